import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import { elboTerms, kl, logMarginal, optimalEncoder, posterior } from './model';
import { referenceQuantities } from './quantities';

// Evenly spread: most doubles around 0 are too small to tell anything.
const entry = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000);
const spread = fc.double({ min: 0.3, max: 3, noNaN: true });
/** One x, a decoder and an encoder, in up to five dimensions. */
const drawn = fc.integer({ min: 1, max: 5 }).chain((D) => {
  const list = fc.array(entry, { minLength: D, maxLength: D });
  return fc.record({ x: list, theta: list, phi: list, sigma: spread, v: spread });
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const normal = (at: number, mean: number, sd: number): number => -0.5 * ((at - mean) / sd) ** 2 - Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
/** log p(x, z), density by density. */
const logJoint = ({ x, theta, sigma }: Drawn, z: number): number => x.reduce((sum, each, d) => sum + normal(each, (theta[d] ?? NaN) * z, sigma), normal(z, 0, 1));
/** ∫ f over centre ± 12 widths by the trapezoidal rule, which is exact to rounding for Gaussian tails. */
const integral = (f: (z: number) => number, centre: number, width: number): number => {
  const h = width / 12;
  return Array.from({ length: 289 }, (_, j) => f(centre + (j - 144) * h)).reduce((sum, value) => sum + value * h, 0);
};
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, each, d) => sum + each * (b[d] ?? NaN), 0);

describe('the evidence', () => {
  it('is the integral of the joint density over z', () => {
    fc.assert(
      fc.property(drawn, (each) => {
        const { mean, variance } = posterior(each.x, each.theta, each.sigma);
        const top = logJoint(each, mean);
        const area = integral((z) => Math.exp(logJoint(each, z) - top), mean, Math.sqrt(variance));
        expect(top + Math.log(area)).toBeCloseTo(logMarginal(each.x, each.theta, each.sigma), 9);
      }),
    );
  });

  it('keeps its digits where x lies along a long theta', () => {
    // D = 1: N(x; 0, σ² + θ²) without any projection.
    const [x, theta, sigma] = [3e6, 1e6, 1e-3];
    expect(logMarginal([x], [theta], sigma)).toBeCloseTo(normal(x, 0, Math.hypot(sigma, theta)), 12);
  });
});

describe('the posterior', () => {
  it('is the joint density divided by the evidence', () => {
    fc.assert(
      fc.property(drawn, entry, (each, z) => {
        const { mean, variance } = posterior(each.x, each.theta, each.sigma);
        expect(normal(z, mean, Math.sqrt(variance))).toBeCloseTo(logJoint(each, z) - logMarginal(each.x, each.theta, each.sigma), 8);
      }),
    );
  });
});

describe('the ELBO', () => {
  it('is the expectation under q, term by term, by quadrature', () => {
    fc.assert(
      fc.property(drawn, (each) => {
        const { x, theta, sigma, phi, v } = each;
        const m = dot(phi, x);
        const expected = (f: (z: number) => number) => integral((z) => Math.exp(normal(z, m, v)) * f(z), m, v);
        const terms = elboTerms(x, theta, sigma, phi, v);
        expect(terms.expectedLogPrior).toBeCloseTo(expected((z) => normal(z, 0, 1)), 7);
        expect(terms.expectedLogLikelihood / 1000).toBeCloseTo(expected((z) => logJoint(each, z) - normal(z, 0, 1)) / 1000, 8);
        expect(terms.entropy).toBeCloseTo(expected((z) => -normal(z, m, v)), 9);
      }),
    );
  });

  it('with the gap makes the evidence, and the gap is never negative', () => {
    fc.assert(
      fc.property(drawn, ({ x, theta, sigma, phi, v }) => {
        const gap = kl(x, theta, sigma, phi, v);
        expect(gap).toBeGreaterThanOrEqual(0);
        const evidence = logMarginal(x, theta, sigma);
        expect(Math.abs(elboTerms(x, theta, sigma, phi, v).elbo + gap - evidence)).toBeLessThan(1e-12 * (1 + gap + Math.abs(evidence)));
      }),
    );
  });

  it('has no gap at the optimal encoder, for every x at once', () => {
    fc.assert(
      fc.property(drawn, ({ x, theta, sigma }) => {
        const { phi, v } = optimalEncoder(theta, sigma);
        expect(kl(x, theta, sigma, phi, v)).toBeLessThan(1e-28);
      }),
    );
  });

  it('is highest there: every other encoder loses', () => {
    fc.assert(
      fc.property(drawn, ({ x, theta, sigma, phi, v }) => {
        const best = optimalEncoder(theta, sigma);
        expect(elboTerms(x, theta, sigma, phi, v).elbo).toBeLessThanOrEqual(elboTerms(x, theta, sigma, best.phi, best.v).elbo + 1e-9);
      }),
    );
  });

  it('depends for one x only on the part of phi along it', () => {
    expect(kl([1, 2], [0.5, -1], 1, [-2 / 3, 0], 2 / 3)).toBeLessThan(1e-28);
    expect(kl([2, 1], [0.5, -1], 1, [-2 / 3, 0], 2 / 3)).toBeGreaterThan(1);
  });
});

describe('corners of the linear VAE', () => {
  it('without signal the posterior is the prior', () => expect(posterior([1, 2], [0, 0], 0.5)).toEqual({ mean: 0, variance: 1 }));
  it('with next to no noise the encoder reads z off x', () => {
    const { phi, v } = optimalEncoder([3e100, 4e100], 1e-100);
    expect(dot(phi, [3e100, 4e100])).toBeCloseTo(1, 14);
    expect(v / 2e-201).toBeCloseTo(1, 12);
  });

  const ask = (name: keyof typeof referenceQuantities, given: object): string => {
    try {
      const asked = referenceQuantities[name];
      asked.run(asked.input.parse(given) as never);
      return 'an answer';
    } catch (thrown) {
      return thrown instanceof Refusal ? `${thrown.fault.kind}: ${thrown.message}` : `shape: ${String(thrown)}`;
    }
  };
  const good = { x: [1, 2], theta: [1, 0], sigma: 1, phi: [0.5, 0], v: 1 };
  it.each<[string, keyof typeof referenceQuantities, object, RegExp]>([
    ['no noise', 'elboTerms', { ...good, sigma: 0 }, /^domain: sigma is a standard deviation, so it must be positive; it is 0\./],
    ['an encoder without spread', 'kl', { ...good, v: -1 }, /^domain: v is a standard deviation/],
    ['endless data', 'kl', { ...good, x: ['Infinity', 1] }, /^domain: x\[0] must be a finite number; it is Infinity\./],
    ['sizes beyond the doubles', 'kl', { ...good, x: [1e300, 1e300], phi: [1e300, -1e300] }, /^domain: These sizes lie beyond every double/],
    ['theta of another length', 'logMarginal', { x: [1, 2], theta: [1], sigma: 1 }, /^shape: theta must have 2 numbers as x has; it has 1\./],
    ['phi of another length', 'elboTerms', { ...good, phi: [1] }, /^shape: phi must have 2 numbers as x has; it has 1\./],
    ['theta of another length than rows', 'logLik', { X: [[1, 2]], theta: [1], sigma: 1 }, /^shape: theta must have 2 numbers as a row of X has; it has 1\./],
    ['data without rows', 'ppcaMle', { X: [], sigma: 1 }, /^domain: X has no numbers/],
    ['data without rows to learn from', 'thetaMStep', { X: [], phi: [], v: 1 }, /^domain: X has no rows/],
    ['data that are not finite', 'ppcaMle', { X: [[1], ['-Infinity']], sigma: 1 }, /^domain: X\[1]\[0] must be a finite number; it is -Infinity\./],
  ])('%s is refused in words', (_, name, given, words) => expect(ask(name, given)).toMatch(words));
});
