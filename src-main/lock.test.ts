import { symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { cleanUp, freshFolder } from './fixtures/disks';
import { isLockHolder } from './lock';

afterEach(cleanUp);

it.each([
  ['this process', `${hostname()}-${process.pid}`, true],
  ['another process', `${hostname()}-1`, false],
  ['another process whose number ends like ours', `${hostname()}-1${process.pid}`, false],
])('a lock that names %s', async (_whom, name, isOurs) => {
  const folder = await freshFolder();
  await symlink(name, join(folder, 'SingletonLock'));
  expect(isLockHolder(folder)).toBe(isOurs);
});

it('without a lock on disk nobody else can hold it', async () => {
  expect(isLockHolder(await freshFolder())).toBe(true);
});
