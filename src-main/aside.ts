import { existsSync, renameSync } from 'node:fs';

/** Gives a file that cannot be read a name under which nobody looks for it, and never deletes it. False when even that failed. */
export function setAside(path: string): boolean {
  let free = `${path}.bad`;
  for (let n = 2; existsSync(free) && n < 1000; n += 1) free = `${path}.${n}.bad`;
  try {
    renameSync(path, free);
    return true;
  } catch {
    return false; // a disk that cannot be written: the file stays where it is and is passed over again next time
  }
}
