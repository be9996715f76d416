// What Electron, its tests and its packaging need of a Debian-like Linux. Looked for first; installed only as root, and only what is missing.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture, say, which } from '../lib/terminal.mjs';

/** Programs by the Debian package that brings them. */
const programs = {
  Xvfb: 'xvfb',
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
  'dbus-daemon': 'dbus',
  ip: 'iproute2',
  strace: 'strace',
  fakeroot: 'fakeroot',
  zstd: 'zstd',
  import: 'imagemagick',
  'xdg-mime': 'xdg-utils',
  // Without a desktop xdg-mime asks it by the file's name; lacking it, only by its content.
  mimetype: 'libfile-mimeinfo-perl',
  'update-mime-database': 'shared-mime-info',
  'update-desktop-database': 'desktop-file-utils',
};

/** Libraries by the Debian package that brings them, in the names that ldd gives. */
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libXss.so.1': 'libxss1',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libXtst.so.6': 'libxtst6',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libdrm.so.2': 'libdrm2',
};
/** Every further library that an Electron names is a dependency of these. */
const rest = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/** Missing libraries of a binary, as ldd names them. @param {string} listing */
export const missingLibraries = (listing) => [...listing.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');

/** The Debian packages that bring what is missing. @param {string} binary */
export function missingPackages(binary) {
  const wanted = Object.entries(programs).flatMap(([program, name]) => (which(program) ? [] : [name]));
  /** @type {Record<string, string>} */
  const known = libraries;
  for (const library of missingLibraries(capture('ldd', [binary]).out)) wanted.push(...(known[library] ? [known[library]] : rest));
  // Greek letters and dashes of dialogs and menus; the page brings its own fonts.
  if (!existsSync('/usr/share/fonts/truetype')) wanted.push('fonts-dejavu-core');
  return [...new Set(wanted)];
}

/** @param {string} file what the kernel says under this name, or nothing on a kernel that has no such setting */
const setting = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/**
 * Why Chromium's sandbox cannot be had by an ordinary user, or null. It needs user namespaces, which some systems keep back, or a helper owned by root.
 * @param {string} helper @param {string} [kernel] the folder of the kernel's settings
 */
export function sandboxTrouble(helper, kernel = '/proc/sys/kernel') {
  const keptBack = setting(join(kernel, 'apparmor_restrict_unprivileged_userns')) === '1' || setting(join(kernel, 'unprivileged_userns_clone')) === '0';
  if (!keptBack) return null;
  const owned = existsSync(helper) && statSync(helper).uid === 0 && (statSync(helper).mode & 0o4000) !== 0;
  return owned ? null : `setup: this system keeps user namespaces back, which Electron's sandbox needs; type: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`;
}

/**
 * Installs what is missing, or says in one line what to type. Never stops a start: the app may do without.
 * @param {string} binary
 */
export function setUpSystem(binary) {
  if (process.platform !== 'linux') return;
  const trouble = process.getuid?.() === 0 ? null : sandboxTrouble(join(dirname(realpathSync(binary)), 'chrome-sandbox'));
  if (trouble !== null) say(trouble);
  const missing = missingPackages(binary);
  if (missing.length === 0) return;
  const typed = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (which('apt-get') === null) return say(`setup: missing on this Linux, under Debian's names: ${missing.join(' ')}; install them with your package manager`);
  if (process.getuid?.() !== 0) return say(`setup: some system packages are missing; type: sudo sh -c '${typed}'`);
  say(`setup: installing system packages (once): ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  capture('apt-get', ['update'], { env });
  const { status, text } = capture('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
  if (status !== 0) say(`setup: apt-get failed (${text.split('\n').find((line) => line.startsWith('E:')) ?? 'no reason given'}); when it can reach its mirror, type: ${typed}`);
}
