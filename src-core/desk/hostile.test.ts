import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dispatch } from './dispatch';
import index from './hostile/index.json';
import { quietHooks } from './hooks';

async function answer(file: string, lab: string | null) {
  const base64 = readFileSync(join(import.meta.dirname, 'hostile', file)).toString('base64');
  return lab === null ? dispatch('session.read', { fileName: file, base64 }, quietHooks) : dispatch('table.read', { lab, fileName: file, base64 }, quietHooks);
}
/** Case ignored, numbers as whole words. */
const mentions = (message: string, alternatives: string): boolean =>
  alternatives.split('|').some((each) => (/^\d+$/.test(each) ? new RegExp(`(?<!\\d)${each}(?!\\d)`).test(message) : message.toLowerCase().includes(each.toLowerCase())));

const cases = index.cases.map(({ file, kind, lab, expected }) => ({ file, kind, lab, expected }));
const refused = cases.filter(({ expected }) => expected.outcome !== 'read');
const read = cases.filter(({ expected }) => expected.outcome === 'read');

describe('hostile files', () => {
  it.each(refused)('$file ($kind) is refused in words that name the place', async ({ file, lab, expected }) => {
    const reply = await answer(file, lab);
    expect(reply).toMatchObject({ error: { kind: 'data' } });
    const message = 'error' in reply ? reply.error.message : '';
    expect(message).toMatch(/^This (table|session file) /);
    expect((expected.mention ?? []).filter((each) => !mentions(message, each))).toEqual([]);
  });
  it.each(read)('$file ($kind) is read', async ({ file, lab, expected }) => {
    const { rows, columns, header0 } = expected;
    const reply = await answer(file, lab);
    expect(reply).toMatchObject({ out: { rows, columns, header: header0 === undefined ? (expect.any(Array) as string[]) : [header0, expect.any(String) as string] } });
  });
  it('a decimal comma is read as one, and said', async () => {
    expect(await answer('decimal-comma.csv', 'logistic-regression')).toMatchObject({ out: { first: [[1.5, expect.any(Number) as number, expect.any(Number) as number], expect.any(Array) as number[]], notes: expect.arrayContaining(['decimal comma']) as string[] } });
  });
  it('no file reaches a prototype', async () => {
    await answer('proto.lab', null);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
