import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../contract/matrix';
import { finished } from '../contract/work';
import { crossProducts } from './crossProducts';

const data: fc.Arbitrary<Matrix> = fc
  .tuple(fc.nat(11), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000), { minLength: rows * columns, maxLength: rows * columns }).map((list) => ({ rows, columns, values: Float64Array.from(list) })),
  );
const plain = ({ rows, columns, values }: Matrix, a: number, b: number): number =>
  Array.from({ length: rows }, (_, i) => (values[i * columns + a] ?? NaN) * (values[i * columns + b] ?? NaN)).reduce((sum, product) => sum + product, 0);

describe('sums of products of columns', () => {
  it('are the plain sums', () => {
    fc.assert(
      fc.property(data, (X) => {
        finished(crossProducts(X, 1)).forEach((sum, j) => expect(sum).toBeCloseTo(plain(X, j % X.columns, Math.floor(j / X.columns)), 11));
      }),
    );
  });

  it('are the same where rows come in several slices', () => {
    const X = { rows: 301, columns: 100, values: Float64Array.from({ length: 30_100 }, (_, j) => (j * 7) % 13) };
    expect([...crossProducts(X, 1)].map(({ done }) => done)).toEqual([0, 200]);
    expect(finished(crossProducts(X, 1))[3 * 100 + 8]).toBe(plain(X, 3, 8));
  });

  it('of scaled data are scaled twice', () => expect(finished(crossProducts({ rows: 1, columns: 1, values: Float64Array.of(3e200) }, 1e200))[0]).toBeCloseTo(9, 14));
});
