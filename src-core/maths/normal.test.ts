import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalTail, roughNormalQuantile } from './normal';

describe('the standard normal', () => {
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.025],
    [-1.959963984540054, 0.975],
    [10, 7.619853024160527e-24],
  ])('has beyond %d the share %d', (z, share) => {
    expect(Math.abs(normalTail(z) / share - 1)).toBeLessThan(1e-13);
  });

  it('has a rough quantile that is good to three decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(Math.abs(roughNormalQuantile(1 - normalTail(z)) - z)).toBeLessThan(5e-4);
      }),
    );
  });
});
