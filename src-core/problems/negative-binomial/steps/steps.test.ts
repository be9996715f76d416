import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { having, others, stepsAt, stepsInLab } from '../../fixture/verdicts';
import { initial, type State } from '../state';
import { steps } from './index';

const parts = Object.entries(steps);
const at = (params: Record<string, number>): State => ({ ...initial, params: { ...initial.params, ...params } });

describe('the witnesses of problem 1, at r = 3, rho = 0.6', () => {
  it('the slope of A is the mean, 4.5', () => {
    expect(stepsAt(steps.b, {})['slope']?.left).toBeCloseTo(4.5, 9);
    expect(stepsAt(steps.b, {})['slope']?.right).toBeCloseTo(4.5, 12);
  });
  it('the curvature of A is the variance, 11.25', () => {
    expect(stepsAt(steps.c, {})['curvature']?.left).toBeCloseTo(11.25, 8);
    expect(stepsAt(steps.c, {})['curvature']?.right).toBeCloseTo(11.25, 12);
  });
  it('the integral at x = 4 is 0.124416', () => expect(stepsAt(steps.d, {})['cancel']?.left).toBeCloseTo(0.124416, 12));
  it('the variance is 4.5 + 6.75', () => {
    expect(stepsAt(steps.e, {})['total']?.right).toBeCloseTo(11.25, 10);
    expect(stepsAt(steps.e, {})['extra']?.right).toBeCloseTo(6.75, 12);
  });
  it('the series at eta = -0.5 is e^A = 16.415999', () => expect(Math.exp(Number(stepsAt(steps.a, { rho: Math.exp(-0.5) })['normalizer']?.left))).toBeCloseTo(16.415999, 6));
  it('the series at eta = 0.1 has no limit, which is told', () =>
    expect(stepsAt(steps.a, {})['normalizer']?.why).toContain('At eta = 0.1 the sums of 10, 50 and 100 terms are 441.08, 1.3 × 10⁶, 8.8 × 10⁸: no limit.'));
});

describe.each(parts)('1%s', (_, part) => {
  it('every line holds at the defaults, printed and corrected', () => {
    expect(others(stepsAt(part, {}), 'holds', 'holds within its Monte Carlo error')).toEqual([]);
    expect(stepsAt(part, {}, 'printed')).toEqual(stepsAt(part, {}));
  });
  it('every line holds at ordinary values', () =>
    fc.assert(
      fc.property(fc.record({ r: fc.double({ min: 0.3, max: 7, noNaN: true }), rho: fc.double({ min: 0.02, max: 0.98, noNaN: true }), x: fc.nat(30) }), (values) => {
        expect(others(stepsAt(part, values), 'holds', 'holds within its Monte Carlo error')).toEqual([]);
      }),
      { numRuns: 50 },
    ));
  it('no line fails anywhere in the domain', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 6, noNaN: true }),
        fc.oneof(fc.double({ min: -9, max: -0.3, noNaN: true }).map((exponent) => 10 ** exponent), fc.double({ min: -9, max: -0.3, noNaN: true }).map((exponent) => 1 - 10 ** exponent)),
        fc.double({ min: 0, max: 7, noNaN: true }),
        (logR, rho, logX) => {
          expect(having(stepsAt(part, { r: 10 ** logR, rho, x: Math.floor(10 ** logX) }), 'does not hold')).toEqual([]);
        },
      ),
      { numRuns: 20 },
    ));
  it('no line has a meaning at rho = 1, and all say why', () => {
    const end = stepsAt(part, { rho: 1 });
    expect(others(end, 'undefined')).toEqual([]);
    expect(Object.values(end)[0]?.why).toContain('At 1 every mass is 0');
  });
  it('no line has a meaning outside of the model', () => {
    expect(others(stepsAt(part, { rho: 0 }), 'undefined')).toEqual([]);
    expect(others(stepsAt(part, { r: -1 }), 'undefined')).toEqual([]);
    expect(others(stepsAt(part, { x: 1.5 }), 'undefined')).toEqual([]);
    expect(others(stepsAt(part, { r: Infinity }), 'undefined')).toEqual([]);
  });
  it('in the lab every line holds, also with the slider at its ends', () => {
    const verdicts = [{}, { rho: 0.99 }, { rho: 0.01 }, { r: 0.05 }, { r: 100, rho: 0.99 }].map((params) => others(stepsInLab(part, at(params)), 'holds', 'holds within its Monte Carlo error'));
    expect(verdicts.flat()).toEqual([]);
  });
});

describe('near the pole', () => {
  it('at rho = 0.999 residuals stay at rounding and the pole is named', () => {
    const { slope, mean } = stepsInLab(steps.b, at({ rho: 0.999 }));
    expect(Math.abs(Number(mean?.residual) / Number(mean?.right))).toBeLessThan(1e-12);
    expect(slope?.why).toMatch(/rho lies 0\.0010 below 1; at rho = 1, that is eta = 0, A has a pole\./);
  });
  it('a sum that would never end is not defined here, with the reason', () =>
    expect(stepsAt(steps.b, { rho: 1 - 1e-9 })['slope']).toMatchObject({ verdict: 'undefined', why: expect.stringContaining('rho is too close to 1, where A has its pole') as string }));
  it('closed forms still hold there', () => expect(having(stepsAt(steps.b, { rho: 1 - 1e-9 }), 'holds')).toEqual(['derivative', 'back']));
});

it('in the lab the count looked at is the one below the mean', () => expect(stepsInLab(steps.d, initial)['cancel']).toEqual(stepsAt(steps.d, { x: 4 })['cancel']));
it('drawn rates are within their error, and no closer than chance', () => {
  const { integrand } = stepsAt(steps.d, {});
  expect(integrand?.verdict).toBe('holds within its Monte Carlo error');
  expect(Math.abs(Number(integrand?.residual))).toBeGreaterThan(1e-6);
});
it('of a tiny rho the two dispersions cannot be told apart', () => expect(stepsAt(steps.e, { rho: 1e-14 })['higher']).toMatchObject({ verdict: 'undefined', why: expect.stringContaining('closer than doubles') as string }));
