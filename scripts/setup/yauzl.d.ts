// The part of yauzl that set-up uses; the package brings no types of its own.
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  interface Entry {
    fileName: string;
    externalFileAttributes: number;
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }
  const yauzl: { openPromise(path: string, options: { lazyEntries: boolean }): Promise<ZipFile> };
  export default yauzl;
}
