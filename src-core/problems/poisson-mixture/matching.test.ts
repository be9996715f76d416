import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusion, matched, winningClass } from './matching';

const rates = (K: number, D: number) => fc.array(fc.integer({ min: 0, max: 9000 }).map((thousandths) => thousandths / 1000), { minLength: K * D, maxLength: K * D });

describe('fitted classes and true ones', () => {
  it('are paired as they were shuffled', () => {
    fc.assert(
      fc.property(rates(4, 3), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (truth, order) => {
        const fitted = order.flatMap((k) => truth.slice(3 * k, 3 * k + 3));
        expect(matched(fitted, truth, 4).distance).toBe(0);
        expect(matched([0, 10, 20], [20, 0, 10], 3).trueOf).toEqual([1, 2, 0]);
      }),
    );
  });

  it('lie no closer in their own order', () => {
    fc.assert(
      fc.property(rates(3, 2), rates(3, 2), (fitted, truth) => {
        const inOrder = fitted.reduce((sum, rate, j) => sum + (rate - (truth[j] ?? NaN)) ** 2, 0);
        expect(matched(fitted, truth, 3).distance).toBeLessThanOrEqual(inOrder + 1e-9);
      }),
    );
  });
});

describe('rows by true and winning class', () => {
  const shares = [0.9, 0.1, 0.2, 0.8, 0.5, 0.5, 0, 0];
  it('are counted once, but for rows that no class can make', () => expect(Array.from(confusion(shares, [0, 0, 1, 1], 2))).toEqual([1, 1, 1, 0]));
  it('go to the first of equal classes, and to none without shares', () => expect([2, 3].map((i) => winningClass(shares, i, 2))).toEqual([0, -1]));
});
