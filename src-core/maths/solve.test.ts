import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastWhole, root } from './solve';

describe('the least whole number', () => {
  it('is found from any guess, near or far', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 1e6 }), (least, guess, step) => {
        expect(leastWhole((x) => x >= least, guess, step)).toBe(least);
      }),
    );
  });

  it('is 0 where everything holds', () => {
    expect(leastWhole(() => true, 1000, 1)).toBe(0);
  });

  it('is found among the doubles beyond 2^53', () => {
    expect(leastWhole((x) => x >= 1e17, 1e16, 1)).toBe(1e17);
  });

  it('is Infinity where nothing holds, after a thousand doublings', () => {
    expect(leastWhole(() => false, 0, 1)).toBe(Infinity);
  });
});

describe('a root', () => {
  it('of a cubic is found to the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (zero) => {
        expect(root((t) => (t - zero) ** 3 + (t - zero), -120, 150, 0)).toBeCloseTo(zero, 12);
      }),
    );
  });

  it('is found beside a pole', () => {
    expect(root((t) => 1 / t - 1e6, 0, 1, 0)).toBeCloseTo(1e-6, 18);
  });

  it('at an end is that end', () => {
    expect(root((t) => t - 2, 2, 5, 0)).toBe(2);
    expect(root((t) => t - 5, 2, 5, 0)).toBe(5);
  });

  it('needs few looks', () => {
    let looks = 0;
    const zero = root(
      (t) => {
        looks += 1;
        return Math.exp(t) - 5;
      },
      -10,
      30,
      0,
    );
    expect(zero).toBeCloseTo(Math.log(5), 15);
    expect(looks).toBeLessThan(20);
  });
});
