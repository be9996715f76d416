import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../lib/terminal.mjs';
import { packagesAreCurrent } from './packages.mjs';

let folder: string;
const wanted = {
  '': { version: '0.1.0' },
  'node_modules/one': { version: '1.0.0', integrity: 'sha512-one' },
  'node_modules/for-a-mac': { version: '2.0.0', integrity: 'sha512-two', optional: true },
};
function write(installed: object | null): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed) writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-packages-'));
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ['nothing is installed', null, false],
  ['a package is missing', {}, false],
  ['a package has another version', { 'node_modules/one': { version: '1.0.1', integrity: 'sha512-one' } }, false],
  ['a package has another content', { 'node_modules/one': { version: '1.0.0', integrity: 'sha512-other' } }, false],
  ['only what belongs to another system is missing', { 'node_modules/one': wanted['node_modules/one'] }, true],
])('packages are installed unless current: %s', (_case, installed, current) => {
  write(installed);
  expect(packagesAreCurrent(folder)).toBe(current);
});

it('holds this clone, in which tests run, for current', () => {
  expect(packagesAreCurrent(root)).toBe(true);
});
