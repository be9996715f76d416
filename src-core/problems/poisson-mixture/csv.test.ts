import { describe, expect, it } from 'vitest';
import type { LabState } from '../../contract/types';
import { finished } from '../../contract/work';
import { viewCsv } from './csv';
import { frame } from './frame';
import { initial, theTimes } from './state';

const at = (params: LabState['params'], choices: LabState['choices'] = {}): LabState => ({ ...initial, params: { ...initial.params, ...params }, choices: { ...initial.choices, ...choices } });
const cells = (state: LabState, view: string): string[][] => finished(viewCsv(state, view)).trimEnd().split('\n').map((line) => line.split(','));
const column = (rows: string[][], name: string): string[] => rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1] ?? '');
const small = at({ N: 30, D: 3 });

describe('data behind a view as CSV', () => {
  it.each(['raster', 'bayes', 'simplex', 'rates', 'trace', 'line', 'confusion', 'starts', 'manyStarts', 'compareClasses'])('stands behind %s, every row as long as the first', (view) => {
    const rows = cells(small, view);
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('holds the numbers of the frame to the last digit', () => {
    const { trace, rates, line } = frame({ state: initial, held: null }).views.em ?? {};
    expect(column(cells(initial, 'trace'), 'log likelihood').map(Number)).toEqual(Array.from(trace?.logLik ?? []));
    expect(column(cells(initial, 'rates'), 'rate').map(Number)).toEqual(Array.from(rates?.now ?? []));
    expect(column(cells(initial, 'rates'), 'log likelihood along class 3').filter((cell) => cell !== '').map(Number)).toEqual(Array.from(rates?.curves?.logLik.slice(-25) ?? []));
    expect(column(cells(initial, 'line'), 'bound').map(Number)).toEqual(Array.from(line?.bound ?? []));
  });

  it('leaves empty what is not there: the bound before the first E, true rates of The Times', () => {
    expect(column(cells(initial, 'trace'), 'bound')[0]).toBe('');
    expect(column(cells({ ...at({ K: 2 }, { pi: null }), data: theTimes.id }, 'rates'), 'true').slice(0, 2)).toEqual(['', '']);
  });

  it('of the raster has a row for each column drawn, with shares that sum to one', () => {
    const rows = cells(at({ N: 1000, D: 5 }), 'raster');
    expect(rows).toHaveLength(335);
    expect(rows[0]?.slice(0, 5)).toEqual(['first of 3 bins', 'share of class 1', 'share of class 2', 'share of class 3', 'neuron 1']);
    rows.slice(1).forEach((row) => expect(Number(row[1]) + Number(row[2]) + Number(row[3])).toBeCloseTo(1, 9));
  });

  it('is worked out for a view of a side that is not shown', () => {
    expect(cells({ ...small, choices: { ...small.choices, view: 'starts' } }, 'trace')).toEqual(cells(small, 'trace'));
  });

  it('without three classes says how many bins are sure of each', () => {
    expect(cells(at({ N: 30, D: 3, K: 2 }, { pi: null }), 'simplex')[0]).toEqual(['class', 'bins held with more than 90 %']);
  });

  it('refuses an unknown view with the known ones', () => {
    expect(() => finished(viewCsv(initial, 'constructor'))).toThrow('There is no view called "constructor"; there are raster, bayes');
  });
});
