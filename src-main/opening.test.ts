import { execFileSync } from 'node:child_process';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanUp, freshFolder } from './fixtures/disks';
import { handedOver, pathAmong, pathHandedOver, readNamed } from './opening';
import { placeBook } from './places';

afterEach(cleanUp);

describe('the file that a program was started with', () => {
  const app = '/opt/lab';
  it.each([
    ['none', ['electron', '/opt/lab'], null],
    ['a relative one', ['electron', '/opt/lab', 'a.lab'], '/home/me/a.lab'],
    ['an absolute one', ['lab', '/tmp/a b ü.csv'], '/tmp/a b ü.csv'],
    ['one among switches', ['lab', '--no-sandbox', 'a.lab', '--user-data-dir=/tmp/x.lab', '--inspect'], '/home/me/a.lab'],
    ['one whose name begins like a switch', ['lab', '--ozone-platform=x11', '--odd name.lab'], '/home/me/--odd name.lab'],
    ['the app’s own folder, said as a dot', ['electron', '.'], '/home/me'],
  ])('%s', (_what, args, path) => {
    expect(pathAmong(args, '/home/me', app)).toBe(path);
  });
  it('is not the app’s own folder', () => {
    expect(pathAmong(['electron', '.'], app, app)).toBeNull();
  });
});

describe('the file that a second start hands over', () => {
  it.each(['/tmp/a b.lab', '/tmp/Zählung 数 😀.csv', '/tmp/--odd=1.lab'])('arrives as it was, and travels in ASCII: %s', (path) => {
    const message = JSON.stringify(handedOver(path));
    expect(message).toMatch(/^[ -~]*$/);
    expect(pathHandedOver(JSON.parse(message))).toBe(path);
  });
  it.each([null, undefined, 'a', {}, { path: null }, { path: 1 }])('is none when none was handed over: %j', (data) => {
    expect(pathHandedOver(data)).toBeNull();
  });
});

describe('a file named by a person', () => {
  it('comes as its bytes', async () => {
    const path = join(await freshFolder(), 'a.csv');
    await writeFile(path, '1\n2\n');
    expect(await readNamed(path)).toEqual({ fileName: 'a.csv', bytes: new Uint8Array([49, 10, 50, 10]) });
  });
  it('that is not there is asked after', async () => {
    expect(await readNamed(join(await freshFolder(), 'a.csv'))).toEqual({ message: 'a.csv cannot be opened: it is not there. Was it moved or renamed? Nothing was changed.' });
  });
  it('that is a folder is refused', async () => {
    const path = join(await freshFolder(), 'a.csv');
    await mkdir(path);
    expect(await readNamed(path)).toEqual({ message: 'a.csv is not a file that can be opened (a folder, pipe or device). Choose a session or a table.' });
  });
  it('that is a pipe is refused, and nobody waits for it', async () => {
    const path = join(await freshFolder(), 'a.csv');
    execFileSync('mkfifo', [path]);
    expect(await readNamed(path)).toHaveProperty('message');
  });
  it('that is too large is refused unread', async () => {
    const path = join(await freshFolder(), 'a.csv');
    await writeFile(path, '');
    await truncate(path, 65 * 1024 * 1024);
    expect(await readNamed(path)).toEqual({ message: 'This table has 65 MB; at most 32 MB can be read.' });
  });
});

describe('a file that may be saved to again', () => {
  it('is known by a word that holds no path', async () => {
    const path = join(await freshFolder(), 'a.lab');
    await writeFile(path, '{}');
    const book = placeBook();
    const read = await book.read(path);
    const file = 'file' in read ? read.file : '';
    expect(file).toMatch(/^[0-9a-f-]{36}$/);
    expect(book.find(file)?.path).toBe(path);
    expect(book.find('/etc/passwd')).toBeUndefined();
  });
  it('has changed when another program wrote to it, and not before', async () => {
    const path = join(await freshFolder(), 'a.lab');
    await writeFile(path, '{}');
    const book = placeBook();
    const read = await book.read(path);
    const place = book.find('file' in read ? read.file : '') ?? { path: '', identity: null };
    expect(await book.hasChanged(place)).toBe(false);
    await writeFile(path, '{"changed":true}');
    expect(await book.hasChanged(place)).toBe(true);
  });
});
