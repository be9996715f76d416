import { afterEach, describe, expect, it } from 'vitest';
import { apart, twins } from '../../../scripts/kernels/twins';
import { finished } from '../../contract/work';
import { chooseKernels, kernels } from '../../maths/kernels/chosen';
import { plainKernels } from '../../maths/kernels/plain';
import { fitsTables, marginalsByTables } from './bulkMarginals';
import { drawSeries } from './data';
import { foldLevels } from './folding';
import type { FactorialHmm } from './model';
import { smoothing } from './passes';

afterEach(() => chooseKernels(plainKernels()));

function series(K: number, L: number, T: number): { model: FactorialHmm; x: Float64Array } {
  const values = Float64Array.from({ length: L * K }, (_, at) => (at % K) * (0.5 + 0.3 * Math.floor(at / K)) - 0.2);
  return drawSeries(T, Array.from({ length: L }, (_, l) => 0.9 - 0.1 * l), { rows: L, columns: K, values }, 5);
}

/** Message by message, each divided by its sum. */
function reference(model: FactorialHmm, x: Float64Array): { logLik: number; marginals: Float64Array } {
  const { K, L } = model;
  const marginals = new Float64Array(x.length * L * K);
  const logLik = finished(smoothing(model, x, (t, probabilities) => foldLevels(K, L, probabilities, marginals, t * L * K)));
  return { logLik, marginals };
}

const sizes = [[2, 1], [2, 2], [2, 3], [2, 4], [2, 5], [2, 8], [3, 1], [3, 4], [5, 3]] as const;

describe.each(twins)('marginals by tables on %s', (_, twin) => {
  it.each(sizes)('%i states, %i levels: are those of messages that are divided by their sums', (K, L) => {
    chooseKernels(twin);
    const { model, x } = series(K, L, 40);
    const [got, exact] = [finished(marginalsByTables(model, x)), reference(model, x)];
    expect(apart(got.marginals, exact.marginals)).toBeLessThan(1e-12);
    expect(Math.abs(got.logLik / exact.logLik - 1)).toBeLessThan(1e-12);
  });

  it('other work on the same memory between two slices changes nothing', () => {
    chooseKernels(twin);
    const { model, x } = series(2, 10, 200);
    const alone = finished(marginalsByTables(model, x));
    const work = marginalsByTables(model, x);
    let slices = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      slices += 1;
      kernels().reserve(200_000).fill(Number.NaN, 2048);
    }
    expect(slices).toBeGreaterThan(4);
    expect(step.value).toEqual(alone);
  });
});

describe('what the tables hold', () => {
  it('ends where their exponents would leave the doubles, and where the messages would not fit', () => {
    const { model } = series(2, 4, 1);
    expect(fitsTables(model, [3, -2])).toBe(true);
    expect(fitsTables(model, [3, 2000])).toBe(false);
    expect(fitsTables(model, new Float64Array(3_000_000))).toBe(false);
    expect(fitsTables(model, [])).toBe(true);
  });
});
