import { afterEach, describe, expect, it } from 'vitest';
import { twins } from '../../../scripts/kernels/twins';
import { chooseKernels } from '../../maths/kernels/chosen';
import { plainKernels } from '../../maths/kernels/plain';
import { stream } from '../../maths/random';
import { bulkLogPmfs, exactLogPmfs, mleOfCounts } from './bulk';
import { mleOf } from './fit';
import { logPmf } from './model';
import { drawCounts, tallyOf } from './tally';

afterEach(() => chooseKernels(plainKernels()));

const uniform = stream(11, 'triples');
const count = 3001;
const x = Float64Array.from({ length: count }, () => Math.floor(1000 * uniform() ** 3));
const r = Float64Array.from({ length: count }, () => 0.05 + 100 * uniform() ** 2);
const rho = Float64Array.from({ length: count }, () => 0.01 + 0.98 * uniform());

describe.each(twins)('bulk forms by %s', (_, kernels) => {
  it('the fast form is the exact one to 4e-12 where counts and shapes are moderate', () => {
    chooseKernels(kernels);
    const [fast, exact] = [new Float64Array(count), new Float64Array(count)];
    bulkLogPmfs(x, r, rho, fast);
    x.forEach((count, i) => (exact[i] = logPmf(count, r[i], rho[i])));
    expect(Math.max(...fast.map((value, i) => Math.abs(value - exact[i])))).toBeLessThan(4e-12);
  });

  it('the exact form is that of single numbers, to their last digits but two', () => {
    chooseKernels(kernels);
    // Small and large shapes, zeros, counts near their mean and far from it.
    const shapes = r.map((shape, i) => (i % 3 === 0 ? shape / 100 : i % 3 === 1 ? shape : 30 * shape));
    const chances = rho.map((chance, i) => (i % 5 === 0 ? 1e-8 * chance : i % 5 === 1 ? 1 - 1e-9 * chance : chance));
    const counts = x.map((count, i) => (i % 7 === 0 ? 0 : i % 7 === 1 ? Math.min(4000, Math.round((shapes[i] * chances[i]) / (1 - chances[i]))) : count));
    const got = new Float64Array(count);
    exactLogPmfs(counts, shapes, chances, got);
    const errors = got.map((value, i) => Math.abs(value / logPmf(counts[i], shapes[i], chances[i]) - 1));
    expect(Math.max(...errors)).toBeLessThan(3e-14);
  });

  it('what the fast form cannot hold is answered by the exact one', () => {
    chooseKernels(kernels);
    const corners = [Float64Array.of(1e7, 3, 0, -1, 5), Float64Array.of(2, 1e6, 1e-3, 2, 1e-9), Float64Array.of(0.5, 1e-12, 0.3, 0.4, 0.5)] as const;
    const [fast, exact] = [new Float64Array(5), new Float64Array(5)];
    bulkLogPmfs(...corners, fast);
    exactLogPmfs(...corners, exact);
    expect(fast[3]).toBe(-Infinity);
    expect([...fast].map((value, i) => value === exact[i] || Math.abs(value / exact[i] - 1) < 1e-13)).toEqual([true, true, true, true, true]);
  });

  it('a shape that is none is refused by its name, wherever it stands', () => {
    chooseKernels(kernels);
    expect(() => bulkLogPmfs(x, r.with(2000, -1), rho, new Float64Array(count))).toThrow('r must be a positive number; it is -1.');
  });

  it('the fit of raw counts is the fit of their tally, whatever the length', () => {
    chooseKernels(kernels);
    for (const size of [4, 515, 4097, 9999]) {
      const counts = drawCounts(1.7, 0.8, size, stream(12, 'counts'));
      expect(mleOfCounts(counts)).toEqual(mleOf(tallyOf(counts)));
    }
  });

  it('counts beyond the histograms are fitted too, and half a count is refused', () => {
    chooseKernels(kernels);
    const counts = Float64Array.of(0, 3, 5000, 2, 9, 1, 7);
    expect(mleOfCounts(counts)).toEqual(mleOf(tallyOf(counts)));
    expect(() => mleOfCounts(Float64Array.of(1, 2, 3, 4, 5.5, 6, 7, 8))).toThrow('A count must be a whole number from 0 on; number 5 is 5.5.');
  });
});
