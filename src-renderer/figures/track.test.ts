import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterKey, nearest } from './track';

const rho = { slider: { low: 0.01, high: 0.99, scale: 'linear' as const } };
const draws = { slider: { low: 1, high: 1000, scale: 'log' as const }, whole: true };

describe('a mark on its track', () => {
  it('takes as many digits as a hand can place', () => expect(nearest(rho, 0.61234)).toBe(0.612));
  it('stays between the ends, also where the hand has no number', () => {
    expect([nearest(rho, 2), nearest(rho, -1), nearest(rho, Number.NaN)]).toEqual([0.99, 0.01, 0.01]);
  });
  it('takes whole numbers only, where it counts', () => expect(nearest(draws, 23.6)).toBe(24));
});

describe('a key on a mark', () => {
  it('moves by a hundredth of the track, or ten of them', () => {
    expect(afterKey(rho, 0.5, 'ArrowRight')).toBe(0.51);
    expect(afterKey(rho, 0.5, 'PageDown')).toBe(0.402);
  });
  it('goes to the ends', () => expect([afterKey(rho, 0.5, 'Home'), afterKey(rho, 0.5, 'End')]).toEqual([0.01, 0.99]));
  it('moves a count by one at least', () => expect([afterKey(draws, 2, 'ArrowRight'), afterKey(draws, 2, 'ArrowLeft')]).toEqual([3, 1]));
  it('leaves a count inside its track', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'), (value, key) => {
        const next = afterKey(draws, value, key);
        expect(Number.isInteger(next)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(1);
        expect(next).toBeLessThanOrEqual(1000);
      }),
    );
  });
  it('is left to others where it is not a slider’s', () => expect(afterKey(rho, 0.5, 'x')).toBeNull());
});
