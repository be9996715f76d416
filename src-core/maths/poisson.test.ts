import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from './gamma';
import { poissonLogMass } from './poisson';

const rate = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000).map((power) => 10 ** power);

describe('the log mass of a Poisson', () => {
  it('is its formula where that loses no digits', () => {
    fc.assert(
      fc.property(fc.nat(200), rate, (x, lambda) => {
        const plain = x * Math.log(lambda) - lambda - logGamma(x + 1);
        expect(Math.abs(poissonLogMass(x, lambda) - plain)).toBeLessThan(1e-12 * (1 + x * Math.abs(Math.log(lambda)) + lambda + logGamma(x + 1)));
      }),
    );
  });

  it('grows by log λ/(x+1) from a count to the next', () => {
    fc.assert(
      fc.property(fc.nat(1e6), rate, (x, lambda) => {
        expect(Math.abs(poissonLogMass(x + 1, lambda) - poissonLogMass(x, lambda) - Math.log(lambda / (x + 1)))).toBeLessThan(1e-13 * (10 + Math.abs(poissonLogMass(x, lambda))));
      }),
    );
  });

  it.each([
    [0, 0, 0],
    [3, 0, -Infinity],
    [0, 2.5, -2.5],
    [1, 5e-324, Math.log(5e-324)],
  ])('of %d at rate %d is defined', (x, lambda, expected) => expect(poissonLogMass(x, lambda)).toBeCloseTo(expected, 12));
});
