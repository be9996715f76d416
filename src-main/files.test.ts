import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { identityOf, saveFile, saveFileSync } from './files';
import { cleanUp, freshFolder, smallDisk, unreliable } from './fixtures/disks';
import { numbered, versionOf } from './fixtures/numbered';
import { cleanLeftovers } from './temporary';

afterEach(cleanUp);

const old = 'the old file, whole';
const next = 'the new file, whole, and longer than the old one';

async function withOld(): Promise<{ folder: string; path: string }> {
  const folder = await freshFolder();
  const path = join(folder, 'a.lab');
  await writeFile(path, old);
  return { folder, path };
}
const temporaries = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.tmp'));

describe('a save', () => {
  it('makes a file where none was, and leaves nothing else behind', async () => {
    const folder = await freshFolder();
    await saveFile(join(folder, 'a.lab'), next, { keepPrevious: true });
    expect(await readdir(folder)).toEqual(['a.lab']);
    expect(await readFile(join(folder, 'a.lab'), 'utf8')).toBe(next);
  });

  it('keeps what stood there before beside it', async () => {
    const { folder, path } = await withOld();
    await saveFile(path, next, { keepPrevious: true });
    expect(await readFile(`${path}.bak`, 'utf8')).toBe(old);
    expect(await readdir(folder)).toEqual(['a.lab', 'a.lab.bak']);
  });

  it('keeps the permissions, even those that the umask would take away', async () => {
    const { path } = await withOld();
    await chmod(path, 0o666);
    await saveFile(path, next);
    expect((await stat(path)).mode & 0o777).toBe(0o666);
  });

  it('replaces what a link points to, and not the link', async () => {
    const { folder, path } = await withOld();
    const link = join(folder, 'link.lab');
    await symlink('a.lab', link);
    await saveFile(link, next, { keepPrevious: true });
    expect(await readlink(link)).toBe('a.lab');
    expect(await readFile(path, 'utf8')).toBe(next);
  });

  it('refuses a folder of that name in words', async () => {
    const folder = await freshFolder();
    await mkdir(join(folder, 'a.lab'));
    await expect(saveFile(join(folder, 'a.lab'), next)).rejects.toThrow('a.lab was not saved: something that is not a file has that name already.');
  });

  it('says when the folder is not there, and what to do', async () => {
    const folder = await freshFolder();
    await expect(saveFile(join(folder, 'stick', 'a.lab'), next)).rejects.toThrow('If a disk was taken out, put it back, or save elsewhere.');
  });

  it('copes with a name as long as the disk allows', async () => {
    const folder = await freshFolder();
    const name = `${'ü'.repeat(120)}.lab`;
    await saveFile(join(folder, name), next);
    expect(await readdir(folder)).toEqual([name]);
  });

  it('passes over the temporary name that a dead process with our number left', async () => {
    const folder = await freshFolder();
    for (let n = 1; n < 400; n += 1) await writeFile(join(folder, `.a.lab.${process.pid}.${n}.tmp`), 'left');
    await saveFile(join(folder, 'a.lab'), next);
    expect(await readFile(join(folder, 'a.lab'), 'utf8')).toBe(next);
  });

  it('of many at once lets the newest win, and answers all', async () => {
    const { folder, path } = await withOld();
    await Promise.all(Array.from({ length: 50 }, (_, n) => saveFile(path, `version ${n}`)));
    expect(await readFile(path, 'utf8')).toBe('version 49');
    expect(await temporaries(folder)).toEqual([]);
  });

  it('is made in the order that a power cut cannot spoil: data before names, the old name before the new, the folder last', async () => {
    const { path } = await withOld();
    const order: string[] = [];
    const disk = unreliable((_call, name) => order.push(name) === 0, 'EIO');
    await saveFile(path, next, { keepPrevious: true, fs: disk.fs });
    const looking = ['realpath', 'stat', 'access', 'readFile'];
    expect(order.filter((name) => !looking.includes(name))).toEqual([
      'open', 'chmod', 'writeFile', 'sync', 'close', // the new file, under a name of its own
      'unlink', 'link', 'rename', 'unlink', // the old one gets its second name
      'rename', 'open', 'sync', 'close', // the new one its first, and the folder is told
    ]);
  });

  it('in the last moment of a process replaces the file as a whole too', async () => {
    const { folder, path } = await withOld();
    saveFileSync(path, next);
    expect(await readFile(path, 'utf8')).toBe(next);
    expect(await temporaries(folder)).toEqual([]);
  });

  it('has an identity that every change alters', async () => {
    const { path } = await withOld();
    const before = await identityOf(path);
    await saveFile(path, old);
    expect(await identityOf(path)).not.toBe(before);
    expect(await identityOf(`${path}.none`)).toBeNull();
  });
});

const calls = Array.from({ length: 40 }, (_, n) => n + 1);

describe('a disk that fails at one call', () => {
  it('is asked between 12 and 40 times for one save, so that the cases below reach every call', async () => {
    const { path } = await withOld();
    const disk = unreliable(() => false, 'EIO');
    await saveFile(path, next, { keepPrevious: true, fs: disk.fs });
    expect(disk.calls()).toBeGreaterThan(12);
    expect(disk.calls()).toBeLessThan(40);
  });

  it.each(calls)('leaves the old file or the new one, no temporary file, and an error: call %i', async (n) => {
    const { folder, path } = await withOld();
    const disk = unreliable((call) => call === n, 'EIO');
    const said = await saveFile(path, next, { keepPrevious: true, fs: disk.fs }).then(() => 'saved', (error: Error) => error.message);
    expect([old, next]).toContain(await readFile(path, 'utf8'));
    expect(await temporaries(folder)).toEqual([]);
    expect(said).toMatch(disk.calls() < n ? /^saved$/ : /the disk reported an error/);
  });

  it.each(calls)('and at every call after it leaves the old file or the new one, and an error: call %i', async (n) => {
    const { path } = await withOld();
    const disk = unreliable((call) => call >= n, 'EIO');
    const said = await saveFile(path, next, { keepPrevious: true, fs: disk.fs }).then(() => 'saved', (error: Error) => error.message);
    expect([old, next]).toContain(await readFile(path, 'utf8'));
    expect(said).toMatch(disk.calls() < n ? /^saved$/ : /the disk reported an error/);
  });

  it('says "unchanged" only of a file that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (n) => {
        const { path } = await withOld();
        const disk = unreliable((call) => call === n, 'ENOSPC');
        const said = await saveFile(path, next, { keepPrevious: true, fs: disk.fs }).then(() => '', (error: Error) => error.message);
        expect(await readFile(path, 'utf8')).toBe(said.includes('unchanged') ? old : next);
      }),
      { numRuns: 60 },
    );
  });
});

it('a disk without links keeps the previous file by a copy', async () => {
  const { path } = await withOld();
  const disk = unreliable((_call, name) => name === 'link', 'EPERM');
  await saveFile(path, next, { keepPrevious: true, fs: disk.fs });
  expect(await readFile(`${path}.bak`, 'utf8')).toBe(old);
});

it('a full disk is named in words; the old file stays to the byte, and no temporary file', async () => {
  const { folder, fs } = await smallDisk();
  const path = join(folder, 'a.lab');
  const first = 'x'.repeat(100_000);
  await saveFile(path, first, { fs });
  const said = await saveFile(path, 'y'.repeat(300_000), { keepPrevious: true, fs }).then(() => 'saved', (error: Error) => error.message);
  expect(said).toBe('a.lab was not saved: the disk is full. Free some space, or save elsewhere. What stood there before is unchanged.');
  expect(await readFile(path, 'utf8')).toBe(first);
  expect(await readdir(folder)).toEqual(['a.lab']);
});

describe('temporary files', () => {
  it('of dead processes are removed, those of living ones and of others stay', async () => {
    const folder = await freshFolder();
    const dead = '.a.lab.4194303.7.tmp';
    for (const name of [dead, '.a.lab.1.7.tmp', 'mine.tmp']) await writeFile(join(folder, name), '');
    await cleanLeftovers(folder);
    expect((await readdir(folder)).sort()).toEqual(['.a.lab.1.7.tmp', 'mine.tmp']);
  });

  it('in a folder of the person’s are removed only for the file that is saved', async () => {
    const folder = await freshFolder();
    for (const name of ['.a.lab.4194303.1.tmp', '.b.lab.4194303.1.tmp']) await writeFile(join(folder, name), '');
    await cleanLeftovers(folder, 'a.lab');
    expect(await readdir(folder)).toEqual(['.b.lab.4194303.1.tmp']);
  });
});

/** Rounds of the killing below: a few at each test, all in a torture run. */
const rounds = process.env['LAB_ROUNDS'] === 'full' ? 200 : Number(process.env['LAB_ROUNDS'] ?? 40);

async function bundled(folder: string): Promise<string> {
  const entry = resolve(import.meta.dirname, 'fixtures/saver.ts');
  await build({ configFile: false, logLevel: 'silent', build: { ssr: entry, outDir: folder, emptyOutDir: false, target: 'node20', rollupOptions: { output: { entryFileNames: 'saver.mjs' } } } });
  return join(folder, 'saver.mjs');
}

/** Starts the saver, ends it without a warning some milliseconds after its first save, and tells the last version that it called safe. */
function killedSaver(script: string, path: string, afterMs: number): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += data.toString();
    });
    child.once('close', () => done(Number(said.trimEnd().split('\n').at(-1))));
  });
}

it(`ended at a random moment of a save, ${rounds} times: a whole file each time, never older than the last one called safe`, async () => {
  const folder = await freshFolder();
  const script = await bundled(await freshFolder());
  const path = join(folder, 'a.lab');
  for (const version of [0, 0]) await saveFile(path, numbered(version), { keepPrevious: true });
  const found: { safe: number; file: number | null; previous: number | null }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const safe = await killedSaver(script, path, Math.random() * 60);
    const [file, previous] = await Promise.all([path, `${path}.bak`].map(async (each) => versionOf(await readFile(each, 'utf8'))));
    found.push({ safe, file: file ?? null, previous: previous ?? null });
  }
  expect(found.filter(({ safe, file }) => file === null || file < safe)).toEqual([]);
  expect(found.filter(({ previous }) => previous === null)).toEqual([]);
  await cleanLeftovers(folder);
  expect((await temporaries(folder)).filter((name) => name !== `${basename(path)}.bak.tmp`)).toEqual([]);
}, 600_000);
