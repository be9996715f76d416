import { describe, expect, it } from 'vitest';
import { nearest } from './track';

const rho = { slider: { low: 0.01, high: 0.99, scale: 'linear' as const } };
const draws = { slider: { low: 1, high: 1000, scale: 'log' as const }, whole: true as const };

describe('a mark on its track', () => {
  it('takes as many digits as a hand can place', () => expect(nearest(rho, 0.61234)).toBe(0.612));
  it('stays between the ends, also where the hand has no number', () => {
    expect([nearest(rho, 2), nearest(rho, -1), nearest(rho, Number.NaN)]).toEqual([0.99, 0.01, 0.01]);
  });
  it('takes whole numbers only, where it counts', () => expect(nearest(draws, 23.6)).toBe(24));
});
