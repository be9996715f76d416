import { open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileSizeFault } from '../src-core/contract/limits';
import { readWords } from './words';

/** What looks like a switch and is none: a file can be called "--odd name.lab", no switch can. */
const isFileName = (arg: string): boolean => /^[^=]*\.(lab|csv|tsv|txt|svg)$/i.test(arg);

/** The path of a session or table among a program's arguments: the last one that is no switch and not the app's own folder. */
export function pathAmong(args: readonly string[], cwd: string, appPath: string): string | null {
  const own = resolve(appPath);
  const paths = args.slice(1).filter((arg) => (!arg.startsWith('-') || isFileName(arg)) && resolve(cwd, arg) !== own);
  const path = paths.at(-1);
  return path === undefined ? null : resolve(cwd, path);
}

/** What a second start tells the first one. In ASCII: with other letters in it Electron hands over nothing at all. */
export const handedOver = (path: string | null): { path: string | null } => ({ path: path === null ? null : Buffer.from(path).toString('base64') });

/** The path that a second start was asked to open, or null. */
export function pathHandedOver(data: unknown): string | null {
  return typeof data === 'object' && data !== null && 'path' in data && typeof data.path === 'string' ? Buffer.from(data.path, 'base64').toString() : null;
}

/** A file that a person named, as bytes; what cannot be read is said in words. */
export async function readNamed(path: string): Promise<{ fileName: string; bytes: Uint8Array } | { message: string }> {
  const fileName = basename(path);
  try {
    const info = await stat(path);
    if (!info.isFile()) return { message: `${fileName} is not a file that can be opened (a folder, pipe or device). Choose a session or a table.` };
    // Refused before it is read.
    const tooLarge = fileSizeFault(fileName, info.size);
    if (tooLarge !== null) return { message: tooLarge };
    const file = await open(path, 'r');
    try {
      return { fileName, bytes: new Uint8Array(await file.readFile()) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { message: readWords(error, fileName) };
  }
}
