import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../contract/matrix';
import { finished } from '../../contract/work';
import { drawnData } from './data';
import { emPath, logLik, ppcaMle, thetaMStep } from './learning';
import { elboTerms, logMarginal } from './model';
import { estimates } from './monteCarlo';

const known = { theta: [1, -2, 0.5], sigma: 0.7 };
const { X, z } = drawnData(400, known, 11);
const entry = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000);
const samples = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) => fc.array(entry, { minLength: rows * columns, maxLength: rows * columns }).map((list): Matrix => ({ rows, columns, values: Float64Array.from(list) })));

describe('the maximum likelihood of theta', () => {
  it('lies above every other theta', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0.3, max: 3, noNaN: true }), fc.array(entry, { minLength: 4, maxLength: 4 }), (each, sigma, other) => {
        const best = finished(ppcaMle(each, sigma));
        expect(best.logLik).toBeCloseTo(logLik(each, best.theta, sigma), 9);
        expect(logLik(each, other.slice(0, each.columns), sigma)).toBeLessThanOrEqual(best.logLik + 1e-8);
      }),
    );
  });

  it('is where EM comes to', () => {
    const { theta, logLik: height } = finished(ppcaMle(X, known.sigma));
    const path = finished(emPath(X, [0.1, -0.1, 0.1], known.sigma, 200));
    path.theta.forEach((each, d) => expect(Math.abs(each)).toBeCloseTo(Math.abs(theta[d] ?? NaN), 6));
    expect(path.logLik.at(-1)).toBeCloseTo(height, 8);
  });

  it('is zero where the noise explains all', () => expect(finished(ppcaMle(X, 10)).theta.every((each) => each === 0)).toBe(true));
  it('has its entry of largest size positive', () => expect(Math.max(...finished(ppcaMle(X, known.sigma)).theta)).toBeGreaterThan(1.5));
  it('does not centre the data', () => expect(finished(ppcaMle({ rows: 3, columns: 1, values: Float64Array.of(5, 5, 5) }, 3)).theta[0]).toBeCloseTo(4, 12));
});

describe('the M step of theta', () => {
  it('makes the ELBO of its encoder highest', () => {
    fc.assert(
      fc.property(samples, fc.array(entry, { minLength: 4, maxLength: 4 }), fc.double({ min: 0.3, max: 3, noNaN: true }), (each, list, v) => {
        const phi = list.slice(0, each.columns);
        const theta = thetaMStep(each, phi, v);
        const sum = (at: readonly number[]): number =>
          Array.from({ length: each.rows }, (_, i) => elboTerms(each.values.subarray(i * each.columns, (i + 1) * each.columns), at, 1, phi, v).elbo).reduce((a, b) => a + b, 0);
        for (const step of [-1e-3, 1e-3]) expect(sum(theta.with(0, (theta[0] ?? NaN) + step))).toBeLessThanOrEqual(sum(theta) + 1e-9 * (1 + Math.abs(sum(theta))));
      }),
    );
  });
});

describe('a path of EM', () => {
  it('never falls', () => {
    fc.assert(
      fc.property(samples, fc.array(entry, { minLength: 4, maxLength: 4 }), (each, list) => {
        const path = finished(emPath(each, list.slice(0, each.columns), 0.8, 12)).logLik;
        path.slice(1).forEach((value, t) => expect(value).toBeGreaterThanOrEqual((path[t] ?? NaN) - 1e-10 * (1 + Math.abs(value))));
      }),
    );
  });
  it('from nothing stays at nothing', () => expect(finished(emPath(X, [0, 0, 0], 1, 3)).theta).toEqual([0, 0, 0]));
  it('tells each step', () => expect([...emPath(X, [1, 0, 0], 1, 3)].map(({ done, of }) => [done, of])).toEqual([[1, 3], [2, 3], [3, 3]]));
});

describe('drawn data', () => {
  it('are the same for the same seed and begin alike, however many rows there are', () => {
    expect(drawnData(20, known, 3)).toEqual(drawnData(20, known, 3));
    expect(drawnData(40, known, 3).X.values.slice(0, 60)).toEqual(drawnData(20, known, 3).X.values);
  });
  it('without noise to speak of lie on theta z', () => {
    const { X: clean } = drawnData(400, { theta: known.theta, sigma: 1e-12 }, 11);
    clean.values.forEach((x, j) => expect(x).toBeCloseTo((known.theta[j % 3] ?? NaN) * (z[Math.floor(j / 3)] ?? NaN), 10));
  });
  it('have the covariance of the model', () => {
    const product = (a: number, b: number): number => Array.from({ length: 400 }, (_, i) => (X.values[i * 3 + a] ?? NaN) * (X.values[i * 3 + b] ?? NaN)).reduce((sum, each) => sum + each, 0) / 400;
    expect(Math.abs(product(0, 1) + 2)).toBeLessThan(0.6);
    expect(Math.abs(product(1, 1) - 4.49)).toBeLessThan(1.2);
  });
  it('that would not fit are refused beforehand', () => expect(() => drawnData(1e8, known, 1)).toThrow('(3200000000 bytes)'));
});

describe('Monte Carlo', () => {
  const x = [1, 0.5];
  const decoder = { theta: [1, 0.5], sigma: 1 };

  it('comes to the ELBO within its error', () => {
    const encoder = { phi: [0.3, 0.1], v: 0.5 };
    const { mean, error } = estimates(x, decoder, encoder, 5, 4000);
    const { elbo } = elboTerms(x, decoder.theta, decoder.sigma, encoder.phi, encoder.v);
    expect(Math.abs((mean.at(-1) ?? NaN) - elbo)).toBeLessThan(4 * (error.at(-1) ?? NaN));
    expect((error.at(999) ?? NaN) / (error.at(-1) ?? NaN)).toBeCloseTo(2, 0);
  });

  it('has no error at the best encoder: every draw is the evidence', () => {
    const { terms, error } = estimates(x, decoder, { phi: [1 / 2.25, 0.5 / 2.25], v: 1 / 1.5 }, 5, 500);
    const evidence = logMarginal(x, decoder.theta, decoder.sigma);
    terms.forEach((term) => expect(term).toBeCloseTo(evidence, 13));
    expect(error.at(-1)).toBeLessThan(1e-15);
  });

  it('has running means and errors of the plain formulas', () => {
    const { terms, mean, error } = estimates(x, decoder, { phi: [0, 0], v: 2 }, 9, 30);
    const average = terms.reduce((sum, term) => sum + term, 0) / 30;
    expect(mean[29]).toBeCloseTo(average, 12);
    expect(error[29]).toBeCloseTo(Math.sqrt(terms.reduce((sum, term) => sum + (term - average) ** 2, 0) / 29 / 30), 12);
    expect(error[0]).toBeNaN();
  });
});
