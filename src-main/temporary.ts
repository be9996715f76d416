import { readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './words';

/** Temporary files that this process is writing. */
export const living = new Set<string>();
let counter = 0;

/** A name beside the target that says whose it is: `.<name>.<process>.<number>.tmp`. */
export function temporaryName(target: string): string {
  counter += 1;
  // A file name has at most 255 bytes; forty characters of it are enough to tell what it was for.
  return join(dirname(target), `.${[...basename(target)].slice(0, 40).join('')}.${process.pid}.${counter}.tmp`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Removes what processes left that died while saving: everything in a folder of ours, or what was for one target elsewhere. */
export async function cleanLeftovers(folder: string, target?: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const [, of, pid] = /^\.(.+)\.(\d+)\.\d+\.tmp$/s.exec(name) ?? [];
    if (of === undefined || (target !== undefined && [...target].slice(0, 40).join('') !== of)) continue;
    const path = join(folder, name);
    const inUse = Number(pid) === process.pid ? living.has(path) : isAlive(Number(pid));
    // What cannot be removed today is tried again at the next start.
    if (!inUse) await unlink(path).catch(() => undefined);
  }
}
