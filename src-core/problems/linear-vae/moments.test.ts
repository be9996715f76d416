import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../contract/matrix';
import { finished } from '../../contract/work';
import { principalComponents } from '../../maths/principalComponents';
import { ascentStep, emStepFrom, slopes, stableRate, thetaStep } from './ascent';
import { drawnData } from './data';
import { emStep, logLik } from './learning';
import { elboTerms, kl, optimalEncoder } from './model';
import { meanElbo, meanKl, meanLogLik, moments, type Encoder } from './moments';
import { elboOverPhi, elboOverV } from './surface';

const entry = fc.integer({ min: -2000, max: 2000 }).map((thousandths) => thousandths / 1000);
const spread = fc.double({ min: 0.4, max: 2, noNaN: true });
/** Up to eight rows of up to four numbers, with a decoder and an encoder. */
const drawn = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) => {
  const list = (length: number) => fc.array(entry, { minLength: length, maxLength: length });
  return fc.record({
    X: list(rows * columns).map((values): Matrix => ({ rows, columns, values: Float64Array.from(values) })),
    theta: list(columns),
    phi: list(columns),
    sigma: spread,
    v: spread,
  });
});
const rowsOf = ({ rows, columns, values }: Matrix) => Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * columns, (i + 1) * columns)));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const known = { theta: [1.5, 0.8], sigma: 0.8 };
const { X: sample } = drawnData(200, known, 7);
const data = finished(moments(sample));

describe('moments', () => {
  it('give the ELBO averaged over rows', () => {
    fc.assert(
      fc.property(drawn, ({ X, theta, sigma, phi, v }) => {
        const each = rowsOf(X).map((x) => elboTerms(x, theta, sigma, phi, v).elbo);
        expect(meanElbo(finished(moments(X)), { theta, sigma }, { phi, v })).toBeCloseTo(mean(each), 8);
      }),
    );
  });

  it('give the gap and the evidence averaged over rows', () => {
    fc.assert(
      fc.property(drawn, ({ X, theta, sigma, phi, v }) => {
        const all = finished(moments(X));
        expect(meanKl(all, { theta, sigma }, { phi, v })).toBeCloseTo(mean(rowsOf(X).map((x) => kl(x, theta, sigma, phi, v))), 8);
        expect(meanLogLik(all, { theta, sigma })).toBeCloseTo(logLik(X, theta, sigma) / X.rows, 8);
      }),
    );
  });

  it('of many rows are made in slices, and tell how far they are', () => {
    const X = { rows: 30_000, columns: 20, values: new Float64Array(600_000).fill(0.5) };
    expect([...moments(X)]).toEqual([0, 5000, 10_000, 15_000, 20_000, 25_000].map((done) => ({ done, of: 30_000 })));
    expect(finished(moments(X)).trace).toBe(5);
  });

  it('of no rows, or of too many columns, are refused', () => {
    expect(() => finished(moments({ rows: 0, columns: 0, values: new Float64Array() }))).toThrow('X has no rows');
    expect(() => finished(moments({ rows: 1, columns: 3000, values: new Float64Array(3000) }))).toThrow('(72000000 bytes)');
  });
});

describe('a surface', () => {
  it('over two directions of phi is the mean ELBO at each point', () => {
    fc.assert(
      fc.property(drawn, entry, entry, ({ X, theta, sigma, phi, v }, a, b) => {
        const all = finished(moments(X));
        const grid = elboOverPhi(all, { theta, sigma }, { origin: theta, u: phi, w: theta }, v, [0, a], [0, b]);
        const at = (s: number, t: number): Encoder => ({ phi: phi.map((entryOfPhi, d) => (theta[d] ?? NaN) * (1 + t) + s * entryOfPhi), v });
        [at(0, 0), at(0, b), at(a, 0), at(a, b)].forEach((encoder, j) => expect(grid[j]).toBeCloseTo(meanElbo(all, { theta, sigma }, encoder), 7));
      }),
    );
  });

  it('over one direction and v is the mean ELBO at each point', () => {
    fc.assert(
      fc.property(drawn, entry, ({ X, theta, sigma, phi, v }, a) => {
        const all = finished(moments(X));
        const grid = elboOverV(all, { theta, sigma }, theta, phi, [a], [v, 2 * v]);
        [v, 2 * v].forEach((each, j) =>
          expect(grid[j]).toBeCloseTo(meanElbo(all, { theta, sigma }, { phi: phi.map((entryOfPhi, d) => (theta[d] ?? NaN) + a * entryOfPhi), v: each }), 7),
        );
      }),
    );
  });
});

describe('slopes', () => {
  it('are difference quotients of the mean ELBO', () => {
    fc.assert(
      fc.property(drawn, ({ X, theta, sigma, phi, v }) => {
        const all = finished(moments(X));
        const slope = slopes(all, { theta, sigma }, { phi, v });
        const h = 1e-5;
        const quotient = (move: (step: number) => number) => (move(h) - move(-h)) / (2 * h);
        const size = 1 + Math.abs(meanElbo(all, { theta, sigma }, { phi, v }));
        expect(quotient((s) => meanElbo(all, { theta, sigma }, { phi, v: v + s })) / size).toBeCloseTo(slope.v / size, 6);
        expect(quotient((s) => meanElbo(all, { theta, sigma }, { phi: phi.with(0, (phi[0] ?? NaN) + s), v })) / size).toBeCloseTo((slope.phi[0] ?? NaN) / size, 6);
        expect(quotient((s) => meanElbo(all, { theta: theta.with(0, (theta[0] ?? NaN) + s), sigma }, { phi, v })) / size).toBeCloseTo((slope.theta[0] ?? NaN) / size, 6);
      }),
    );
  });

  it('vanish at the best encoder', () => {
    const { phi, v } = slopes(data, known, optimalEncoder(known.theta, known.sigma));
    expect(Math.max(...phi.map(Math.abs), Math.abs(v))).toBeLessThan(1e-13);
  });
});

describe('gradient ascent on the encoder', () => {
  const l1 = finished(principalComponents(sample)).values[0] ?? NaN;
  const climbed = (direction: readonly number[] | null, rate: number, steps: number) => {
    const path: Encoder[] = [{ phi: [0, 0], v: 1 }];
    for (let t = 0; t < steps; t += 1) path.push(ascentStep(data, known, path[t] ?? { phi: [], v: NaN }, rate, direction));
    return path;
  };

  it('comes to the best encoder, and never falls below the stable rate', () => {
    const path = climbed(null, 0.45 * stableRate(known, l1), 800);
    const heights = path.map((encoder) => meanElbo(data, known, encoder));
    expect(heights.every((height, t) => t === 0 || height >= (heights[t - 1] ?? NaN) - 1e-12)).toBe(true);
    expect(meanKl(data, known, path.at(-1) ?? { phi: [], v: NaN })).toBeLessThan(1e-12);
  });

  it('along theta stays on the line through theta', () => {
    const length = Math.hypot(1.5, 0.8);
    const { phi } = climbed([1.5 / length, 0.8 / length], 0.1, 20).at(-1) ?? { phi: [] };
    expect((phi[0] ?? NaN) * 0.8).toBeCloseTo((phi[1] ?? NaN) * 1.5, 14);
  });

  it('runs away above the stable rate', () => expect(meanElbo(data, known, climbed(null, 1.3 * stableRate(known, l1), 60).at(-1) ?? { phi: [], v: NaN })).toBeLessThan(-1e3));
});

describe('learning theta from moments', () => {
  it('takes the same step of EM as from the rows', () => {
    fc.assert(
      fc.property(drawn, ({ X, theta, sigma }) => {
        const from = emStepFrom(finished(moments(X)), { theta, sigma });
        emStep(X, theta, sigma).forEach((each, d) => expect(from[d]).toBeCloseTo(each, 10));
      }),
    );
  });

  it('by small steps along the slope never falls either', () => {
    let theta: ArrayLike<number> = [0.3, -0.2];
    let before = meanLogLik(data, { theta, sigma: 0.8 });
    for (let t = 0; t < 300; t += 1) {
      theta = thetaStep(data, { theta, sigma: 0.8 }, 0.1);
      const now = meanLogLik(data, { theta, sigma: 0.8 });
      expect(now).toBeGreaterThanOrEqual(before - 1e-12);
      before = now;
    }
  });
});
