import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, choleskySolve } from './cholesky';

const n = 4;
const entries = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n });

/** B B' + I: never close to singular. */
const positive = (B: number[]): Float64Array =>
  Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return B.slice(0, n).reduce((sum, _each, k) => sum + B[i * n + k] * B[j * n + k], i === j ? 1 : 0);
  });

describe('a symmetric positive definite matrix', () => {
  it('is solved: A x = b', () => {
    fc.assert(
      fc.property(entries, (B) => {
        const A = positive(B);
        const L = A.slice();
        const x = Float64Array.of(1, -2, 3, 0.5);
        expect(choleskyFactor(L, n)).toBe(-1);
        choleskySolve(L, n, x);
        const back = Array.from({ length: n }, (_, i) => x.reduce((sum, value, j) => sum + A[i * n + j] * value, 0));
        expect(Math.max(...back.map((value, i) => Math.abs(value - [1, -2, 3, 0.5][i])))).toBeLessThan(1e-10);
      }),
    );
  });
  it('only the lower triangle counts', () => {
    const L = Float64Array.of(4, 99, 2, 5);
    const x = Float64Array.of(8, 12);
    expect(choleskyFactor(L, 2)).toBe(-1);
    choleskySolve(L, 2, x);
    expect(Array.from(x)).toEqual([1, 2]);
  });
});

describe('a matrix that is not positive definite', () => {
  it.each([
    ['a row that repeats another', [1, 0, 0, 1, 1, 0, 1, 1, 1], 1],
    ['a row that is the sum of two', [1, 0, 0, 0, 1, 0, 1, 1, 2], 2],
    ['a row of zeros', [1, 0, 0, 0, 0, 0, 0, 0, 1], 1],
    ['a negative diagonal', [-1, 0, 0, 0, 1, 0, 0, 0, 1], 0],
    ['thirteen digits of dependence', [1, 0, 0, 1, 1 + 1e-13, 0, 0, 0, 1], 1],
  ])('%s is named by its place', (_, A, row) => expect(choleskyFactor(Float64Array.from(A), 3)).toBe(row));
});
