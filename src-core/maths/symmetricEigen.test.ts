import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricEigen } from './symmetricEigen';

const entry = fc.oneof(fc.integer({ min: -10000, max: 10000 }).map((thousandths) => thousandths / 1000), fc.constantFrom(0, 1, -1, 1e-9));
/** Symmetric matrices of 1 to 7 rows. */
const symmetric = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((list) => ({ n, A: Float64Array.from(list, (_, i) => list[Math.min(i, (i % n) * n + Math.floor(i / n))]) })),
);
/** The largest entry of |Σ values[k] v_k v_k' - A| and of |v_j'v_k - 1[j = k]|. */
function residuals(n: number, A: Float64Array): { matrix: number; axes: number } {
  const { values, vectors } = symmetricEigen(n, A);
  let matrix = 0;
  let axes = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      let sum = 0;
      let dot = 0;
      for (let k = 0; k < n; k += 1) {
        sum += values[k] * vectors[k * n + i] * vectors[k * n + j];
        dot += vectors[i * n + k] * vectors[j * n + k];
      }
      matrix = Math.max(matrix, Math.abs(sum - A[i * n + j]));
      axes = Math.max(axes, Math.abs(dot - (i === j ? 1 : 0)));
    }
  }
  return { matrix, axes };
}

describe('the eigenvalues of a symmetric matrix', () => {
  it('with their vectors make the matrix again, and the vectors are orthonormal', () => {
    fc.assert(
      fc.property(symmetric, ({ n, A }) => {
        const { matrix, axes } = residuals(n, A);
        expect(matrix).toBeLessThan(1e-13);
        expect(axes).toBeLessThan(1e-14);
      }),
    );
  });

  it('come largest first, each vector with its largest entry positive', () => {
    fc.assert(
      fc.property(symmetric, ({ n, A }) => {
        const { values, vectors } = symmetricEigen(n, A);
        expect(Array.from(values)).toEqual(Array.from(values).sort((a, b) => b - a));
        for (let k = 0; k < n; k += 1) {
          const row = Array.from(vectors.subarray(k * n, (k + 1) * n));
          expect(Math.max(...row)).toBeGreaterThan(Math.max(...row.map(Math.abs)) * (1 - 1e-11));
        }
      }),
    );
  });

  it('of two by two are those of the quadratic equation', () => {
    const { values } = symmetricEigen(2, [2, 1, 1, 3]);
    expect(values[0]).toBeCloseTo((5 + Math.sqrt(5)) / 2, 14);
    expect(values[1]).toBeCloseTo((5 - Math.sqrt(5)) / 2, 14);
  });

  it('keep the digits of the small ones beside large ones', () => {
    // D C D with D = diag(1e6, 1, 1e-6): the product of the eigenvalues is the determinant, det C · 1.
    const A = Float64Array.of(1e12, 0.5e6, 0.5, 0.5e6, 1, 0.5e-6, 0.5, 0.5e-6, 1e-12);
    const [a, b, c] = symmetricEigen(3, A).values;
    expect(Math.abs(a * b * c - 0.5)).toBeLessThan(1e-14);
    expect(Math.abs(c / 0.66666666666666e-12 - 1)).toBeLessThan(1e-11);
  });

  it.each([1e-300, 1e-150, 1e150, 1e300])('scale with the matrix, here by %d', (scale) => {
    const [a, b] = symmetricEigen(2, [2 * scale, scale, scale, 3 * scale]).values;
    expect(a / scale).toBeCloseTo((5 + Math.sqrt(5)) / 2, 13);
    expect(b / scale).toBeCloseTo((5 - Math.sqrt(5)) / 2, 13);
  });

  it.each([
    ['nothing', 0, [], []],
    ['one number', 1, [-3], [-3]],
    ['zeros', 2, [0, 0, 0, 0], [0, 0]],
    ['an exchange', 2, [0, 1, 1, 0], [1, -1]],
    ['rank one', 3, [1, 1, 1, 1, 1, 1, 1, 1, 1], [3, 0, 0]],
  ])('of %s are right', (_, n, A, expected) => {
    const { values } = symmetricEigen(n, A);
    expect(values.length).toBe(n);
    expected.forEach((value, k) => expect(values[k]).toBeCloseTo(value, 14));
  });
});
