// The one build that start, tests, tour and launch-info share. Made again whenever a source differs from what it was made of.
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { capture, root, say, Trouble } from './terminal.mjs';

const sources = ['src-core', 'src-main', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const stamp = join(root, 'out/built-from');
const lock = join(root, 'out/being-built');
/** Made last in each part; another build in the same folder, with other constants, gives them another time. */
const made = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).sort().flatMap((name) => filesUnder(join(path, name)));
}

/** Names, sizes and times of files in one word: one that went away counts as much as one that changed. @param {readonly string[]} paths */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder)) {
    if (path.endsWith('.test.ts')) continue;
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === `${fingerprint(sources)} ${fingerprint(made)}`;

/** @param {number} pid */
function lives(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Who holds the lock; 0 when it has gone meanwhile. */
function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** @param {string} from @param {string} to */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Two programs started at once build once: the second waits for the first. */
async function takeLock() {
  mkdirSync(join(root, 'out'), { recursive: true });
  // A link appears with its content, so that nobody takes a lock just begun for one that was left behind.
  const own = `${lock}-${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!linked(own, lock)) {
      if (!lives(holder())) rmSync(lock, { force: true });
      else await new Promise((done) => setTimeout(done, 100));
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {NodeJS.ProcessEnv} env what sets this build apart */
export function runBuild(env) {
  const { status, text } = capture(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', ...env },
  });
  if (status !== 0) throw new Trouble(`The build failed:\n${stripVTControlCharacters(text).trim()}`);
}

/** Builds unless what stands in out/ was made of the sources as they are. */
export async function build() {
  if (isCurrent()) return;
  await takeLock();
  try {
    if (isCurrent()) return;
    // Taken before: a source that changes meanwhile is seen by the next start.
    const from = fingerprint(sources);
    say('building the app');
    rmSync(stamp, { force: true });
    // Playwright drives the app through the port that the shipped build closes.
    runBuild({ LAB_KEEP_DEBUGGING: '1' });
    writeFileSync(stamp, `${from} ${fingerprint(made)}`);
  } finally {
    rmSync(lock, { force: true });
  }
}
