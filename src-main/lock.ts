import { readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether this process is the one that the lock on disk names. Two starts within milliseconds of each other were both told that they
 * hold it, about once in thirty such pairs; on disk there is one name only. Where the system keeps no such file there is no doubt.
 */
export function isLockHolder(userData: string): boolean {
  try {
    return readlinkSync(join(userData, 'SingletonLock')).endsWith(`-${process.pid}`);
  } catch {
    return true;
  }
}
