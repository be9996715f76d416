// The part of electron-installer-debian that packaging uses; the package brings no types of its own.
declare module 'electron-installer-debian' {
  interface Data {
    src: string;
    dest: string;
    rename(dest: string, src: string): string;
    logger(line: string): void;
    options: Record<string, unknown>;
  }
  interface Installer {
    /** Known after createStagingDir. */
    readonly stagingDir: string;
    readonly options: Record<string, unknown>;
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<unknown>;
    createContents(): Promise<unknown>;
    createPackage(): Promise<unknown>;
    movePackage(): Promise<unknown>;
  }
  const all: { Installer: new (data: Data) => Installer };
  export default all;
}
