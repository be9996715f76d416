import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../contract/matrix';
import { addCrossProducts, mirrored } from './crossProducts';

const data: fc.Arbitrary<Matrix> = fc
  .tuple(fc.nat(11), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: rows * columns, maxLength: rows * columns }).map((list) => ({ rows, columns, values: Float64Array.from(list) })),
  );
const plain = ({ rows, columns, values }: Matrix, a: number, b: number): number =>
  Array.from({ length: rows }, (_, i) => (values[i * columns + a] ?? NaN) * (values[i * columns + b] ?? NaN)).reduce((sum, product) => sum + product, 0);

describe('sums of products of columns', () => {
  it('are the plain sums, in one go or in two', () => {
    fc.assert(
      fc.property(data, fc.nat(11), (X, cut) => {
        const sums = new Float64Array(X.columns * X.columns);
        const middle = Math.min(cut, X.rows);
        addCrossProducts(X, 0, middle, 1, sums);
        addCrossProducts(X, middle, X.rows, 1, sums);
        mirrored(X.columns, sums).forEach((sum, j) => expect(sum).toBeCloseTo(plain(X, j % X.columns, Math.floor(j / X.columns)), 11));
      }),
    );
  });

  it('of scaled data are scaled twice', () => {
    const sums = new Float64Array(1);
    addCrossProducts({ rows: 1, columns: 1, values: Float64Array.of(3e200) }, 0, 1, 1e200, sums);
    expect(sums[0]).toBeCloseTo(9, 14);
  });
});
