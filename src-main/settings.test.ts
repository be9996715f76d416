import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { cleanUp, freshFolder } from './fixtures/disks';
import { defaultSettings, openSettings, settingsOf } from './settings';

afterEach(cleanUp);

async function withSettings(content: string | Uint8Array): Promise<string> {
  const folder = await freshFolder();
  await writeFile(join(folder, 'settings.json'), content);
  return folder;
}
const quiet = (): void => undefined;

it('a first start has the defaults and says nothing', async () => {
  const settings = openSettings(await freshFolder(), quiet);
  expect(settings.current).toEqual(defaultSettings);
  expect(settings.notice).toBeNull();
});

it('what was changed is there at the next start', async () => {
  const folder = join(await freshFolder(), 'not', 'made', 'yet');
  openSettings(folder, quiet).change({ ...defaultSettings, theme: 'dark', digits: 6, invited: ['negative-binomial/family'] });
  await vi.waitFor(() => expect(openSettings(folder, quiet).current).toEqual({ ...defaultSettings, theme: 'dark', digits: 6, invited: ['negative-binomial/family'] }));
});

it('a file of before, with fewer settings, keeps those that it has', async () => {
  expect(openSettings(await withSettings('{"theme":"contrast"}'), quiet).current).toEqual({ ...defaultSettings, theme: 'contrast' });
});

it.each([
  ['empty', ''],
  ['an empty object', '{}'],
  ['null', 'null'],
  ['a list', '[1]'],
  ['binary', new Uint8Array([0, 255, 254, 1, 2, 3])],
  ['cut short', '{"theme":"da'],
  ['of an unknown theme', '{"theme":"pink"}'],
  ['of an unknown key', '{"theme":"dark","__proto__":{"digits":3}}'],
  ['of five digits', '{"digits":5}'],
])('a file that is %s gives the defaults, is set aside as it was, and that is said', async (_what, content) => {
  const folder = await withSettings(content);
  const settings = openSettings(folder, quiet);
  expect(settings.current).toEqual(defaultSettings);
  expect(settings.notice).toContain('The settings could not be read');
  expect(await readdir(folder)).toEqual(['settings.json.bad']);
  expect(await readFile(join(folder, 'settings.json.bad'))).toEqual(Buffer.from(content));
});

it('a file of 100 MB is set aside unread', async () => {
  const folder = await withSettings('');
  await truncate(join(folder, 'settings.json'), 100 * 1024 * 1024);
  const before = performance.now();
  expect(openSettings(folder, quiet).current).toEqual(defaultSettings);
  expect(performance.now() - before).toBeLessThan(100);
  expect(await readdir(folder)).toEqual(['settings.json.bad']);
});

it('a second file set aside does not take the place of the first', async () => {
  const folder = await withSettings('{}');
  openSettings(folder, quiet);
  await writeFile(join(folder, 'settings.json'), 'null');
  openSettings(folder, quiet);
  expect((await readdir(folder)).sort()).toEqual(['settings.json.2.bad', 'settings.json.bad']);
  expect(await readFile(join(folder, 'settings.json.bad'), 'utf8')).toBe('{}');
});

it('a folder that cannot be made is told of once, and the settings hold until the end', async () => {
  const file = join(await freshFolder(), 'file');
  await writeFile(file, '');
  const told: string[] = [];
  const settings = openSettings(join(file, 'below'), (message) => told.push(message));
  settings.change({ ...defaultSettings, theme: 'dark' });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  settings.change({ ...defaultSettings, theme: 'light' });
  expect(settings.current.theme).toBe('light');
  expect(told[0]).toBe('Settings hold until you quit and will not be kept: its folder is not there.');
});

it('a folder in the place of the file is set aside like any other', async () => {
  const folder = await freshFolder();
  await mkdir(join(folder, 'settings.json'));
  expect(openSettings(folder, quiet).current).toEqual(defaultSettings);
  expect(await readdir(folder)).toEqual(['settings.json.bad']);
});

it('whatever comes in, settings come out whole or not at all', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ theme: fc.anything(), digits: fc.anything(), invited: fc.anything() }, { requiredKeys: [] })), (value) => {
      const read = settingsOf(value);
      expect(read === null || Object.keys(read).sort().join() === Object.keys(defaultSettings).sort().join()).toBe(true);
    }),
  );
});
