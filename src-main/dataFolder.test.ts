import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { usableFolder } from './dataFolder';
import { cleanUp, freshFolder } from './fixtures/disks';

afterEach(cleanUp);

it('a folder that is not there yet is made, and holds nothing of the trial', async () => {
  const asked = join(await freshFolder(), 'made', 'now');
  expect(usableFolder(asked)).toEqual({ folder: asked, warning: null });
  expect(await readdir(asked)).toEqual([]);
});

it('in the place of one that cannot be written another is used, and what that means is said', async () => {
  const file = join(await freshFolder(), 'file');
  await writeFile(file, '');
  const { folder, warning } = usableFolder(join(file, 'below'));
  expect(warning).toBe(`Nothing will be kept when you quit, settings neither: in ${join(file, 'below')} its folder is not there. Save your work to a file.`);
  await rm(await mkdtemp(join(folder, 'written-')), { recursive: true });
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
