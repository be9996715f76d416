import { describe, expect, it } from 'vitest';
import { keepTable } from '../../contract/tables';
import type { LabState } from '../../contract/types';
import { finished } from '../../contract/work';
import { at } from '../fixture/spikes';
import { frame } from './frame';
import { script as scriptWork } from './python';
import { initial } from './state';

const script = (state: LabState): string => finished(scriptWork(state));
/** Every list of numbers written into the script. */
const arrays = (text: string): number[][] => [...text.matchAll(/np\.array\(\[([^\]a-z]*)\]/g)].map(([, list = '']) => list.split(',').map((cell) => cell.trim()).filter((cell) => cell !== '').map(Number));

describe('the script of a run', () => {
  const { em } = frame({ state: initial, held: null }).views;
  const text = script(initial);

  it('needs nothing but Python and NumPy', () => {
    expect(text.match(/^(?:import|from) .*/gm)).toEqual(['import io', 'import itertools', 'import math', 'import numpy as np']);
  });

  it('holds the counts as a table, a bin a line', () => {
    const [, table = ''] = /"""\\\n([\d\s]*)\n"""/.exec(text) ?? [];
    const rows = table.split('\n').map((line) => line.split(' ').map(Number));
    expect([rows.length, new Set(rows.map((row) => row.length))]).toEqual([80, new Set([12])]);
    expect(rows[62]).toEqual(em?.bayes.counts);
  });

  it('holds the numbers on screen to the last digit', () => {
    const all = arrays(text);
    expect(all).toContainEqual(Array.from(em?.trace.logLik.subarray(0, 6) ?? []));
    expect(all).toContainEqual(Array.from(em?.trace.bound.subarray(1, 6) ?? []));
    expect(all).toContainEqual(em?.bayes.logProduct);
    expect(all).toContainEqual(em?.bayes.share);
    expect(text).toContain(`, ${String(em?.line?.gain?.bound)},`);
    expect(text).toContain(`, ${String(em?.rates.pairing?.distance)})`);
  });

  it('replays what a hand changed', () => {
    expect(script(at(7, { edits: [3, 1, 2, 0.25] }))).toContain('changes = [(3, 1, 2, 0.25)]\nstep = 7\n');
  });

  it('at the start has no shares to check', () => {
    expect(script(at(0))).not.toContain('check_all("shares');
  });

  it('never writes a number that Python cannot read', () => {
    for (const state of [at(0), at(5, { pi: [0.5, 0.5, 0] }), at(5, { edits: [4, 0, 9, 0, 4, 1, 9, 0, 4, 2, 9, 0] })]) expect(script(state)).not.toMatch(/\bNaN\b|[^.]\bInfinity\b/);
  });
});

it('the script of several starts climbs from each of them to its height', () => {
  const state = at(5, { view: 'starts' });
  const { starts } = frame({ state, held: null }).views;
  const text = script(state);
  starts?.starts.forEach(({ seed, end, steps }) => {
    expect(text).toContain(`climb(${seed}, np.array([`);
    expect(text).toContain(`]), ${steps}, ${String(end)})`);
  });
});

it('more counts than a script can hold are refused with their number', () => {
  const columns = 100;
  keepTable({ hash: 'long', fileName: 'long.csv', header: Array.from({ length: columns }, (_, d) => `n${d}`), rows: 61_000, columns, values: new Float64Array(61_000 * columns), delimiter: ',', notes: [] });
  expect(() => script({ ...initial, data: 'table:long' })).toThrow('A script with 6100000 counts would be too long');
});
