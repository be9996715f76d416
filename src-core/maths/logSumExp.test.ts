import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumExp } from './logSumExp';

const moderate = fc.array(fc.integer({ min: -20000, max: 20000 }).map((thousandths) => thousandths / 1000), { minLength: 1, maxLength: 12 });

describe('the logarithm of a sum of exponentials', () => {
  it('is the plain sum where nothing overflows', () => {
    fc.assert(
      fc.property(moderate, (values) => {
        expect(logSumExp(values)).toBeCloseTo(Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0)), 12);
      }),
    );
  });

  it('moves with its terms, however far', () => {
    fc.assert(
      fc.property(moderate, fc.constantFrom(-1e6, -750, 750, 1e6), (values, shift) => {
        expect(logSumExp(values.map((value) => value + shift)) - shift).toBeCloseTo(logSumExp(values), 8);
      }),
    );
  });

  it('keeps the digits of a sum close to one', () => expect(logSumExp([-1e-17, -40])).toBeCloseTo(Math.exp(-40) - 1e-17, 30));
  it('takes a stretch of a longer list', () => expect(logSumExp(Float64Array.of(9, Math.log(2), Math.log(3), 9), 1, 3)).toBeCloseTo(Math.log(5), 15));

  it.each([
    ['nothing', [], -Infinity],
    ['impossible terms', [-Infinity, -Infinity], -Infinity],
    ['one possible term', [-Infinity, -3, -Infinity], -3],
    ['an infinite term', [0, Infinity, Infinity], Infinity],
    ['one term', [-1234.5], -1234.5],
  ])('of %s is defined', (_, values, expected) => expect(logSumExp(values)).toBe(expected));
});
