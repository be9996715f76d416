import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviance, log1pMinus, secondOrder, stirlingRemainder, thirdOrder } from './stirling';

/** log(1+u) - u, (u - log(1+u))/u² and (u²/2 - u + log(1+u))/u³ as their power series: slow, and exact for small u. */
const powers = (u: number, from: number): number =>
  Array.from({ length: 60 }, (_, k) => 60 + from - 1 - k).reduce((sum, k) => sum + ((k % 2 === 0 ? -1 : 1) * u ** (k - from)) / k, 0);

describe("Stirling's remainder", () => {
  // log Γ(z+1) - (z + 1/2) log z + z - log(2π)/2 at 60 digits, by mpmath.
  it.each([
    [0.001, 2.5422704679670947],
    [0.5, 0.15342640972002736],
    [1, 0.08106146679532726],
    [3.7, 0.022468770580143144],
    [9.99, 0.00833889679773433],
    [10, 0.00833056343336287],
    [1e6, 8.333333333333056e-8],
    [1e15, 8.333333333333333e-17],
  ])('at %d agrees with 60 digits', (z, value) => {
    expect(Math.abs(stirlingRemainder(z) - value)).toBeLessThan(3e-15);
  });

  it('has no value at 0', () => {
    expect(stirlingRemainder(0)).toBe(Infinity);
  });

  it('climbs from z to z+1 by what log Γ does', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (z) => {
        const climb = 1 - (z + 0.5) * Math.log1p(1 / z);
        expect(Math.abs(stirlingRemainder(z + 1) - stirlingRemainder(z) - climb)).toBeLessThan(1e-14 + 1e-12 * Math.abs(climb));
      }),
    );
  });
});

describe('remainders of the logarithm', () => {
  it('agree with their power series near 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.45, max: 0.45, noNaN: true }), (u) => {
        expect(log1pMinus(u)).toBeCloseTo(-u * u * -powers(u, 2), 14);
        expect(secondOrder(u)).toBeCloseTo(-powers(u, 2), 13);
        expect(thirdOrder(u)).toBeCloseTo(powers(u, 3), 12);
      }),
    );
  });

  it('meet the plain formula where it is safe', () => {
    expect(log1pMinus(3)).toBe(Math.log(4) - 3);
    expect(secondOrder(3)).toBeCloseTo((3 - Math.log(4)) / 9, 15);
    expect(thirdOrder(3)).toBeCloseTo((4.5 - 3 + Math.log(4)) / 27, 15);
  });

  it('keep their digits where the plain formula has none left', () => {
    expect(log1pMinus(1e-9)).toBeCloseTo(-5e-19 * (1 - 2e-9 / 3), 33);
  });
});

describe('the deviance', () => {
  it('is zero only where both agree', () => {
    expect(deviance(7, 7, 0)).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (a, m) => {
        expect(deviance(a, m, a - m)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is a log(a/m) + m - a', () => {
    expect(deviance(10, 4, 6)).toBeCloseTo(10 * Math.log(2.5) - 6, 14);
    expect(deviance(1, 1.1, -0.1)).toBeCloseTo(-Math.log(1.1) + 0.1, 15);
  });

  it('has a value where the ratio has left the doubles', () => {
    expect(deviance(1e10, 1e-310, 1e10)).toBeCloseTo(1e10 * (320 * Math.LN10) - 1e10, -2);
  });
});
