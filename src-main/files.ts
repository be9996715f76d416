// One way to write a file, for sessions, journal and settings: whoever looks at any moment finds the old file or the new one, whole.
import * as nodeFs from 'node:fs/promises';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { living, temporaryName } from './temporary';
import { codeOf, saveWords } from './words';

interface Handle {
  writeFile(data: string | Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}
interface Status {
  mode: number;
  size: number;
  isFile(): boolean;
}

/** The calls that a save is made of, so that a test can let each of them fail. */
export interface FileSystem {
  access(path: string, mode: number): Promise<void>;
  copyFile(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  open(path: string, flags: string, mode?: number): Promise<Handle>;
  readFile(path: string): Promise<Uint8Array>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  stat(path: string): Promise<Status>;
  unlink(path: string): Promise<void>;
}
const disk: FileSystem = nodeFs;

export interface SaveOptions {
  /** Leave what stood there before beside the new file, as `<name>.bak`. */
  keepPrevious?: boolean;
  fs?: FileSystem;
}

interface Job {
  data: string | Uint8Array;
  options: SaveOptions;
  answers: { resolve(): void; reject(reason: unknown): void }[];
}
/** A path stands here while it is being saved, with what came in meanwhile. */
const queues = new Map<string, Job | null>();

/**
 * Replaces a file as a whole. One save a path at a time; of those that wait, the newest wins and answers for all.
 * Rejects with an Error whose message says in words what was wrong and what still stands.
 */
export function saveFile(path: string, data: string | Uint8Array, options: SaveOptions = {}): Promise<void> {
  const key = resolve(path);
  return new Promise((settle, reject) => {
    const job: Job = { data, options, answers: [...(queues.get(key)?.answers ?? []), { resolve: settle, reject }] };
    if (queues.has(key)) queues.set(key, job);
    else void run(key, job);
  });
}

async function run(path: string, job: Job): Promise<void> {
  queues.set(path, null);
  try {
    await replace(path, job.data, job.options);
    for (const answer of job.answers) answer.resolve();
  } catch (error) {
    for (const answer of job.answers) answer.reject(error);
  }
  const next = queues.get(path);
  queues.delete(path);
  if (next) void run(path, next);
}

async function replace(path: string, data: string | Uint8Array, { keepPrevious = false, fs = disk }: SaveOptions): Promise<void> {
  let temporary: string | null = null;
  let replaced = false;
  try {
    // A link stays a link: what it points to is replaced.
    const target = await fs.realpath(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return path;
      throw error;
    });
    const mode = await modeOf(target, fs);
    temporary = await write(target, data, mode, fs);
    if (mode !== null && keepPrevious) await keepAside(target, fs);
    await rename(temporary, target, fs);
    replaced = true;
    await syncFolder(dirname(target), fs);
  } catch (error) {
    if (temporary !== null) await drop(temporary, replaced, fs);
    throw new Error(saveWords(error, basename(path), replaced), { cause: error });
  }
  living.delete(temporary);
}

/** The permissions of what is to be replaced, or null when nothing is there. A folder, a pipe and a read-only file are not replaced. */
async function modeOf(target: string, fs: FileSystem): Promise<number | null> {
  let status: Status;
  try {
    status = await fs.stat(target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  if (!status.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' });
  await fs.access(target, nodeFs.constants.W_OK);
  return status.mode & 0o7777;
}

async function write(target: string, data: string | Uint8Array, mode: number | null, fs: FileSystem): Promise<string> {
  const path = temporaryName(target);
  let handle: Handle;
  try {
    handle = await fs.open(path, 'wx', mode ?? 0o666);
  } catch (error) {
    // Left by a dead process that had our number: it keeps its name, we take the next one.
    if (codeOf(error) === 'EEXIST') return write(target, data, mode, fs);
    throw error;
  }
  living.add(path);
  try {
    try {
      // The umask took bits away when the file was made.
      if (mode !== null) await handle.chmod(mode);
      // writeFile loops; one write may be short on a full disk and report no error.
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    if (Buffer.compare(await fs.readFile(path), bytes) !== 0) throw new Error('what was read back differs from what was written');
  } catch (error) {
    await drop(path, false, fs);
    throw error;
  }
  return path;
}

async function drop(temporary: string, renamed: boolean, fs: FileSystem): Promise<void> {
  living.delete(temporary);
  if (!renamed) await fs.unlink(temporary).catch(() => undefined); // the first error is the one to tell
}

const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** The old file gets a second name first, so that at no moment its own name is missing. */
async function keepAside(target: string, fs: FileSystem): Promise<void> {
  const aside = `${target}.bak`;
  const next = `${aside}.tmp`;
  const remove = (): Promise<void> =>
    fs.unlink(next).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  await remove();
  try {
    await fs.link(target, next).catch((error: unknown) => {
      if (noLinks.includes(codeOf(error))) return fs.copyFile(target, next);
      throw error;
    });
    await fs.rename(next, aside);
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
  // Renaming does nothing when both names are one file already, which is so after a kill between here and the last rename.
  await remove();
}

/** On Windows a virus scanner may hold a file for a moment: ten tries in two seconds. */
async function rename(from: string, to: string, fs: FileSystem, tries = process.platform === 'win32' ? 10 : 1): Promise<void> {
  try {
    await fs.rename(from, to);
  } catch (error) {
    if (tries <= 1 || !['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error;
    await new Promise((go) => setTimeout(go, 200));
    await rename(from, to, fs, tries - 1);
  }
}

/** Without this a power cut may take the new name back. Some file systems cannot do it for a folder and say so. */
async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** The same for the last moment of a process, when nothing can be waited for. No second name is kept. */
export function saveFileSync(path: string, data: string | Uint8Array): void {
  const temporary = temporaryName(path);
  const fd = openSync(temporary, 'wx');
  try {
    try {
      writeFileSync(fd, data);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** What tells one version of a file from another, or null when nothing is there. */
export async function identityOf(path: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs } = await nodeFs.stat(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
