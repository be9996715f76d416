import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dyadic, ratio } from './exact';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('doubles as whole numbers', () => {
  it('are the doubles themselves', () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 6 }), (values) => {
        const { integers, exponent } = dyadic(values);
        integers.forEach((each, i) => expect(ratio(each, 1n, exponent)).toBe(values[i] === 0 ? 0 : values[i]));
      }),
    );
  });

  it('are as small as they can be', () => {
    expect(dyadic([3, -0.25, 0])).toEqual({ integers: [12n, -1n, 0n], exponent: -2 });
    expect(dyadic([2 ** 1000])).toEqual({ integers: [1n], exponent: 1000 });
    expect(dyadic([0, 0])).toEqual({ integers: [0n, 0n], exponent: 0 });
    expect(dyadic([5e-324]).exponent).toBe(-1074);
  });

  it('tell a sum that is zero from one that rounds to it', () => {
    const sum = ({ integers }: { integers: readonly bigint[] }): bigint => integers.reduce((total, each) => total + each, 0n);
    expect(sum(dyadic([1e16, 1, -1e16]))).toBe(1n);
    expect(sum(dyadic([0.1, 0.2, -0.3]))).not.toBe(0n);
    expect(sum(dyadic([0.5, 0.25, -0.75]))).toBe(0n);
  });
});

describe('a ratio', () => {
  it('of whole numbers is the nearest double, as division of doubles has it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer().filter((d) => d !== 0), (n, d) => {
        expect(ratio(BigInt(n), BigInt(d))).toBe(n === 0 ? 0 : n / d);
      }),
    );
  });

  it('keeps its digits where both sides are far beyond the doubles', () => {
    expect(ratio(2n ** 5000n * 3n, 2n ** 5001n)).toBe(1.5);
    expect(ratio(2n ** 1500n, 3n, -1000)).toBe(2 ** 500 / 3);
    expect(ratio(-(10n ** 400n), 3n * 10n ** 400n)).toBe(-1 / 3);
  });

  it('rounds by all its digits: just above the middle of two doubles goes up', () => {
    const middle = 2n ** 53n + 1n;
    expect(ratio(middle * 2n ** 300n + 1n, 2n ** 300n)).toBe(2 ** 53 + 2);
    expect(ratio(middle * 2n ** 300n, 2n ** 300n)).toBe(2 ** 53);
  });
});
