import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalVariationToPoisson } from './distance';
import { gammaPoissonMarginal } from './marginal';
import { mean, pmf, poissonPmf } from './model';

const power = (low: number, high: number): fc.Arbitrary<number> => fc.double({ min: low, max: high, noNaN: true }).map((each) => 10 ** each);

describe('the distance to the Poisson', () => {
  it('is half the sum of all differences', () => {
    fc.assert(
      fc.property(power(-2, 3), fc.double({ min: 0.001, max: 0.9, noNaN: true }), (r, rho) => {
        const lambda = mean(r, rho);
        fc.pre(lambda < 2000);
        const end = Math.ceil(lambda + 40 * Math.sqrt(lambda / (1 - rho)) + 400);
        const sum = Array.from({ length: end }, (_, x) => Math.abs(pmf(x, r, rho) - poissonPmf(x, lambda))).reduce((total, each) => total + each, 0);
        expect(Math.abs(totalVariationToPoisson(r, rho) - sum / 2)).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it('does not jump where sums give way to cdfs', () => {
    const rhos = Array.from({ length: 40 }, (_, k) => 0.5 + k * 1e-4);
    const distances = rhos.map((rho) => totalVariationToPoisson(15_000, rho));
    const steps = distances.slice(1).map((value, k) => value - (distances[k] ?? 0));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-6);
  });

  it('falls to nothing as r grows with the mean kept', () => {
    expect(totalVariationToPoisson(1e12, 1e-12)).toBeLessThan(1e-12);
  });

  it('is nearly one where counts lie in other orders of magnitude', () => {
    expect(totalVariationToPoisson(1e-3, 1 - 1e-9)).toBeGreaterThan(0.9999);
  });

  it('is refused where the mean is beyond every double', () => {
    expect(() => totalVariationToPoisson(1e300, 1 - 2 ** -53)).toThrow('the mean is beyond every double; lower r or rho.');
  });
});

describe("the mixture's marginal", () => {
  it('is the negative binomial', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), power(-3, 6), fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (x, r, rho) => {
        const exact = pmf(x, r, rho);
        fc.pre(exact > 1e-290);
        const spread = Math.abs(x * (1 - rho) - r * rho) / Math.min(rho, 1 - rho);
        expect(Math.abs(gammaPoissonMarginal(x, r, rho) / exact - 1)).toBeLessThan(1e-11 + 1e-14 * spread);
      }),
    );
  });

  it('near the mean of large laws is the negative binomial to twelve digits', () => {
    expect(gammaPoissonMarginal(1e6, 1e6, 0.5) / pmf(1e6, 1e6, 0.5)).toBeCloseTo(1, 12);
  });

  it('of a tiny shape reaches below every double: nearly all rates there are 0', () => {
    expect(gammaPoissonMarginal(0, 1e-3, 0.5)).toBeCloseTo(2 ** -0.001, 13);
  });

  it.each([
    [0.5, 3, 0.6, 'x counts something, so it must be whole; it is 0.5.'],
    [1, 0, 0.6, 'r must be a positive number; it is 0.'],
    [1, 3, 1, 'rho must lie strictly between 0 and 1; it is 1.'],
  ])('refuses x = %d, r = %d, ρ = %d', (x, r, rho, words) => {
    expect(() => gammaPoissonMarginal(x, r, rho)).toThrow(words);
  });

  it('is 0 below 0', () => {
    expect(gammaPoissonMarginal(-1, 3, 0.6)).toBe(0);
  });
});
