import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossSign, dot2, productError, sumError } from './errorFree';

const tame = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const wild = fc.double({ noNaN: true, noDefaultInfinity: true });
const small = fc.integer({ min: -1000, max: 1000 });

/** A double as a fraction over 2^1100, by its decimal expansion in base 2: another route than scaling by powers. */
function fraction(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const digits = (bits & 0xfffffffffffffn) | (exponent > 0n ? 1n << 52n : 0n);
  const shifted = digits << ((exponent > 0n ? exponent - 1n : 0n) + 26n);
  return bits >> 63n === 1n ? -shifted : shifted;
}
const signOf = (big: bigint): number => (big > 0n ? 1 : big < 0n ? -1 : 0);
const truth = (a: number, b: number, c: number, d: number): number => signOf(fraction(a) * fraction(d) - fraction(b) * fraction(c));

describe('what rounding takes away', () => {
  it('of a product is found exactly', () => {
    fc.assert(
      fc.property(tame, tame, (a, b) => {
        fc.pre(Math.abs(a * b) > 1e-200);
        expect(fraction(a) * fraction(b)).toBe((fraction(a * b) + fraction(productError(a, b, a * b))) << 1100n);
      }),
    );
  });
  it('of a sum is found exactly', () => {
    fc.assert(
      fc.property(tame, tame, (a, b) => {
        expect(fraction(a) + fraction(b)).toBe(fraction(a + b) + fraction(sumError(a, b, a + b)));
      }),
    );
  });
});

describe('the side of a line', () => {
  it('is exact for all doubles', () => {
    fc.assert(
      fc.property(wild, wild, wild, wild, (a, b, c, d) => {
        expect(crossSign(a, b, c, d)).toBe(truth(a, b, c, d));
      }),
    );
  });
  it('is exact for points that lie on the line but for rounding', () => {
    fc.assert(
      fc.property(wild, wild, fc.double({ min: -4, max: 4, noNaN: true }), (a, b, k) => {
        fc.pre(Number.isFinite(a * k) && Number.isFinite(b * k));
        expect(crossSign(a, b, a * k, b * k)).toBe(truth(a, b, a * k, b * k));
      }),
    );
  });
  it('is 0 on the line', () => {
    fc.assert(
      fc.property(small, small, small, small, (a, b, j, k) => {
        expect(crossSign(a * j, b * j, a * k, b * k)).toBe(0);
      }),
    );
  });
  it.each([
    [0.1, 0.3, 0.2, 0.6, 0],
    [0.1, 0.3, 0.30000000000000004, 0.9, -1],
    [1e-200, 1e-200, 1e-200, 1.0000000000000003e-200, 1],
    [1e300, 1e300, 1e300, 1e300, 0],
    [5e-324, 0, 0, 5e-324, 1],
  ])('(%d, %d) and (%d, %d): %d', (a, b, c, d, sign) => expect(crossSign(a, b, c, d)).toBe(sign));
});

describe('a sum of two products', () => {
  it('keeps its digits where the terms cancel', () => expect(dot2(0.1, 10, -1, 1)).toBe(5.551115123125783e-17));
  it('goes beyond the doubles only where the sum does', () => {
    expect(dot2(1e308, 10, -1e308, 10)).toBe(0);
    expect(dot2(1e308, 10, -1e308, 5)).toBe(Infinity);
    expect(dot2(1e308, 1e-8, 3, 1)).toBe(1e300);
    expect(dot2(Infinity, 1, 3, 1)).toBe(Infinity);
    expect(dot2(NaN, 1, 3, 1)).toBeNaN();
  });
  it('has the sign of the exact sum wherever that is not within its last digits', () => {
    fc.assert(
      fc.property(tame, tame, tame, tame, (a, b, c, d) => {
        const sum = dot2(a, b, c, d);
        fc.pre(Math.abs(sum) > 1e-18);
        expect(Math.sign(sum)).toBe(truth(a, -c, d, b));
      }),
    );
  });
});
