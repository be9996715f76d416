import { describe, expect, it } from 'vitest';
import { keepTable } from '../../contract/tables';
import type { Table } from '../../contract/types';
import { finished } from '../../contract/work';
import { sampleTable, withData as dataWork } from './act';
import { observedWork, trueWeights } from './observed';
import { initial, theTimes, type State } from './state';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
const table = (hash: string, columns: number, values: number[]): Table => ({
  hash,
  fileName: 'mine.csv',
  header: Array.from({ length: columns }, (_, d) => `cell ${d + 1}`),
  rows: values.length / columns,
  columns,
  values: Float64Array.from(values),
  delimiter: ',',
  notes: [],
});
const touched: State = { ...initial, choices: { ...initial.choices, edits: [5, 0, 0, 1], pi: [0.2, 0.3, 0.5] } };

describe('taking a table', () => {
  it('The Times comes with two classes, weights learnt, after the first E', () => {
    const { params, choices, data, step } = withData(touched, theTimes.id);
    expect([data, step, params['K']]).toEqual([theTimes.id, 1, 2]);
    expect(choices).toMatchObject({ learnPi: true, pi: null, start: 'own', bin: 0, neuron: 0 });
  });

  it('an own table learns its weights too and keeps the number of classes', () => {
    keepTable(table('mine', 2, [0, 3, 2, 5]));
    const { params, choices } = withData({ ...touched, choices: { ...touched.choices, start: 'own' } }, 'table:mine');
    expect([params['K'], choices['learnPi'], choices['start'], choices['edits']]).toEqual([3, true, 'rates', []]);
  });

  it('spikes drawn anew leave behind what was changed by hand', () => {
    expect(withData(touched, 'drawn')).toEqual({ ...touched, choices: { ...touched.choices, edits: [] } });
  });

  it('back from a table the classes and weights of first sight are there again', () => {
    expect(withData(withData(initial, theTimes.id), 'drawn')).toEqual(initial);
  });

  it.each([
    [[1, 2.5], 'This table has 2.5 in row 2, column cell 2'],
    [[1, 2, 3, -1], 'This table has -1 in row 3, column cell 2'],
    [[1, Number.NaN], 'This table has no number in row 2, column cell 2'],
    [[1, 2e9], 'a count is a whole number from 0 to 1e9'],
    [[], 'This table has no rows'],
  ])('of %j is refused with row and column', (values, words) => {
    keepTable(table('bad', 2, values));
    expect(() => withData(initial, 'table:bad')).toThrow(words);
  });

  it('that is not there is refused by name', () => {
    expect(() => withData(initial, 'table:gone')).toThrow('must be handed over again');
    expect(() => withData(initial, 'mites')).toThrow('There is no table called "mites"; there are drawn, the-times');
  });
});

describe('counts', () => {
  it('are rows of bins and columns of neurons', () => {
    keepTable(table('shape', 3, [1, 2, 3, 4, 5, 6]));
    const { counts, truth, source } = finished(observedWork({ ...initial, data: 'table:shape' }));
    expect([counts.rows, counts.columns, Array.from(counts.values)]).toEqual([2, 3, [1, 2, 3, 4, 5, 6]]);
    expect([truth, source]).toEqual([null, '2 rows of 3 columns in mine.csv: rows are bins, columns are neurons.']);
  });

  it('stay where they are while weights, starts and steps change, and follow the seed', () => {
    const counts = (state: State) => finished(observedWork(state)).counts;
    const first = counts(initial);
    expect(counts({ ...touched, step: 9 })).toBe(first);
    expect(counts({ ...initial, seed: 306 }).values).not.toEqual(first.values);
  });

  it('are drawn with the weights of first sight, or equal ones for other numbers of classes', () => {
    expect(trueWeights(3)).toEqual([0.4, 0.35, 0.25]);
    expect(trueWeights(4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('of The Times are its 1,096 days', () => {
    const { counts } = finished(observedWork({ ...initial, data: theTimes.id }));
    expect([counts.rows, counts.columns]).toEqual([1096, 1]);
    theTimes.frequencies.forEach((times, x) => expect(counts.values.filter((y) => y === x)).toHaveLength(times));
  });
});

it('the sample file is a table of counts, as long in every row', () => {
  const rows = sampleTable().trimEnd().split('\n').map((line) => line.split(','));
  expect(rows.slice(1).flat().every((cell) => /^\d+$/.test(cell))).toBe(true);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([3]));
});
