import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../maths/random';
import {
  boundaryCritical,
  likelihoodRatio,
  likelihoodRatioOf,
  mleOf,
  poissonMleOf,
  profileIntervalOf,
  profileLogLik,
  profileLogLikOf,
  tableMle,
  tableMlePoisson,
  tallyLogLik,
} from './fit';
import { overdispersion, profileSlope } from './score';
import { tables } from './tables';
import { drawCounts, tallyOf, tallyOfFrequencies, tallyOfPairs, type Tally } from './tally';

const off = (got: number, exact: number): number => Math.abs(got - exact) / Math.abs(exact);
const mites = tallyOfFrequencies([70, 38, 17, 10, 9, 3, 2, 1]);
/** Tables of all shapes, over-dispersed or not; never only zeros. */
const table = fc
  .array(fc.oneof(fc.nat(3), fc.nat(200)), { minLength: 2, maxLength: 40 })
  .filter((frequencies) => frequencies.slice(1).some((frequency) => frequency > 0))
  .map((frequencies) => tallyOfFrequencies(frequencies));
const best = (tally: Tally) => mleOf(tally) ?? { r: 0, rho: 0, mean: 0, logLik: -Infinity };

describe('over-dispersion', () => {
  it('is the variance above the mean, in whole numbers', () => {
    fc.assert(
      fc.property(table, (tally) => {
        const spread = tally.values.reduce((sum, x, i) => sum + (tally.frequencies.at(i) ?? 0) * (x - tally.mean) ** 2, 0);
        const excess = spread / tally.total - tally.mean;
        expect(Math.abs(overdispersion(tally) / tally.total ** 2 - excess)).toBeLessThan(1e-9 * (1 + tally.mean ** 2));
      }),
    );
  });

  it('on the very boundary is exactly zero: doubles put 5, 2, 2 beyond it', () => {
    expect(overdispersion(tallyOfFrequencies([5, 2, 2]))).toBe(0);
  });

  it('is exact where the sums leave the whole numbers that a double holds', () => {
    // n S2 - n S1 - S1² of k times 5, 2, 2 is 0 for every k; one more zero makes it S2 - S1 = 4k.
    const k = 1e9;
    expect(overdispersion(tallyOfPairs([0, 1, 2], [5 * k, 2 * k, 2 * k]))).toBe(0);
    expect(overdispersion(tallyOfPairs([0, 1, 2], [5 * k + 1, 2 * k, 2 * k]))).toBe(4 * k);
  });
});

describe('the slope of the profile', () => {
  const plain = ({ values, frequencies, total, mean }: Tally, r: number): number => {
    const rows = Array.from(values, (x, i) => (frequencies.at(i) ?? 0) * Array.from({ length: x }, (_, j) => 1 / (r + j)).reduce((a, b) => a + b, 0));
    return rows.reduce((a, b) => a + b, 0) - total * Math.log1p(mean / r);
  };

  it('is the plain sum over counts, whatever way it is worked out', () => {
    fc.assert(
      fc.property(table, fc.double({ min: -2, max: 2, noNaN: true }), (tally, power) => {
        const r = 10 ** power;
        expect(Math.abs(profileSlope(tally)(r) - plain(tally, r))).toBeLessThan((1e-11 * tally.total * (1 + tally.mean)) / r);
      }),
    );
  });

  it('over long gaps is the plain sum too', () => {
    const sparse = tallyOf([0, 3, 50, 50, 700, 12_345]);
    expect([0.01, 0.4, 7, 300, 2000, 1e5].map((r) => off(profileSlope(sparse)(r), plain(sparse, r)) < 1e-9)).toEqual(Array(6).fill(true));
  });

  it('has the derivative of the profile', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.5, max: 1.5, noNaN: true }), (power) => {
        const r = 10 ** power;
        const h = 1e-4 * r;
        const quotient = (profileLogLikOf(mites, r + h) - profileLogLikOf(mites, r - h)) / (2 * h);
        expect(Math.abs(quotient - profileSlope(mites)(r))).toBeLessThan(1e-5 * (1 + 1 / r));
      }),
    );
  });

  it('keeps its sign for r of a million million', () => {
    expect(profileSlope(mites)(1e12)).toBeLessThan(0);
    expect(profileSlope(tallyOfFrequencies([109, 65, 22, 3, 1]))(1e12)).toBeGreaterThan(0);
  });
});

describe('the maximum', () => {
  it('beats its neighbours in r and in ρ', () => {
    fc.assert(
      fc.property(table, fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.double({ min: -0.5, max: 0.5, noNaN: true }), (tally, inR, inRho) => {
        const { r, rho, logLik } = best(tally);
        fc.pre(r < Infinity);
        const other = tallyLogLik(tally, r * Math.exp(inR), 1 / (1 + (1 / rho - 1) * Math.exp(inRho)));
        expect(other).toBeLessThanOrEqual(logLik + 1e-11 * Math.abs(logLik));
      }),
    );
  });

  it('is the Poisson exactly where the counts are not over-dispersed', () => {
    fc.assert(
      fc.property(table, (tally) => {
        expect(best(tally).r < Infinity).toBe(overdispersion(tally) > 0);
      }),
    );
  });

  it('has the mean of the counts', () => {
    fc.assert(
      fc.property(table, (tally) => {
        const { r, rho } = best(tally);
        fc.pre(r < Infinity);
        expect(off((r * rho) / (1 - rho), tally.mean)).toBeLessThan(1e-12);
      }),
    );
  });

  it('of many drawn counts lies near the law they come from', () => {
    const { r, rho } = best(tallyOf(drawCounts(3, 0.6, 50_000, stream(7, 'counts'))));
    expect(off(r, 3)).toBeLessThan(0.05);
    expect(off(rho, 0.6)).toBeLessThan(0.02);
  });

  it('does not care how large a table is: counts of a thousand million', () => {
    const { r, mean } = best(tallyOfPairs([0, 1, 1e9], [1e9, 1e9, 3]));
    expect(Math.abs(profileSlope(tallyOfPairs([0, 1, 1e9], [1e9, 1e9, 3]))(r))).toBeLessThan(1e-3);
    expect(mean).toBeCloseTo(2, 8);
  });

  it('is not there where every count is zero', () => {
    expect(mleOf(tallyOf([0, 0]))).toBeNull();
    expect(() => tableMle([20])).toThrow('Every count is zero, so no r is better than another: there is nothing to fit.');
  });

  it('is found for every built-in table', () => {
    const finite = tables.filter(({ frequencies }) => tableMle(frequencies).r < Infinity).map(({ id }) => id);
    expect(finite).toEqual(['red-mites', 'yeast-1', 'yeast-3', 'accidents', 'times-deaths']);
  });
});

describe('the profile', () => {
  it('reaches the Poisson as r grows without end', () => {
    expect(profileLogLikOf(mites, 1e13)).toBeCloseTo(poissonMleOf(mites).logLik, 9);
    expect(profileLogLikOf(mites, Infinity)).toBe(poissonMleOf(mites).logLik);
    expect(profileLogLikOf(mites, 1e300)).toBe(poissonMleOf(mites).logLik);
  });

  it('stays a number for an r near 0', () => {
    expect(profileLogLikOf(mites, 1e-300)).toBeLessThan(-1e4);
  });

  it.each([0, -1, Number.NaN])('is refused at r = %d', (r) => {
    expect(() => profileLogLik([1, 1], r)).toThrow(`r must be a positive number or Infinity; it is ${r}.`);
  });

  it('is flat at 0 where every count is zero', () => {
    expect(profileLogLik([20], 0.5)).toBe(0);
    expect(tableMlePoisson([20])).toEqual({ lambda: 0, logLik: 0 });
  });
});

describe('the interval', () => {
  it('ends where the profile is 1.92 below its top', () => {
    const { low, high } = profileIntervalOf(mites) ?? { low: 0, high: 0 };
    expect([low, high].map((r) => r.toFixed(3))).toEqual(['0.625', '1.836']);
    expect(best(mites).logLik - profileLogLikOf(mites, low)).toBeCloseTo(1.9207294, 7);
    expect(best(mites).logLik - profileLogLikOf(mites, high)).toBeCloseTo(1.9207294, 7);
  });

  it('holds the maximum, and is wider for a deeper drop', () => {
    fc.assert(
      fc.property(table, (tally) => {
        const narrow = profileIntervalOf(tally, 0.5) ?? { low: 0, high: 0 };
        const wide = profileIntervalOf(tally) ?? { low: 0, high: 0 };
        const { r } = best(tally);
        expect([wide.low < narrow.low, narrow.low <= r, r <= narrow.high, narrow.high <= wide.high]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('is open to the right where the Poisson is the limit', () => {
    expect(profileIntervalOf(tallyOfFrequencies([109, 65, 22, 3, 1]))?.high).toBe(Infinity);
  });

  it('is not there where every count is zero', () => {
    expect(profileIntervalOf(tallyOf([0]))).toBeNull();
  });
});

describe('the likelihood ratio', () => {
  it('is never negative, and zero with p = 1 exactly where the Poisson is best', () => {
    fc.assert(
      fc.property(table, (tally) => {
        const { statistic, pValue } = likelihoodRatioOf(tally);
        expect(statistic).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(overdispersion(tally) > 0 || (statistic === 0 && pValue === 1)).toBe(true);
      }),
    );
  });

  it('at its critical value has p = 0.05', () => {
    // Half of P(χ²₁ > c) = 0.05, c = 2.7055: the statistic of a table cannot be set, so this runs the other way round.
    const { statistic, pValue } = likelihoodRatio([1000, 1000, 500, 170, 45, 9, 2]);
    expect(statistic).toBeLessThan(boundaryCritical);
    expect(pValue).toBeGreaterThan(0.05);
    expect(likelihoodRatio([213, 128, 37, 18, 3, 1]).pValue).toBeLessThan(0.05);
  });

  it('of all zeros has nothing to say', () => {
    expect(likelihoodRatioOf(tallyOf([0]))).toEqual({ statistic: 0, pValue: 1 });
    expect(() => likelihoodRatio([20])).toThrow('Every count is zero, so no r is better than another: there is nothing to fit.');
  });
});
