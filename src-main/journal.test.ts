import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LabState, Table } from '../src-core/contract/types';
import { about, initial } from '../src-core/problems/negative-binomial/state';
import type { SaveOptions } from './files';
import { cleanUp, freshFolder, smallDisk } from './fixtures/disks';
import { openJournal, type Journal } from './journal';
import { sessionText, type Kept } from './journalFiles';

afterEach(cleanUp);

const lab = about.id;
const at = (rho: number, change: Partial<LabState> = {}): LabState => ({ ...initial, params: { ...initial.params, rho }, ...change });
const kept = (...history: LabState[]): Kept => ({ lab, history, answers: {} });

const told: string[] = [];
const opened = (folder: string, disk: SaveOptions = {}): Promise<Journal> =>
  openJournal({ folder, app: '1.0.0', disk, onState: (state, message) => told.push(`${state}: ${message}`) });
async function shown(journal: Journal): Promise<LabState | undefined> {
  return (await journal.read()).sessions[lab]?.history.at(-1);
}

/** A journal that kept these sessions one after the other and ended properly. */
async function ended(...sessions: Kept[]): Promise<string> {
  const folder = await freshFolder();
  const journal = await opened(folder);
  for (const session of sessions) {
    journal.write(session);
    await journal.flush();
  }
  journal.close();
  return folder;
}

describe('hot exit', () => {
  it('a first start remembers nothing and says nothing', async () => {
    const journal = await opened(await freshFolder());
    expect(await journal.read()).toEqual({ lab: null, sessions: {}, notices: [] });
    journal.close();
  });

  it('a second after a change it is on disk, without being asked', async () => {
    const folder = await freshFolder();
    const journal = await opened(folder);
    journal.write(kept(at(0.25)));
    await vi.waitFor(async () => expect(await readdir(folder)).toContain(`${lab}.1.lab`), { timeout: 1500 });
    journal.close();
  });

  it('while changes go on it is written all the same', async () => {
    const folder = await freshFolder();
    const journal = await opened(folder);
    const moving = setInterval(() => journal.write(kept(at(Math.random()))), 50);
    await vi.waitFor(async () => expect(await readdir(folder)).toContain(`${lab}.1.lab`), { timeout: 2000 });
    clearInterval(moving);
    journal.close();
  });

  it('a proper end brings the whole history back and says nothing', async () => {
    const history = [at(0.1), at(0.2), at(0.1 + 0.2)];
    const again = await opened(await ended(kept(...history)));
    const read = await again.read();
    expect(read.sessions[lab]?.history).toEqual(history);
    expect(read.lab).toBe(lab);
    expect(read.notices).toEqual([]);
    again.close();
  });

  it('an end without a warning brings it back too, and says so in one line', async () => {
    const folder = await freshFolder();
    const first = await opened(folder);
    first.write(kept(at(0.3)));
    await first.flush();
    const again = await opened(folder);
    const read = await again.read();
    expect(read.sessions[lab]?.history).toEqual([at(0.3)]);
    expect(read.notices).toEqual(['The program did not end properly last time. What you had entered is here again.']);
    again.close();
    first.close();
  });

  it('the synchronous write of the last moment keeps what no other had time for', async () => {
    const folder = await freshFolder();
    const first = await opened(folder);
    first.write(kept(at(0.3)));
    const late = first.flush();
    first.write(kept(at(0.4)));
    first.close();
    await late;
    const again = await opened(folder);
    expect(await shown(again)).toEqual(at(0.4));
    expect((await again.read()).notices).toEqual([]);
    again.close();
  });

  it('a page that comes back is given what stands there now, before any disk has it', async () => {
    const journal = await opened(await freshFolder());
    journal.write(kept(at(0.5), at(0.6)));
    expect(await shown(journal)).toEqual(at(0.6));
    expect(journal.dropLast()).toBe(true);
    expect(await shown(journal)).toEqual(at(0.5));
    journal.close();
  });
});

describe('tables of one’s own', () => {
  const hash = 'a'.repeat(64);
  const table: Table = { hash, fileName: 'a.csv', header: ['count'], rows: 3, columns: 1, values: Float64Array.of(0, 1, 2), delimiter: ',', notes: [] };
  it('are stored once, come back to the bit, and go when no state names them', async () => {
    const folder = await freshFolder();
    const first = await opened(folder);
    first.keepTable(table);
    for (const rho of [0.1, 0.2, 0.3, 0.4]) {
      first.write(kept(at(rho, { data: `table:${hash}` })));
      await first.flush();
    }
    expect(await readdir(join(folder, 'tables'))).toEqual([`${hash}.table`]);
    first.close();
    const again = await opened(folder);
    expect((await again.read()).sessions[lab]?.tables[hash]).toEqual(table);
    for (const rho of [0.1, 0.2, 0.3, 0.4]) {
      again.write(kept(at(rho)));
      await again.flush();
    }
    again.close();
    (await opened(folder)).close();
    expect(await readdir(join(folder, 'tables'))).toEqual([]);
  });
});

describe('a damaged journal', () => {
  const older = at(0.31);
  const newer = at(0.47);
  const newest = `${lab}.2.lab`;

  it.each(Array.from({ length: 10 }, (_, tenth) => tenth / 10))('cut at %d of its length gives the state before and keeps the bad file aside', async (part) => {
    const folder = await ended(kept(older), kept(newer));
    const path = join(folder, newest);
    await truncate(path, Math.floor((await stat(path)).size * part));
    const journal = await opened(folder);
    expect(await shown(journal)).toEqual(older);
    expect(await readdir(folder)).toContain(`${newest}.bad`);
    journal.close();
  });

  it('with a bit turned over anywhere gives one of the states whole, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (place, bit) => {
        const folder = await ended(kept(older), kept(newer));
        const bytes = await readFile(join(folder, newest));
        const index = place % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        await writeFile(join(folder, newest), bytes);
        const journal = await opened(folder);
        expect([older, newer]).toContainEqual(await shown(journal));
        journal.close();
      }),
      { numRuns: process.env['LAB_ROUNDS'] === 'full' ? 200 : 50 },
    );
  });

  it('with every generation damaged begins anew, says so, and deletes nothing', async () => {
    const folder = await ended(kept(older), kept(newer));
    for (const name of [`${lab}.1.lab`, newest]) await writeFile(join(folder, name), 'nothing');
    const journal = await opened(folder);
    const read = await journal.read();
    expect(read.sessions).toEqual({});
    expect(read.notices[0]).toBe(`What was kept of ${lab} last was damaged (2 files); it was set aside, and the lab begins anew.`);
    expect(await readdir(folder)).toEqual(expect.arrayContaining([`${lab}.1.lab.bad`, `${newest}.bad`]));
    journal.close();
  });

  it('with a damaged front file still shows the lab', async () => {
    const folder = await ended(kept(newer));
    await writeFile(join(folder, 'front.json'), '\0');
    const journal = await opened(folder);
    expect((await journal.read()).lab).toBe(lab);
    expect(await shown(journal)).toEqual(newer);
    journal.close();
  });

  it('a clock that went back changes nothing: the higher number is the newer', async () => {
    const folder = await ended(kept(older), kept(newer));
    const again = await opened(folder);
    again.write(kept(at(0.5)));
    again.close();
    expect((await readdir(folder)).filter((name) => name.endsWith('.lab')).sort()).toEqual([1, 2, 3].map((n) => `${lab}.${n}.lab`));
  });
});

describe('the size of the journal', () => {
  it('is bounded: three generations a lab, however often it is written', async () => {
    const folder = await freshFolder();
    for (let start = 0; start < 25; start += 1) {
      const journal = await opened(folder);
      for (const rho of [0.2, 0.3]) {
        journal.write(kept(at(rho)));
        await journal.flush();
      }
      journal.close();
    }
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['front.json', `${lab}.48.lab`, `${lab}.49.lab`, `${lab}.50.lab`, 'tables']);
  });

  it('is bounded for a history of large states: two million characters of the newest', () => {
    const history = Array.from({ length: 200 }, (_, n) => at((n + 1) / 201, { choices: { ...initial.choices, note: 'x'.repeat(20_000) } }));
    const text = sessionText(kept(...history), '1.0.0', 1);
    expect(text.length).toBeLessThan(2.2 * 1024 * 1024);
    const read: unknown = JSON.parse(text);
    expect(read).toHaveProperty('history', history.slice(-103));
  });
});

describe('a folder that cannot be written', () => {
  it('is told of once; the work stays in memory; when it can be written again all of it is', async () => {
    told.length = 0;
    const parent = await freshFolder();
    const folder = join(parent, 'lab');
    await writeFile(folder, 'a file in the place of the folder');
    const journal = await opened(folder);
    journal.write(kept(at(0.7)));
    await journal.flush();
    expect(told).toEqual(['off: Autosave is off: its folder is not there. Your work stays in this window; save it to a file elsewhere before you quit.']);
    expect(await shown(journal)).toEqual(at(0.7));
    await rm(folder);
    await journal.flush();
    expect(told.at(-1)).toBe('on: Autosave works again.');
    journal.close();
    const again = await opened(folder);
    expect(await shown(again)).toEqual(at(0.7));
    again.close();
  });

  it('because its disk is full, is told of in words, and leaves the generation before whole', async () => {
    told.length = 0;
    const { folder, fs } = await smallDisk();
    const journal = await opened(folder, { fs });
    journal.write(kept(at(0.11)));
    await journal.flush();
    const answers = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`part ${n}`, 'x'.repeat(20_000)]));
    journal.write({ ...kept(at(0.22)), answers });
    await journal.flush();
    expect(told).toEqual(['off: Autosave is off: the disk is full. Your work stays in this window; save it to a file elsewhere before you quit.']);
    const again = await opened(folder);
    expect(await shown(again)).toEqual(at(0.11));
    again.close();
    journal.close();
  });
});
