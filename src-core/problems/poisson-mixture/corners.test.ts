import { describe, expect, it } from 'vitest';
import { keepTable } from '../../contract/tables';
import type { Table } from '../../contract/types';
import { at, em } from '../fixture/spikes';
import { frame } from './frame';

const table = (hash: string, rows: number[][]): Table => ({
  hash,
  fileName: `${hash}.csv`,
  header: (rows[0] ?? []).map((_, d) => `n${d}`),
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  values: Float64Array.from(rows.flat()),
  delimiter: ',',
  notes: [],
});

describe('corners', () => {
  it('identical starts are a tie that EM cannot break, and it is said', () => {
    const { trace, rates } = em(at(400, { start: 'identical' }));
    expect(trace.title).toBe('Identical classes stay identical: EM cannot break the tie');
    expect(rates.twin).toContain('Classes 1 and 2 have the same rates');
  });

  it('one class is sure of every bin', () => {
    const { simplex, raster, rates, line } = em(at(400, { pi: null }, { K: 1 }));
    expect([simplex.sure, simplex.shares, simplex.undecided]).toEqual([[80], null, 0]);
    expect(raster.title).toBe('Bin 63 is sure of class 1');
    expect(rates.pairing?.nextDistance).toBeNull();
    expect(line?.gain?.bound).toBeCloseTo(0, 8);
  });

  it('a class of weight 0 is empty, keeps its rates, and is named', () => {
    const { rates, trace } = em(at(6, { pi: [0.6, 0.4, 0] }));
    expect(rates.empty).toEqual([2]);
    expect(rates.title).toBe('Class 3 is empty: M leaves its rates alone');
    expect(rates.now.subarray(24)).toEqual(em(at(0)).rates.now.subarray(24));
    expect(trace.falls).toBe(0);
  });

  it('a rate of 0 allows a count of 0 and no other', () => {
    const { bayes, rates } = em(at(6, { edits: [6, 0, 9, 0], bin: 0 }));
    const impossible = (bayes.counts[9] ?? 0) > 0;
    expect(bayes.logProduct[0]).toBe(impossible ? -Infinity : bayes.logProduct[0]);
    expect(rates.now[9]).toBe(0);
    expect(frame({ state: at(7, { edits: [6, 0, 9, 0] }), held: null }).readOuts.every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it('bins that no class can have made are named and get no shares, the rest is drawn, and the run ends after the next iteration', () => {
    const hand = [4, 0, 9, 0, 4, 1, 9, 0, 4, 2, 9, 0];
    const torn = em(at(4));
    const spiking = Array.from({ length: 80 }, (_, bin) => bin).filter((bin) => (em(at(4, { bin })).bayes.counts[9] ?? 0) > 0);
    const { axes, readOuts, spoken, time } = frame({ state: at(4, { edits: hand }), held: null });
    expect(readOuts.find(({ label }) => label === 'log likelihood')?.value).toBe(-Infinity);
    expect(spoken).toContain('log likelihood −infinity');
    expect(Object.values(axes).flat().every(Number.isFinite)).toBe(true);
    expect(time?.last).toBe(6);
    const { trace, raster, simplex } = em(at(5, { edits: hand }));
    expect(trace.title).toBe(`${spiking.length} bins are impossible under every class: the log likelihood is −infinity`);
    expect(raster.twin).toContain(`${spiking.length} bins, the first `);
    expect(raster.shade).toHaveLength(torn.raster.shade.length);
    expect(simplex.undecided + simplex.sure.reduce((sum, count) => sum + count, 0)).toBe(80 - spiking.length);
    const { bayes } = em(at(5, { edits: hand, bin: spiking[0] ?? 0 }));
    expect([bayes.share, bayes.next, bayes.title]).toEqual([null, null, `Bin ${(spiking[0] ?? 0) + 1} has probability 0 under every class`]);
  });

  it('every count 0 is drawn, and its rates are 0', () => {
    keepTable(table('zeros', [[0, 0], [0, 0], [0, 0]]));
    const state = { ...at(3, { pi: null, bin: 0, neuron: 0 }, { K: 2 }), data: 'table:zeros' };
    const { axes, views } = frame({ state, held: null });
    expect(views.em?.rates.now).toEqual(new Float64Array(4));
    expect(axes['rate']).toEqual([0, 2]);
    expect(views.em?.trace.logLik.at(-1)).toBe(0);
  });

  it('plain products lose whole bins at 400 neurons where sums of logarithms do not', () => {
    const wide = at(3, { arithmetic: 'naive' }, { D: 400 });
    const { naive, trace } = em(wide);
    expect(naive.lost).toBeGreaterThan(0);
    expect(naive.logProduct).toBe(trace.logLik[3]);
    const lost = Array.from({ length: 80 }, (_, bin) => em({ ...wide, choices: { ...wide.choices, bin } }).bayes.naive).filter((rule) => rule?.share === null);
    expect(lost).toHaveLength(naive.lost ?? 0);
    expect(em(at(3, { arithmetic: 'naive' })).naive.lost).toBe(0);
  });

  it('beyond the pixels columns are averaged, and the twin says so', () => {
    const { raster } = em(at(3, { bin: 999 }, { N: 1000, D: 101 }));
    expect([raster.columns, raster.rows, raster.binsPerColumn, raster.neuronsPerRow]).toEqual([334, 51, 3, 2]);
    expect(raster.twin).toContain('Each cell is the mean of 3 bins and 2 neurons');
    expect(raster.column).toBeLessThan(334);
  });

  it('a bin and a neuron that are no longer there give way to the last ones', () => {
    const { bayes, rates } = em(at(3, { bin: 999_999, neuron: 499 }));
    expect([bayes.bin, rates.neuron]).toEqual([79, 11]);
  });
});
