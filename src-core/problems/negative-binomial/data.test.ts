import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import { keepTable } from '../../contract/tables';
import type { Fault, LabState, Table } from '../../contract/types';
import { dataKey, observed } from './data';
import { initial } from './state';
import { tables } from './tables';

function keep(hash: string, header: readonly string[], rows: readonly (readonly number[])[]): LabState {
  const table: Table = { hash, fileName: `${hash}.csv`, header, rows: rows.length, columns: header.length, values: Float64Array.from(rows.flat()), delimiter: ',', notes: [] };
  keepTable(table);
  return { ...initial, data: `table:${hash}` };
}
function faultOf(act: () => unknown): Fault {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
const choosing = (state: LabState, change: LabState['choices']): LabState => ({ ...state, choices: { ...state.choices, ...change } });
const pairs = ({ values, frequencies }: { values: Float64Array; frequencies: Float64Array }): number[][] => Array.from(values, (x, i) => [x, frequencies[i] ?? 0]);

describe('counts to fit', () => {
  it.each(tables.map(({ id, frequencies }) => [id, frequencies] as const))('come from the table %s as published', (id, frequencies) => {
    const { tally, source } = observed({ ...initial, data: id });
    expect(tally.total).toBe(frequencies.reduce((sum, f) => sum + f, 0));
    expect(source).toMatch(/\d{4}/);
  });

  it('have the published sizes', () => {
    const sizes = Object.fromEntries(tables.map(({ id, frequencies }) => [id, frequencies.reduce((sum, f) => sum + f, 0)]));
    expect(sizes).toEqual({
      'red-mites': 150,
      'yeast-1': 400,
      'yeast-2': 400,
      'yeast-3': 400,
      'yeast-4': 400,
      'horse-kicks': 200,
      'alpha-particles': 2608,
      'accidents': 647,
      'times-deaths': 1096,
    });
  });

  it('of one column are raw counts', () => {
    const { tally, counted } = observed(keep('raw', ['mites'], [[3], [0], [3]]));
    expect(pairs(tally)).toEqual([
      [0, 1],
      [3, 2],
    ]);
    expect(counted).toBe('mites');
  });

  it('of two columns headed count and frequency are a table', () => {
    const { tally } = observed(keep('pairs', ['Count', 'frequency'], [[0, 70], [1, 38], [1, 2]]));
    expect(pairs(tally)).toEqual([
      [0, 70],
      [1, 40],
    ]);
  });

  it('of more columns come from the chosen one, and without a choice the table is refused with a question', () => {
    const state = keep('wide', ['a', 'b'], [[1, 5], [2, 5]]);
    expect(faultOf(() => observed(state))).toMatchObject({ kind: 'data', message: expect.stringContaining('choose which of them holds the counts (a, b)') as string });
    expect(pairs(observed(choosing(state, { countColumn: 1 })).tally)).toEqual([[5, 2]]);
    expect(faultOf(() => observed(choosing(state, { countColumn: 2 }))).message).toContain('no column 3');
  });

  it('that are no whole numbers are refused by row and column', () => {
    expect(faultOf(() => observed(keep('half', ['a'], [[1], [1.5]])))).toMatchObject({ kind: 'data', row: 3, column: 'a', message: expect.stringContaining('1.5') as string });
  });

  it('of a table that the core does not hold are missing, of an unknown name refused with the known ones', () => {
    expect(faultOf(() => observed({ ...initial, data: 'table:gone' }))).toMatchObject({ kind: 'missing', field: 'gone' });
    expect(faultOf(() => observed({ ...initial, data: 'mites' })).message).toContain('red-mites');
  });

  it('drawn from the law are the same for the same seed, and others for another law, seed or size', () => {
    const state = { ...initial, data: 'drawn' };
    expect(observed(state).tally.total).toBe(150);
    expect(observed(state)).toEqual(observed({ ...state, params: { r: 9, rho: 0.1 } }));
    const others = [{ ...state, seed: 1 }, choosing(state, { drawnR: 4 }), choosing(state, { drawnSize: 151 })];
    others.forEach((other) => expect(dataKey(other)).not.toBe(dataKey(state)));
    others.forEach((other) => expect(pairs(observed(other).tally)).not.toEqual(pairs(observed(state).tally)));
  });
});
