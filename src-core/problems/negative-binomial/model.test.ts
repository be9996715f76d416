import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import {
  cdf,
  dispersion,
  gammaLogDensity,
  logNormalizer,
  logNormalizerDerivative,
  logNormalizerSecondDerivative,
  logPmf,
  mean,
  naturalParameter,
  pmf,
  poissonCdf,
  poissonLogPmf,
  poissonPmf,
  poissonUpperTail,
  quantile,
  upperTail,
  variance,
} from './model';

const off = (got: number, exact: number): number => Math.abs(got - exact) / Math.abs(exact);
const sumTo = (end: number, term: (x: number) => number): number => Array.from({ length: end }, (_, x) => end - 1 - x).reduce((sum, x) => sum + term(x), 0);
const power = (low: number, high: number): fc.Arbitrary<number> => fc.double({ min: low, max: high, noNaN: true }).map((each) => 10 ** each);
/** Laws over the whole domain that is promised, and laws short enough to be added up count by count. */
const anyR = power(-3, 6);
const anyRho = fc.oneof(power(-9, -0.01), power(-9, -0.01).map((q) => 1 - q));
const shortLaw = fc.record({ r: power(-3, 2), rho: fc.double({ min: 1e-3, max: 0.9, noNaN: true }) });

describe('the probabilities', () => {
  it('sum to one', () => {
    fc.assert(
      fc.property(shortLaw, ({ r, rho }) => {
        const end = quantile(1 - 1e-15, r, rho) + 1;
        expect(Math.abs(sumTo(end, (x) => pmf(x, r, rho)) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('go from each count to the next by ρ (r+x)/(x+1)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), anyR, anyRho, (x, r, rho) => {
        const spread = Math.abs(x * (1 - rho) - r * rho) + 1;
        const ratio = logPmf(x + 1, r, rho) - logPmf(x, r, rho) - Math.log(rho) - Math.log((r + x) / (x + 1));
        expect(Math.abs(ratio)).toBeLessThan(1e-13 * spread + 1e-12 * Math.abs(logPmf(x, r, rho)) + 1e-13);
      }),
    );
  });

  it('of r = 1 are geometric', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (x, rho) => {
        expect(logPmf(x, 1, rho)).toBeCloseTo(x * Math.log(rho) + Math.log1p(-rho), 10);
      }),
    );
  });

  it('are those of the Poisson where r is a million million', () => {
    expect(pmf(5, 1e12, 5e-12)).toBeCloseTo(poissonPmf(5, 5), 10);
  });

  it('of ten million counts do not lose digits: Stirling leaves 1/√(2π variance) at the mean', () => {
    expect(off(pmf(1e7, 1e6, 10 / 11), 3.8037650764488346e-5)).toBeLessThan(1e-12);
  });
});

describe('the tails', () => {
  it('complete each other, everywhere in the domain', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 1e9 }), anyR, anyRho, (x, r, rho) => {
        expect(Math.abs(cdf(x, r, rho) + upperTail(x, r, rho) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('are plain sums of probabilities', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), shortLaw, (x, { r, rho }) => {
        const end = Math.max(x + 2, quantile(1 - 1e-15, r, rho) + 1500);
        const beyond = sumTo(end - x - 1, (k) => pmf(x + 1 + k, r, rho));
        expect(off(cdf(x, r, rho), sumTo(x + 1, (k) => pmf(k, r, rho)))).toBeLessThan(1e-11);
        fc.pre(beyond > 1e-290);
        expect(off(upperTail(x, r, rho), beyond)).toBeLessThan(1e-11);
      }),
    );
  });

  it('of large laws step by the probability between them', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), power(2, 6), fc.double({ min: 0.1, max: 0.99, noNaN: true }), (sds, r, rho) => {
        const x = Math.max(0, Math.round(mean(r, rho) + sds * Math.sqrt(variance(r, rho))));
        expect(Math.abs(cdf(x, r, rho) - cdf(x - 1, r, rho) - pmf(x, r, rho))).toBeLessThan(1e-12);
      }),
    );
  });

  it('of the Poisson are plain sums too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), power(-6, 2), (x, lambda) => {
        const below = sumTo(x + 1, (k) => poissonPmf(k, lambda));
        const above = sumTo(400, (k) => poissonPmf(x + 1 + k, lambda));
        expect(Math.abs(poissonCdf(x, lambda) - below)).toBeLessThan(1e-12);
        expect(Math.abs(poissonUpperTail(x, lambda) - above)).toBeLessThan(1e-12 * Math.max(above, 1e-12));
      }),
    );
  });

  it('of the Poisson are 0 and 1 below every count', () => {
    expect([poissonCdf(-1, 3), poissonUpperTail(-1, 3)]).toEqual([0, 1]);
  });
});

describe('the quantile', () => {
  it('is the smallest count whose cdf reaches p', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), anyR, anyRho, (p, r, rho) => {
        const x = quantile(p, r, rho);
        const slack = 1e-13;
        expect(cdf(x, r, rho)).toBeGreaterThanOrEqual(p * (1 - slack));
        // Beyond 2^53 the count before is the same double, or a few counts away.
        fc.pre(x < Number.MAX_SAFE_INTEGER);
        expect(x === 0 ? 0 : cdf(x - 1, r, rho)).toBeLessThan(p * (1 + slack));
      }),
    );
  });

  it('at a tie is the count itself: half of a geometric with ρ = 1/2 is at 0, three quarters up to 1', () => {
    expect([0.5, 0.75, 0.875].map((p) => quantile(p, 1, 0.5))).toEqual([0, 1, 2]);
    expect([0.25, 0.5].map((p) => quantile(p, 2, 0.5))).toEqual([0, 1]);
  });

  it('of a mean of 1e15 is found in a blink', () => {
    const x = quantile(0.999, 1e6, 1 - 1e-9);
    expect(off(x, 1.00309e15)).toBeLessThan(1e-5);
  });
});

describe('the log normalizer', () => {
  const eta = power(-6, 1.5).map((size) => -size);

  it("has the mean for a slope and the variance for a curvature: differences of A agree with A' and A''", () => {
    fc.assert(
      fc.property(anyR, eta, (r, at) => {
        const h = 1e-4 * Math.min(1, -at);
        const [before, here, after] = [at - h, at, at + h].map((each) => logNormalizer(r, each)) as [number, number, number];
        // The quotient keeps what rounding of A leaves: about 1e-16 A / h for the slope.
        const noise = (4e-16 * (Math.abs(before) + 1e-300)) / h;
        expect(Math.abs((after - before) / (2 * h) - logNormalizerDerivative(r, at))).toBeLessThan(1e-7 * logNormalizerDerivative(r, at) + noise);
        expect(Math.abs((after - 2 * here + before) / (h * h) - logNormalizerSecondDerivative(r, at))).toBeLessThan(
          1e-6 * logNormalizerSecondDerivative(r, at) + (4 * noise) / h,
        );
      }),
    );
  });

  it('is minus the log probability of 0, and its slopes are the moments', () => {
    fc.assert(
      fc.property(anyR, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (r, rho) => {
        // log ρ rounds, and near the pole at 0 that shows: 1e-16/(1-ρ).
        const slack = 1e-14 + 1e-15 / (1 - rho);
        const at = naturalParameter(rho);
        expect(off(logNormalizer(r, at), -logPmf(0, r, rho))).toBeLessThan(slack);
        expect(off(logNormalizerDerivative(r, at), mean(r, rho))).toBeLessThan(slack);
        expect(off(logNormalizerSecondDerivative(r, at), variance(r, rho))).toBeLessThan(2 * slack);
      }),
    );
  });
});

describe('the moments', () => {
  it('put the dispersion above one', () => {
    fc.assert(
      fc.property(anyR, anyRho, (r, rho) => {
        expect(dispersion(r, rho)).toBeGreaterThan(1);
        expect(off(variance(r, rho), dispersion(r, rho) * mean(r, rho))).toBeLessThan(1e-15 * 3);
      }),
    );
  });

  it('are those of the probabilities', () => {
    fc.assert(
      fc.property(shortLaw, ({ r, rho }) => {
        const end = quantile(1 - 1e-15, r, rho) + 400;
        const m = sumTo(end, (x) => x * pmf(x, r, rho));
        expect(off(m, mean(r, rho))).toBeLessThan(1e-10);
        expect(off(sumTo(end, (x) => (x - m) ** 2 * pmf(x, r, rho)), variance(r, rho))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('the gamma density', () => {
  it.each([
    [0, 0.5, 2, Infinity],
    [0, 1, 2, Math.log(2)],
    [0, 3, 2, -Infinity],
    [-1, 3, 2, -Infinity],
    [Infinity, 3, 2, -Infinity],
  ])('at λ = %d with shape %d and rate %d is %d in logarithms', (lambda, a, b, value) => {
    expect(gammaLogDensity(lambda, a, b)).toBe(value);
  });

  it('of shape 1 is exponential', () => {
    fc.assert(
      fc.property(power(-6, 3), power(-3, 3), (lambda, b) => {
        expect(Math.abs(gammaLogDensity(lambda, 1, b) - Math.log(b) + b * lambda)).toBeLessThan(1e-12 * (1 + b * lambda));
      }),
    );
  });

  it('has a logarithm where bλ is below every double', () => {
    expect(gammaLogDensity(1e-200, 2, 1e-200)).toBeCloseTo(-600 * Math.LN10, 9);
  });
});

describe('the domain', () => {
  const refused = (run: () => number): unknown => {
    try {
      return run();
    } catch (thrown) {
      return thrown instanceof Refusal ? `${thrown.fault.field}: ${thrown.message}` : thrown;
    }
  };

  it.each<[string, () => number, string]>([
    ['r = 0', () => logPmf(2, 0, 0.5), 'r: r must be a positive number; it is 0.'],
    ['r infinite', () => pmf(2, Infinity, 0.5), 'r: r must be a positive number; it is Infinity.'],
    ['r NaN', () => mean(Number.NaN, 0.5), 'r: r must be a positive number; it is NaN.'],
    ['ρ = 0', () => cdf(2, 3, 0), 'rho: rho must lie strictly between 0 and 1; it is 0.'],
    ['ρ = 1', () => upperTail(2, 3, 1), 'rho: rho must lie strictly between 0 and 1; it is 1.'],
    ['ρ NaN', () => dispersion(3, Number.NaN), 'rho: rho must lie strictly between 0 and 1; it is NaN.'],
    ['half a count', () => pmf(1.5, 3, 0.6), 'x: x counts something, so it must be whole; it is 1.5.'],
    ['an endless count', () => cdf(Infinity, 3, 0.6), 'x: x counts something, so it must be whole; it is Infinity.'],
    ['p above 1', () => quantile(1.5, 3, 0.6), 'p: p must be a probability, 0 to 1; it is 1.5.'],
    ['η = 0', () => logNormalizer(2, 0), 'eta: eta must be negative; it is 0.'],
    ['η NaN', () => logNormalizerSecondDerivative(2, Number.NaN), 'eta: eta must be negative; it is NaN.'],
    ['λ negative', () => poissonLogPmf(1, -1), 'lambda: lambda must be a rate, zero or positive; it is -1.'],
    ['λ NaN', () => gammaLogDensity(Number.NaN, 1, 1), 'lambda: lambda must be a number.'],
    ['a = 0', () => gammaLogDensity(1, 0, 1), 'a: a must be a positive number; it is 0.'],
    ['b infinite', () => gammaLogDensity(1, 1, Infinity), 'b: b must be a positive number; it is Infinity.'],
    [
      'a mean beyond every double',
      () => quantile(0.5, 1e300, 1 - 2 ** -53),
      'r: With rho = 0.9999999999999999 and r = 1e+300 the mean is beyond every double; lower r or rho.',
    ],
  ])('ends where it says: %s is refused', (_, run, words) => {
    expect(refused(run)).toBe(words);
  });

  it.each([
    [0, 3, -3],
    [-1, 3, -Infinity],
    [0, 0, 0],
    [2, 0, -Infinity],
  ])('is the support for a Poisson: x = %d, λ = %d', (x, lambda, value) => {
    expect(poissonLogPmf(x, lambda)).toBe(value);
  });

  it('never lets a NaN out, at its ends neither', () => {
    const ends = [5e-324, 1e-300, 1e-3, 1, 1e6, 1e12, 1e15, 1e300];
    const rhos = [5e-324, 1e-300, 1e-9, 0.5, 1 - 1e-9, 1 - 2 ** -53];
    const counts = [-1, 0, 1, 7, 1e7, 2 ** 53 + 2, 1e300];
    const all = ends.flatMap((r) =>
      rhos.flatMap((rho) => [mean, variance, dispersion].map((f) => f(r, rho)).concat(counts.flatMap((x) => [logPmf, pmf, cdf, upperTail].map((f) => f(x, r, rho))))),
    );
    expect(all.filter((value) => Number.isNaN(value))).toEqual([]);
    expect(all).toHaveLength(8 * 6 * (3 + 7 * 4));
  });
});
