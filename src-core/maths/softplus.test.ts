import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSigmoid, sigmoid, sigmoidDerivative, softplus } from './softplus';

const anywhere = fc.double({ min: -800, max: 800, noNaN: true });
const near = fc.double({ min: -20, max: 20, noNaN: true });

describe('the logistic function and its logarithm', () => {
  it('softplus differs from its mirror image by a', () => {
    fc.assert(
      fc.property(anywhere, (a) => {
        expect(softplus(a) - softplus(-a)).toBeCloseTo(a, 11);
      }),
    );
  });
  it('σ(a) and σ(-a) are the two sides of a coin', () => {
    fc.assert(
      fc.property(anywhere, (a) => {
        expect(sigmoid(a) + sigmoid(-a)).toBeCloseTo(1, 15);
      }),
    );
  });
  it('the logarithm is that of the function', () => {
    fc.assert(
      fc.property(near, (a) => {
        expect(logSigmoid(a)).toBeCloseTo(Math.log(sigmoid(a)), 14);
      }),
    );
  });
  it('the derivatives agree with differences', () => {
    const h = 1e-5;
    fc.assert(
      fc.property(near, (a) => {
        expect((softplus(a + h) - softplus(a - h)) / (2 * h)).toBeCloseTo(sigmoid(a), 9);
        expect((sigmoid(a + h) - sigmoid(a - h)) / (2 * h)).toBeCloseTo(sigmoidDerivative(a), 9);
      }),
    );
  });
  it.each([
    [1e300, 1e300, 1, 0, 0],
    [-1e300, 0, 0, -1e300, 0],
    [Infinity, Infinity, 1, 0, 0],
    [-Infinity, 0, 0, -Infinity, 0],
    [0, Math.LN2, 0.5, -Math.LN2, 0.25],
  ])('at %d nothing overflows', (a, plus, s, log, slope) => {
    expect([softplus(a), sigmoid(a), logSigmoid(a) + 0, sigmoidDerivative(a)]).toEqual([plus, s, log, slope]);
  });
  it('keeps its digits where 1 + e^a would lose them', () => {
    expect(softplus(-40) / Math.exp(-40)).toBeCloseTo(1, 14);
    expect(sigmoidDerivative(700) / Math.exp(-700)).toBeCloseTo(1, 14);
  });
});
