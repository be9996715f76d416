import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { convergenceRate, falls, gainRatios } from './convergence';
import { countsOf } from './counts';
import { emRun, emStep, mixtureOf } from './em';
import { matrixOf } from '../fixture/mixtures';

describe('falls of a log likelihood', () => {
  it('are counted from where a hand last changed it', () => {
    expect(falls([-9, -5, -6, -4, -4.5])).toBe(2);
    expect(falls([-9, -5, -6, -4, -4.5], 2)).toBe(1);
  });
  it('are none where only rounding falls', () => expect(falls([-1000, -1000.0000000001])).toBe(0));
});

describe('the rate of convergence', () => {
  it('of a gap that halves is one half', () => {
    const path = Array.from({ length: 12 }, (_, t) => -100 - 0.5 ** t);
    expect(gainRatios(path)).toHaveLength(10);
    gainRatios(path).forEach((ratio) => expect(ratio).toBeCloseTo(0.5, 9));
    expect(convergenceRate(path)).toBeCloseTo(0.5, 9);
  });

  it('is not told before three values, nor from what rounding leaves', () => {
    expect(convergenceRate([-2, -1])).toBeNull();
    expect(convergenceRate([-1000, -1000, -1000 + 1e-12])).toBeNull();
  });

  it('of EM is the square of the rate at which its parameters come in', () => {
    const counts = countsOf(matrixOf([[0], [1], [1], [2], [5], [7], [8], [9], [3]]));
    const start = mixtureOf([0.5, 0.5], matrixOf([[1], [6]]));
    const end = finished(emRun(counts, start, 500, false, -Infinity)).mixture.lambda[1] ?? NaN;
    const path = finished(emRun(counts, start, 12, false, -Infinity));
    const gap = Math.abs((path.mixture.lambda[1] ?? NaN) - end);
    const next = Math.abs((emStep(counts, path.mixture, false).mixture.lambda[1] ?? NaN) - end);
    expect(convergenceRate(path.logLik)).toBeCloseTo((next / gap) ** 2, 2);
  });
});
