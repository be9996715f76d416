// The npm packages: installed from the lockfile when node_modules does not hold what the lockfile asks for.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root, say, Trouble } from '../lib/terminal.mjs';

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, extraneous?: boolean }> }} Lockfile */

/** @param {string} file */
const read = (file) => /** @type {Lockfile} */ (JSON.parse(readFileSync(file, 'utf8')));

/**
 * Whether node_modules holds what the lockfile asks for. npm keeps a list of what it installed; times are of no use here,
 * since a checkout gives every file the time of the checkout. Optional packages may be missing: they belong to other systems.
 * @param {string} folder
 */
export function packagesAreCurrent(folder) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = read(join(folder, 'package-lock.json')).packages;
  const present = read(installed).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional, extraneous }]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return optional === true || extraneous === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** Installs what is missing, running no script of any package; throws with npm's own last words when it cannot. */
export function setUpPackages() {
  if (packagesAreCurrent(root)) return;
  say('setup: installing the npm packages of the lockfile (once, under a minute)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, text } = capture(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status === 0) return;
  const reason = text.trim().split('\n').filter((line) => /npm (error|ERR)/.test(line)).slice(0, 3).join(' ') || text.trim().split('\n').at(-1);
  throw new Trouble(`setup: "npm ci" failed: ${reason}\nsetup: with a connection to your npm registry, type: npm ci`);
}
