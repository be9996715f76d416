import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaTails } from './beta';

const off = (got: number, exact: number): number => Math.abs(got - exact) / Math.abs(exact);
const shape = fc.double({ min: -3, max: 6, noNaN: true }).map((power) => 10 ** power);
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the tails of a beta', () => {
  it('of shape (1, b) are powers', () => {
    fc.assert(
      fc.property(shape, inside, (b, p) => {
        fc.pre(b * Math.log1p(-p) > -600);
        expect(off(betaTails(1, b, p, 1 - p).above, Math.exp(b * Math.log1p(-p)))).toBeLessThan(1e-11);
      }),
    );
  });

  it('of shape (1/2, 1/2) are the arcsine law', () => {
    fc.assert(
      fc.property(inside, (p) => {
        expect(off(betaTails(0.5, 0.5, p, 1 - p).below, (2 / Math.PI) * Math.asin(Math.sqrt(p)))).toBeLessThan(1e-13);
      }),
    );
  });

  it('complete each other and change places with the shapes', () => {
    fc.assert(
      fc.property(shape, shape, inside, (a, b, p) => {
        const tails = betaTails(a, b, p, 1 - p);
        const mirrored = betaTails(b, a, 1 - p, p);
        expect(Math.abs(tails.below + tails.above - 1)).toBeLessThan(1e-12);
        expect(Math.abs(tails.below - mirrored.above)).toBeLessThan(1e-12);
      }),
    );
  });

  it('do not jump where the fraction gives way to the integral', () => {
    const { below } = betaTails(600, 900, 0.38, 0.62);
    expect(off(betaTails(600.0000000001, 900, 0.38, 0.62).below, below)).toBeLessThan(1e-10);
  });

  it('halve at the middle of equal shapes, large ones too', () => {
    fc.assert(
      fc.property(shape, (a) => {
        expect(betaTails(a, a, 0.5, 0.5).below).toBeCloseTo(0.5, 12);
      }),
    );
  });

  it('of a shape near 0 keep their digits above: the tail is about that shape times an integral', () => {
    // 1 - I_p(a, 1) = 1 - p^a, in a form that loses nothing.
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.09, noNaN: true }), fc.double({ min: 0.03, max: 0.9, noNaN: true }), (a, p) => {
        expect(off(betaTails(a, 1, p, 1 - p).above, -Math.expm1(a * Math.log(p)))).toBeLessThan(1e-12);
      }),
    );
  });

  it('vanish beyond every double', () => {
    expect(betaTails(1e6, 1e6, 0.1, 0.9)).toEqual({ below: 0, above: 1 });
    expect(betaTails(1e6, 1e6, 0.9, 0.1)).toEqual({ below: 1, above: 0 });
  });
});
