import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../contract/matrix';
import { finished } from '../fixture/reference';
import { countedMultiplications, crossingT, multiplicationCounts } from './cost';
import { drawTokens } from './data';
import { asMatrices } from './bulk';
import { featureMap, features, halfFeatureMap, linearForm } from './features';
import { attendByLinearForm } from './linearRoute';
import { attend, attentionWeights } from './matrixRoute';
import { kernels, sim } from './model';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const table = (rows: number, columns: number, each = entry): fc.Arbitrary<Matrix> =>
  fc.array(each, { minLength: rows * columns, maxLength: rows * columns }).map((values) => ({ rows, columns, values: Float64Array.from(values) }));
const sizes = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }));
const tokens = (each = entry) => sizes.chain(([T, D, K]) => fc.tuple(table(T, D, each), table(K, D, each), table(K, D, each)));
const kernel = fc.constantFrom(...kernels);
const row = ({ values, columns }: Matrix, i: number): number[] => Array.from(values.subarray(i * columns, (i + 1) * columns));
const times = (U: Matrix, x: readonly number[]): number[] => Array.from({ length: U.rows }, (_, k) => row(U, k).reduce((sum, each, d) => sum + each * x[d], 0));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, each, i) => sum + each * b[i], 0);
function near(got: ArrayLike<number>, exact: ArrayLike<number>, within: number): void {
  expect(got.length).toBe(exact.length);
  for (let i = 0; i < exact.length; i += 1) {
    expect(Number.isNaN(got[i])).toBe(Number.isNaN(exact[i]));
    if (!Number.isNaN(exact[i])) expect(Math.abs(got[i] - exact[i])).toBeLessThanOrEqual(within * Math.max(1, Math.abs(exact[i])));
  }
}

describe('features', () => {
  it('of either map have the square of the inner product as theirs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, entry), { minLength: 1, maxLength: 6 }), (pairs) => {
        const [a, b] = [pairs.map(([each]) => each), pairs.map(([, each]) => each)];
        for (const map of [featureMap, halfFeatureMap]) near([dot(Array.from(features(map, a)), Array.from(features(map, b)))], [dot(a, b) ** 2], 1e-12 * (1 + dot(a, a) * dot(b, b)));
      }),
    );
  });

  it('do not see a sign', () => {
    expect(features(featureMap, [1, -2, 3])).toEqual(features(featureMap, [-1, 2, -3]));
  });

  it('summed over the keys give V and w, from which one query is answered', () => {
    fc.assert(
      fc.property(tokens(), fc.boolean(), ([X, , Uk], half) => {
        const { V, w } = linearForm(X, Uk, half);
        const phi = Array.from({ length: X.rows }, (_, s) => Array.from(features(half ? halfFeatureMap : featureMap, times(Uk, row(X, s)))));
        near(w, phi[0].map((_, p) => phi.reduce((sum, each) => sum + each[p], 0)), 1e-11);
        for (let d = 0; d < V.rows; d += 1) near(row(V, d), phi[0].map((_, p) => phi.reduce((sum, each, s) => sum + row(X, s)[d] * each[p], 0)), 1e-10);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the weights', () => {
  it('are shares of the kernel among the keys that are seen', () => {
    fc.assert(
      fc.property(tokens(), kernel, fc.boolean(), fc.boolean(), ([X, Uq, Uk], name, scaled, causal) => {
        const A = finished(attentionWeights(X, Uq, Uk, name, scaled, causal));
        for (let t = 0; t < X.rows; t += 1) {
          const seen = causal ? t + 1 : X.rows;
          const raw = Array.from({ length: seen }, (_, s) => sim(times(Uq, row(X, t)), times(Uk, row(X, s)), name, scaled));
          const sum = raw.reduce((total, each) => total + each, 0);
          const size = raw.reduce((total, each) => total + Math.abs(each), 0);
          // Where the plain sum has cancelled, or under- or overflows, it is no second route.
          fc.pre(Math.abs(sum) > 1e-4 * size && size > 1e-100 && size < 1e100);
          near(row(A, t).slice(0, seen), raw.map((each) => each / sum), 1e-9);
          expect(row(A, t).slice(seen).every((each) => each === 0)).toBe(true);
        }
      }),
    );
  });

  it('sum to one, and mix the tokens into the output', () => {
    fc.assert(
      fc.property(tokens(), fc.constantFrom('softmax' as const, 'quadratic' as const), fc.boolean(), ([X, Uq, Uk], name, causal) => {
        const A = finished(attentionWeights(X, Uq, Uk, name, true, causal));
        const Y = finished(attend(X, Uq, Uk, name, true, causal));
        for (let t = 0; t < X.rows; t += 1) {
          const weights = row(A, t);
          near([weights.reduce((sum, each) => sum + each, 0)], [Number.isNaN(weights[0]) ? NaN : 1], 1e-12);
          near(row(Y, t), row(X, 0).map((_, d) => weights.reduce((sum, each, s) => sum + each * row(X, s)[d], 0)), 1e-12);
        }
      }),
    );
  });

  it('under "softmax" only shift with the scores: scores of 1600 are no different from scores of 0', () => {
    const identity: Matrix = { rows: 2, columns: 2, values: Float64Array.of(1, 0, 0, 1) };
    const far: Matrix = { rows: 2, columns: 2, values: Float64Array.of(40, 0, 40, 1e-3) };
    const A = finished(attentionWeights(far, identity, identity, 'softmax', false, false));
    near(row(A, 0), [0.5, 0.5], 1e-15);
    near(row(A, 1), [1 / (1 + Math.exp(1e-6)), 1 / (1 + Math.exp(-1e-6))], 1e-12);
  });
});

describe('the two routes', () => {
  it('agree, causal or not', () => {
    fc.assert(
      fc.property(tokens(), fc.boolean(), ([X, Uq, Uk], causal) => {
        near(finished(attendByLinearForm(X, Uq, Uk, causal)).values, finished(attend(X, Uq, Uk, 'quadratic', false, causal)).values, 1e-11);
      }),
    );
  });

  it('agree where whole numbers make queries and keys orthogonal: the same rows are not defined', () => {
    fc.assert(
      fc.property(tokens(fc.integer({ min: -2, max: 2 })), fc.boolean(), ([X, Uq, Uk], causal) => {
        near(finished(attendByLinearForm(X, Uq, Uk, causal)).values, finished(attend(X, Uq, Uk, 'quadratic', true, causal)).values, 1e-11);
      }),
    );
  });

  it('take no notice of the sign of the queries', () => {
    fc.assert(
      fc.property(tokens(), ([X, Uq, Uk]) => {
        const other = { ...Uq, values: Uq.values.map((each) => -each) };
        expect(finished(attend(X, other, Uk, 'quadratic', false, false))).toEqual(finished(attend(X, Uq, Uk, 'quadratic', false, false)));
      }),
      { numRuns: 30 },
    );
  });

  it('causal, say of the first tokens what they say without the later ones', () => {
    fc.assert(
      fc.property(tokens(), kernel, ([X, Uq, Uk], name) => {
        const first = { rows: 1, columns: X.columns, values: X.values.slice(0, X.columns) };
        near(row(finished(attend(X, Uq, Uk, name, true, true)), 0), row(finished(attend(first, Uq, Uk, name, true, false)), 0), 1e-12);
      }),
      { numRuns: 50 },
    );
  });
});

describe('multiplications', () => {
  it('that the routes count themselves are those of the rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), fc.nat(1000), (T, D, K, seed) => {
        expect(finished(countedMultiplications(...asMatrices(drawTokens(T, D, K, seed))))).toEqual(multiplicationCounts(T, D, K));
      }),
      { numRuns: 40 },
    );
  });

  it('of matrix and full features are equal at the crossing', () => {
    const difference = (T: number, D: number, K: number): number => multiplicationCounts(T, D, K).quadraticMatrix - multiplicationCounts(T, D, K).quadraticLinear;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 64 }), (D, K) => {
        const T = crossingT(D, K);
        fc.pre(T >= 1);
        expect(difference(Math.max(1, Math.floor(T)), D, K)).toBeLessThanOrEqual(0);
        expect(difference(Math.floor(T) + 1, D, K)).toBeGreaterThan(0);
      }),
    );
  });

  it('beyond 2^53 are the nearest doubles', () => {
    expect(multiplicationCounts(1e9 + 7, 1e6 + 3, 3).softmaxMatrix).toBe(Number((10n ** 9n + 7n) ** 2n * (10n ** 6n + 6n)));
  });
});
