import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../contract/faults';
import { chiSquaredTail, gammaQuantile, gammaTails, logGamma, logGammaRatio } from './gamma';

const off = (got: number, exact: number): number => Math.abs(got - exact) / Math.abs(exact);
const shape = fc.double({ min: -3, max: 6, noNaN: true }).map((power) => 10 ** power);

describe('log Γ', () => {
  it('is refused at 0 and below, by the name of its argument', () => {
    expect(() => logGamma(0)).toThrow(Refusal);
    expect(() => logGamma(-1)).toThrow('a must be a positive number; it is -1.');
  });

  it('of a ratio is the sum of the logarithms of its factors', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 0, max: 300 }), (r, x) => {
        const sum = Array.from({ length: x }, (_, j) => Math.log(r + j)).reduce((total, each) => total + each, 0);
        expect(Math.abs(logGammaRatio(r, x) - sum)).toBeLessThan(1e-12 * (1 + Math.abs(sum)));
      }),
    );
  });

  it.each([
    [-1, 3, 'r must be a positive number; it is -1.'],
    [Infinity, 3, 'r must be a positive number; it is Infinity.'],
    [1, 2.5, 'x must be a whole number from 0 on; it is 2.5.'],
    [1, -1, 'x must be a whole number from 0 on; it is -1.'],
  ])('of a ratio refuses r = %d, x = %d', (r, x, message) => {
    expect(() => logGammaRatio(r, x)).toThrow(message);
  });

  it('of a ratio holds where the product leaves the doubles', () => {
    expect(logGammaRatio(1e200, 3)).toBeCloseTo(3 * 200 * Math.LN10, 9);
  });
});

describe('the tails of a gamma', () => {
  // P(G <= z), P(G > z) at 40 digits, by mpmath.
  it.each([
    [0.5, 0.5, 0.6826894921370859, 0.31731050786291415],
    [900, 1000, 0.0005499022657117829, 0.9994500977342882],
    [1100, 1000, 0.99894067674607, 0.0010593232539299773],
    [1e6, 1e6, 0.5001329807608725, 0.4998670192391275],
    [995000, 1e6, 2.749580359270071e-7, 0.9999997250419641],
  ])('at z = %d, a = %d agree with 40 digits', (z, a, below, above) => {
    const tails = gammaTails(z, a);
    expect(off(tails.below, below)).toBeLessThan(1e-12);
    expect(off(tails.above, above)).toBeLessThan(1e-12);
  });

  it('complete each other', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: -6, max: 6, noNaN: true }), (a, sds) => {
        const { below, above } = gammaTails(Math.max(0, a + sds * Math.sqrt(a)), a);
        expect(Math.abs(below + above - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('do not jump where the way of working them out changes', () => {
    const step = (a: number, z: number): number => gammaTails(z, a).above;
    expect(off(step(500, 560), step(500.0000000001, 560))).toBeLessThan(1e-10);
    expect(off(step(500, 440), step(500.0000000001, 440))).toBeLessThan(1e-10);
  });

  it('obey the recurrence in the shape: P(Ga(a+1) > z) - P(Ga(a) > z) = z^a e^-z / Γ(a+1)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 5000, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), (a, sds) => {
        const z = Math.max(0.01, a + sds * Math.sqrt(a));
        const density = Math.exp(a * Math.log(z) - z - logGamma(a + 1));
        expect(Math.abs(gammaTails(z, a + 1).above - gammaTails(z, a).above - density)).toBeLessThan(1e-11);
      }),
    );
  });

  it.each([
    [0, 3, 0],
    [-1, 3, 0],
    [Infinity, 3, 1],
    [1, 1e12, 0],
    [1e13, 1e12, 1],
  ])('at z = %d, a = %d leave %d below', (z, a, below) => {
    expect(gammaTails(z, a)).toEqual({ below, above: 1 - below });
  });

  it('give a chi-squared its tabled critical values', () => {
    expect(chiSquaredTail(3.841458820694124, 1)).toBeCloseTo(0.05, 14);
    expect(chiSquaredTail(18.307038053275146, 10)).toBeCloseTo(0.05, 14);
    expect(chiSquaredTail(0, 3)).toBe(1);
  });
});

describe('the quantile of a gamma', () => {
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

  it('inverts the tails', () => {
    fc.assert(
      fc.property(probability, shape, (u, a) => {
        const q = gammaQuantile(u, a);
        const { below, above } = gammaTails(q, a);
        fc.pre(q > 1e-300);
        expect(u <= 0.5 ? off(below, u) : off(above, 1 - u)).toBeLessThan(1e-9);
      }),
    );
  });

  it('rises with u and is never NaN', () => {
    fc.assert(
      fc.property(probability, probability, shape, (u, v, a) => {
        const [low, high] = [gammaQuantile(Math.min(u, v), a), gammaQuantile(Math.max(u, v), a)];
        expect(low).toBeLessThanOrEqual(high * (1 + 1e-12));
      }),
    );
  });

  it('of an exponential is -log(1-u)', () => {
    fc.assert(
      fc.property(probability, (u) => {
        expect(off(gammaQuantile(u, 1), -Math.log1p(-u))).toBeLessThan(1e-13);
      }),
    );
  });

  it.each([
    [0, 3, 0],
    [1, 3, Infinity],
    [0.4, 1e-3, 0],
  ])('at u = %d, shape %d is %d', (u, a, q) => {
    expect(gammaQuantile(u, a)).toBe(q);
  });

  it.each([
    [1.1, 3, 'u must be a probability; it is 1.1.'],
    [0.5, 0, 'shape must be a positive number; it is 0.'],
  ])('refuses u = %d, shape = %d', (u, a, message) => {
    expect(() => gammaQuantile(u, a)).toThrow(message);
  });
});
