import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalTail } from './normal';
import { gaussLegendre, tailIntegral } from './quadrature';

describe('a Gauss-Legendre rule', () => {
  const { nodes, weights } = gaussLegendre(5);
  const integral = (power: number): number => nodes.reduce((sum, t, i) => sum + (weights.at(i) ?? 0) * t ** power, 0);

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('of five points integrates t^%d exactly', (power) => {
    expect(integral(power)).toBeCloseTo(1 / (power + 1), 15);
  });

  it('of five points misses t^10: no rule of its size does better', () => {
    expect(Math.abs(integral(10) - 1 / 11)).toBeGreaterThan(1e-7);
  });
});

describe('the integral of a tail', () => {
  it('of a normal density is its complement', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (z, width) => {
        const integral = tailIntegral(z / width, width, Infinity, (s) => -(s * s) / (2 * width * width));
        const exact = normalTail(z) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2) * width;
        expect(Math.abs(integral / exact - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('stops where it is bounded', () => {
    expect(tailIntegral(0, 1, 1e-3, () => 0)).toBeCloseTo(1e-3, 15);
  });
});
