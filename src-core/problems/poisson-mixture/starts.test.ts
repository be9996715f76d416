import { describe, expect, it } from 'vitest';
import { countsOf } from './counts';
import { spikes } from './data';
import { finished } from '../../contract/work';
import { matrixOf } from '../fixture/mixtures';
import { optima, severalStarts, startRates } from './starts';

const pi = [0.4, 0.35, 0.25];
const { counts } = finished(spikes(80, 12, pi, 0.7, 305));
const runsWith = (weights: readonly number[], starts: number) =>
  finished(severalStarts(counts, weights, { kind: 'rows', seed: 1, starts, steps: 200, learnPi: false, leastGain: 1e-8 }));

describe('a start', () => {
  it.each(['rows', 'rates'] as const)('from random %s is the same for the same seed, and positive', (kind) => {
    expect(startRates(counts, 3, kind, 4)).toEqual(startRates(counts, 3, kind, 4));
    expect(startRates(counts, 3, kind, 4)).not.toEqual(startRates(counts, 3, kind, 5));
    expect(startRates(counts, 3, kind, 4).every((rate) => rate > 0)).toBe(true);
  });

  it('from rows lies half-way between different rows and their mean', () => {
    const three = countsOf(matrixOf([[0], [6], [12]]));
    expect(Array.from(startRates(three, 3, 'rows', 1)).sort((a, b) => a - b)).toEqual([3, 6, 9]);
  });

  it('of more classes than rows takes rows twice', () => expect(startRates(countsOf(matrixOf([[4]])), 2, 'rows', 1)).toEqual(Float64Array.of(4, 4)));
});

describe('several starts', () => {
  it('each climb, and stop where a step gains next to nothing', () => {
    const runs = runsWith(pi, 6);
    expect(runs.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { logLik, converged } of runs) {
      expect(converged).toBe(true);
      expect(logLik.every((value, t) => t === 0 || value >= (logLik[t - 1] ?? NaN) - 1e-9)).toBe(true);
    }
  });

  it('of equal weights reach fewer heights than of unequal ones, where each pairing of weights and classes has its own', () => {
    const equal = optima(runsWith([1 / 3, 1 / 3, 1 / 3], 24), 1e-3);
    const unequal = optima(runsWith(pi, 24), 1e-3);
    expect(equal.length).toBeLessThan(unequal.length);
    expect(unequal.length).toBeLessThanOrEqual(12);
  });

  it('are grouped by height, the highest first', () => {
    const ends = [-5, -3, -5.0000001, -4].map((end) => ({ logLik: [-9, end] }));
    expect(optima(ends, 1e-3)).toEqual([{ logLik: -3, runs: [1] }, { logLik: -4, runs: [3] }, { logLik: -5, runs: [0, 2] }]);
  });
});
