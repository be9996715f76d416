import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCostPairing } from './assignment';

const orders = (n: number): number[][] => (n === 0 ? [[]] : orders(n - 1).flatMap((order) => Array.from({ length: n }, (_, at) => order.toSpliced(at, 0, n - 1))));
const costOf = (n: number, costs: readonly number[], pairing: readonly number[]): number => pairing.reduce((sum, column, row) => sum + (costs[row * n + column] ?? NaN), 0);
const squares = fc.integer({ min: 0, max: 6 }).chain((n) =>
  fc.tuple(fc.constant(n), fc.array(fc.oneof(fc.integer({ min: -50000, max: 50000 }).map((thousandths) => thousandths / 1000), fc.nat(3)), { minLength: n * n, maxLength: n * n })),
);

describe('the pairing of least cost', () => {
  it('costs what the best of all orders costs', () => {
    fc.assert(
      fc.property(squares, ([n, costs]) => {
        const best = Math.min(...orders(n).map((order) => costOf(n, costs, order)));
        expect(costOf(n, costs, leastCostPairing(n, costs))).toBeCloseTo(best, 9);
      }),
    );
  });

  it('gives every row its own column', () => {
    fc.assert(
      fc.property(squares, ([n, costs]) => {
        expect(leastCostPairing(n, costs).toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, j) => j));
      }),
    );
  });

  it('of shuffled points finds the shuffle, for hundreds too', () => {
    const n = 200;
    const costs = Array.from({ length: n * n }, (_, j) => (Math.floor(j / n) - ((7 * (j % n)) % n)) ** 2);
    expect(leastCostPairing(n, costs).every((column, row) => (7 * column) % n === row)).toBe(true);
  });
});
