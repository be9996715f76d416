import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMost, doubled, plus, times, toThe, type Doubled } from './doubled';

/** Exactly, in units of 2^-200. Numbers here are multiples of that. */
const units = ({ high, low }: Doubled): bigint => BigInt(high * 2 ** 100) * 2n ** 100n + BigInt(low * 2 ** 200);
const coarse = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((n) => n / 2 ** 20);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

describe('numbers with twice the digits', () => {
  it('multiply exactly where the product has 106 digits', () => {
    fc.assert(
      fc.property(coarse, coarse, (a, b) => {
        expect(units(times(doubled(a), doubled(b)))).toBe((units(doubled(a)) * units(doubled(b))) >> 200n);
      }),
    );
  });
  it('add exactly', () => {
    fc.assert(
      fc.property(coarse, coarse, (a, b) => {
        expect(units(plus(doubled(a), doubled(b / 2 ** 60)))).toBe(units(doubled(a)) + units(doubled(b / 2 ** 60)));
      }),
    );
  });
  it('have powers with thirty digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: 0, max: 3000 }), (n, exponent) => {
        const base = 1 - n / 2 ** 31;
        const exact = (BigInt(2 ** 31 - n) ** BigInt(exponent) << 200n) >> (31n * BigInt(exponent));
        const power = toThe(doubled(base), exponent);
        // Truncation to units on both sides; the powers are above e^-2.
        expect(distance(units(power), exact) < 2n ** 112n).toBe(true);
      }),
    );
  });
  it('are ordered by all their digits', () => {
    const third = times(doubled(1 / 3), doubled(3));
    expect([atMost(third, doubled(1)), atMost(doubled(1), third), atMost(doubled(1), doubled(1))]).toEqual([true, false, true]);
  });
  it.each([
    [0, 0, 1],
    [0, 3, 0],
    [10, 400, Infinity],
    [0.1, 400, 0],
  ])('%d to the power %d is %d', (base, n, power) => expect(toThe(doubled(base), n).high).toBe(power));
});
