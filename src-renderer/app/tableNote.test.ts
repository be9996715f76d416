import { describe, expect, it } from 'vitest';
import type { Table } from '../../src-core/contract/types';
import * as room from '../../src-core/problems/negative-binomial/state';
import { tableNote } from './tableNote';

const { initial } = room;
const table: Table = { hash: 'h', fileName: 'a.csv', rows: 1200, columns: 2, header: ['leaf', 'mites'], values: new Float64Array(2400), notes: ['decimal comma'], delimiter: ';' };

describe('what stands under the table', () => {
  it('says what law drawn counts come from, how many, and the seed', () => {
    const state = { ...initial, seed: 7, data: 'drawn' };
    expect(tableNote({ room, state }, undefined)).toBe('150 counts drawn from NB with r = 3 and rho = 0.6, seed 7.');
  });
  it('says of an own table how long it is, which column is counted, and all that was done to it', () => {
    const state = { ...initial, data: 'table:h', choices: { ...initial.choices, countColumn: 1 } };
    expect(tableNote({ room, state }, table)).toBe('1,200 rows, column mites; decimal comma. Nothing is scaled or left out.');
    expect(tableNote({ room, state }, { ...table, rows: 1, columns: 1, header: ['x'], notes: [] })).toBe('1 row. Nothing is scaled or left out.');
  });
});
