import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../contract/matrix';
import { counter } from './counting';
import { kroneckerMap, kroneckerMode, kroneckerProduct, transposed } from './kronecker';

const entry = fc.double({ min: -2, max: 2, noNaN: true });
const sized = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  fc.array(entry, { minLength: rows * columns, maxLength: rows * columns }).map((values) => ({ rows, columns, values: Float64Array.from(values) }));
const square = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([K, L]) =>
  fc.record({ K: fc.constant(K), L: fc.constant(L), factors: fc.array(sized(K, K), { minLength: L, maxLength: L }), v: sized(1, K ** L).map(({ values }) => values) }),
);
const flat = (factors: readonly Matrix[]): Float64Array => Float64Array.from(factors.flatMap(({ values }) => Array.from(values)));
const dense = ({ rows, columns, values }: Matrix, v: Float64Array): number[] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => values[i * columns + j] * v[j]).reduce((sum, term) => sum + term, 0));
const turned = ({ rows, columns, values }: Matrix): Matrix => ({
  rows: columns,
  columns: rows,
  values: Float64Array.from({ length: rows * columns }, (_, at) => values[(at % rows) * columns + Math.floor(at / rows)]),
});
const near = (got: ArrayLike<number>, exact: readonly number[]): void => exact.forEach((each, i) => expect(got[i]).toBeCloseTo(each, 10));

describe('the Kronecker product', () => {
  it('puts the first factor slowest', () => {
    const a: Matrix = { rows: 2, columns: 2, values: Float64Array.of(1, 2, 3, 4) };
    const b: Matrix = { rows: 1, columns: 3, values: Float64Array.of(1, 10, 100) };
    expect(kroneckerProduct([a, b])).toEqual({ rows: 2, columns: 6, values: Float64Array.of(1, 10, 100, 2, 20, 200, 3, 30, 300, 4, 40, 400) });
  });

  it('of products is the product of Kronecker products', () => {
    fc.assert(
      fc.property(fc.tuple(sized(2, 3), sized(3, 2)), fc.tuple(sized(3, 1), sized(2, 4)), ([a, b], [c, d]) => {
        const times = (left: Matrix, right: Matrix): Matrix => {
          const columns = Array.from({ length: right.columns }, (_, j) => dense(left, right.values.filter((__, at) => at % right.columns === j)));
          return { rows: left.rows, columns: right.columns, values: Float64Array.from({ length: left.rows * right.columns }, (_, at) => columns[at % right.columns][Math.floor(at / right.columns)]) };
        };
        near(times(kroneckerProduct([a, b]), kroneckerProduct([c, d])).values, Array.from(kroneckerProduct([times(a, c), times(b, d)]).values));
      }),
    );
  });

  it('of nothing is one', () => expect(kroneckerProduct([])).toEqual({ rows: 1, columns: 1, values: Float64Array.of(1) }));
});

describe('the map of a Kronecker product', () => {
  it('is that of the big matrix, forward and turned over', () => {
    fc.assert(
      fc.property(square, ({ K, L, factors, v }) => {
        const there = v.slice();
        kroneckerMap(K, L, flat(factors))(there);
        near(there, dense(kroneckerProduct(factors), v));
        const back = v.slice();
        kroneckerMap(K, L, transposed(K, flat(factors)))(back);
        near(back, dense(turned(kroneckerProduct(factors)), v));
      }),
    );
  });

  it('is mode after mode to the last bit, in L K^(L+1) counted multiplications', () => {
    fc.assert(
      fc.property(square, ({ K, L, factors, v }) => {
        const inOne = v.slice();
        kroneckerMap(K, L, flat(factors))(inOne);
        const oneByOne = v.slice();
        const { times, count } = counter();
        for (let level = L - 1; level >= 0; level -= 1) kroneckerMode(K, factors[level].values, oneByOne, K ** (L - 1 - level), times, new Float64Array(K));
        expect(oneByOne).toEqual(inOne);
        expect(count()).toBe(L * K ** (L + 1));
      }),
    );
  });
});
