import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../contract/faults';
import type { ReadSession, Session, Table } from '../contract/types';
import { problems } from '../problems';
import { initial } from '../problems/negative-binomial/state';
import { openSession, writeSession } from './session';
import { readTable } from './table';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const stamp = { app: '1.2.3', generation: 7 };
const session: Session = { lab: 'negative-binomial', history: [initial, { ...initial, seed: 7 }], answers: { '1b': 'r*rho/(1-rho)' }, tables: {} };

function ownTable(): Table {
  const work = readTable('negative-binomial', 'own.csv', utf8('x\n1\n0\n4\n'), null);
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
const table = ownTable();
const withTable: Session = { ...session, history: [{ ...initial, data: `table:${table.hash}` }], tables: { [table.hash]: table } };

async function refusal(text: string): Promise<string> {
  try {
    await openSession(utf8(text));
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'It was opened.';
}
/** The text of the session with one member replaced. */
function mutant(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(writeSession(session, stamp)) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}

const tables = (change: object) => ({ [table.hash]: { fileName: 'a.csv', header: ['x'], rows: 1, columns: 1, delimiter: ',', notes: [], values: [[1]], ...change } });

describe('a session file', () => {
  it.each([session, withTable])('comes back as it was written', async (written) => {
    const { lab, history, answers, tables, warnings, app, generation } = await openSession(utf8(writeSession(written, stamp)));
    expect({ lab, history, answers, tables }).toEqual(written);
    expect({ warnings, app, generation }).toEqual({ warnings: [], ...stamp });
  });
  it('keeps every double whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), fc.double({ min: 1e-12, max: 1, maxExcluded: true, noNaN: true }), async (r, rho) => {
        const states = [{ ...initial, params: { r, rho } }];
        const read: ReadSession = await openSession(utf8(writeSession({ ...session, history: states }, stamp)));
        expect(read.history).toEqual(states);
      }),
    );
  });
  it('may have no history: the lab then opens in its first state', async () => expect((await openSession(utf8(writeSession({ ...session, history: [] }, stamp)))).history).toEqual([]));
  it('changed by a person is opened, and that is said', async () => {
    const read = await openSession(utf8(writeSession(session, stamp).replace('"seed":7', '"seed":8')));
    expect(read.history[1]?.seed).toBe(8);
    expect(read.warnings).toEqual(['It was changed outside the program.']);
  });
  it('of a time when the lab had fewer choices is opened, and these stand at their defaults', async () => {
    const { part, ...fewer } = initial.choices;
    const read = await openSession(utf8(mutant((file) => void (file['history'] = [{ ...initial, choices: fewer }]))));
    expect([read.history[0], part]).toEqual([initial, '']);
  });
  it('rides in an exported figure', async () => {
    const escaped = writeSession(session, stamp).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>T</title><metadata id="likelihood-lab-session">${escaped}</metadata></svg>`;
    expect((await openSession(utf8(svg))).history).toEqual(session.history);
  });
  it('whose table was edited stands on the edited table', async () => {
    const edited = writeSession(withTable, stamp).replace('[[1],[0],[4]]', '[[1],[0],[5]]');
    const read = await openSession(utf8(edited));
    const [hash = ''] = Object.keys(read.tables);
    expect(hash).not.toBe(table.hash);
    expect(read.history[0]?.data).toBe(`table:${hash}`);
    expect(Array.from(read.tables[hash]?.values ?? [])).toEqual([1, 0, 5]);
  });
});

describe('a large session file', () => {
  const rows = 200_000;
  const large = mutant((file) => void (file['tables'] = tables({ rows, values: Array.from({ length: rows }, (_, i) => [i]) })));

  it('is read in steps between which other messages get in', async () => {
    const told: number[] = [];
    const rest = vi.fn(() => Promise.resolve());
    const read = await openSession(utf8(large), problems, { signal: { aborted: false }, rest, progress: ({ done, of }) => void told.push(done / of) });
    expect(Object.values(read.tables)[0]?.rows).toBe(rows);
    expect(rest.mock.calls.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
  it('is dropped when it is cancelled', async () => {
    const signal = { aborted: false };
    const rest = () => Promise.resolve(void (signal.aborted = true));
    await expect(openSession(utf8(large), problems, { signal, rest, progress: () => undefined })).rejects.toMatchObject({ fault: { kind: 'cancelled' } });
  });
  it('has a checksum over every character, wherever it is cut', async () => {
    const answers = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}`, `${'x'.repeat(i)}${'\u{1F41E}'.repeat(5000)}`]));
    expect((await openSession(utf8(writeSession({ ...session, answers }, stamp)))).warnings).toEqual([]);
  });
});

describe('a session too large to be opened again', () => {
  it('is not written, and that is said', () => {
    const long = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`a${i}`, '\u4e00'.repeat(23_000)]));
    expect(() => writeSession({ ...session, answers: long }, stamp)).toThrow(/would have 65\.\d MB, and at most 64 MB can be opened again/);
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing', '', /is empty/],
    ['blanks', ' \n', /is empty/],
    ['no JSON', '{"format" 3}', /is not JSON/],
    ['another text behind it', `${writeSession(session, stamp)}x`, /is not JSON: it cannot be read (near|from)/],
    ['a number that JSON does not have', writeSession(session, stamp).replace('"seed":7', '"seed":NaN'), /is not JSON: it cannot be read (near|from)/],
    ['millions of lists', `[${'[],'.repeat(4_000_000)}[]]`, /holds 4000002 lists and objects; at most 4000000/],
    ['half a file', writeSession(session, stamp).slice(0, 100), /ends before its end/],
    ['another JSON', '{"a":1}', /no session of this program/],
    ['a list', '[]', /no session of this program/],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /100000 levels deep/],
    ['a figure from elsewhere', '<svg></svg>', /holds no session/],
  ])('%s', async (_, text, words) => expect(await refusal(text)).toMatch(words));

  it.each([
    ['a newer version', (file) => void (file['version'] = 2), /newer version 2 .* up to version 1/],
    ['version 0', (file) => void (file['version'] = 0), /version 0/],
    ['a version in words', (file) => void (file['version'] = '1'), /version "1"/],
    ['an unknown lab', (file) => void (file['lab'] = 'chess'), /no lab of that name/],
    ['a lab that does not stand yet', (file) => void (file['lab'] = 'linear-vae'), /linear-vae, which this version .* does not have yet/],
    ['a lab named like a prototype', (file) => void (file['lab'] = 'toString'), /no lab of that name/],
    ['an unknown member', (file) => void (file['more'] = 1), /more/],
    ['a missing member', (file) => void delete file['answers'], /answers/],
    ['a state out of range', (file) => void (file['history'] = [{ ...initial, params: { r: -1, rho: 0.5 } }]), /state 1, params\.r .*positive/],
    ['a state that is text', (file) => void (file['history'] = ['x']), /state 1/],
    ['a step beyond the timeline', (file) => void (file['history'] = [{ ...initial, step: 1001 }]), /step must be a whole number from 0 to 1000/],
    ['a table that is not in it', (file) => void (file['history'] = [{ ...initial, data: `table:${'0'.repeat(64)}` }]), /a table that is not in it/],
    ['an unknown table', (file) => void (file['history'] = [{ ...initial, data: '/etc/passwd' }]), /table that this lab does not have/],
    ['more than 200 states', (file) => void (file['history'] = Array.from({ length: 201 }, () => initial)), /history/],
    ['a prototype in the depths', (file) => void (file['answers'] = JSON.parse('{"a":{"__proto__":{"polluted":1}}}')), /__proto__/],
    ['a table with too few rows', (file) => void (file['tables'] = tables({ rows: 2 })), /cannot be read \(2 by 1\): it needs 2 rows; it holds 1/],
    ['a table with a row too long', (file) => void (file['tables'] = tables({ values: [[1, 2]] })), /needs 1 numbers in each row; in row 1 it has 2/],
    ['a table with text in it', (file) => void (file['tables'] = tables({ values: [['1']] })), /needs finite numbers; in row 1, column 1 stands "1"/],
    ['a table whose columns have no names', (file) => void (file['tables'] = tables({ header: ['x', 'y'] })), /a name for each of 1 columns?; it has 2/],
    ['a table larger than the file', (file) => void (file['tables'] = tables({ rows: 1_000_000, columns: 1000, header: Array.from({ length: 1000 }, () => 'x') })), /needs 1000000 rows; it holds 1/],
    ['a table whose name is no hash', (file) => void (file['tables'] = { mine: tables({})[table.hash] }), /tables\.mine has a name that is not allowed/],
    ['more names than can be', (file) => void (file['answers'] = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`a${i}`, 1]))), /holds 6\d{4} names; a session has at most 50000/],
    ['more answers than a lab has', (file) => void (file['answers'] = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`a${i}`, '1']))), /answers may hold at most 1000 names/],
    ['a table with a row that is none', (file) => void (file['tables'] = tables({ values: [7] })), /needs 1 numbers in each row; in row 1 it has 7/],
    ['a table with counts that are none', (file) => void (file['tables'] = tables({ values: [[-1]] })), /holds in row 1, column 1 -1, which is negative/],
    ['a table on a path', (file) => void (file['history'] = [{ ...initial, data: 'table:../../x' }]), /state 1, "table:\.\.\/\.\.\/x"/],
  ] satisfies [string, (file: Record<string, unknown>) => void, RegExp][])('%s', async (_, change, words) => {
    const message = await refusal(mutant(change));
    expect(message).toMatch(words);
    expect(message).toMatch(/^This session file /);
  });
  it('every cut of a file, without a throw that is no refusal', async () => {
    const text = writeSession(session, stamp);
    for (let percent = 0; percent < 100; percent += 1) expect(await refusal(text.slice(0, (text.length * percent) / 100))).toMatch(/^This session file /);
  });
  it('every member replaced by nonsense, without a throw that is no refusal', async () => {
    for (const key of Object.keys(JSON.parse(writeSession(session, stamp)) as object).filter((each) => each !== 'checksum'))
      for (const value of [null, -1, 0.5, '1', [], {}, true]) expect(await refusal(mutant((file) => void (file[key] = value)))).toMatch(/^(This session file |It was opened\.)/);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
