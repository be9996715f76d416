import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairingOf } from './pairing';

function* orders(items: readonly number[]): Generator<number[]> {
  if (items.length === 0) yield [];
  for (const first of items) for (const rest of orders(items.filter((each) => each !== first))) yield [first, ...rest];
}

const rates = (K: number, D: number) => fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: K * D, maxLength: K * D });

describe('the pairing with the true classes', () => {
  it('is the best of all orders, and the next best is the second of them', () => {
    const two = fc.integer({ min: 2, max: 5 }).chain((K) => fc.tuple(fc.constant(K), rates(K, 3), rates(K, 3)));
    fc.assert(
      fc.property(two, ([K, fitted, truth]) => {
        const all = Array.from(orders(Array.from({ length: K }, (_, k) => k)), (order) =>
          order.reduce((sum, j, k) => sum + [0, 1, 2].reduce((part, d) => part + ((fitted[k * 3 + d] ?? 0) - (truth[j * 3 + d] ?? 0)) ** 2, 0), 0),
        ).sort((a, b) => a - b);
        const { distance, nextDistance } = pairingOf(fitted, truth, K);
        expect(distance).toBeCloseTo(all[0] ?? NaN, 8);
        expect(nextDistance).toBeCloseTo(all[1] ?? NaN, 8);
      }),
      { numRuns: 60 },
    );
  });

  it('of one class has no other', () => {
    expect(pairingOf([1, 2], [1, 4], 1)).toEqual({ trueOf: [0], distance: 4, nextDistance: null });
  });
});
