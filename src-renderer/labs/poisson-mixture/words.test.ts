import { describe, expect, it } from 'vitest';
import { comparisonTitle, gainText, logLikText, manyStartsTitle, manyStartsTwin, powerText } from './words';

describe('numbers of the mixture', () => {
  it('are powers of ten below the smallest double too', () => {
    expect(powerText(Math.log(4.1e-11))).toBe('4.1·10⁻¹¹');
    expect(powerText(-2000)).toBe('2.6·10⁻⁸⁶⁹');
    expect(powerText(Math.log(9.99e-7))).toBe('1.0·10⁻⁶');
  });
  it('are decimals where these are short, and 0 where nothing is left', () => {
    expect(powerText(Math.log(0.25))).toBe('0.25');
    expect(powerText(-Infinity)).toBe('0');
  });
  it('wear a real minus and their thousands apart', () => {
    expect(logLikText(-1989.946)).toBe('−1,989.95');
    expect(gainText(24.06)).toBe('+24.1');
    expect(gainText(-3)).toBe('−3.0');
    expect(gainText(0.0123)).toBe('+0.0123');
  });
});

describe('what long work found', () => {
  const many = { starts: 200, heights: [{ logLik: -1869.87, count: 120, order: [0, 1, 2], seeds: [7] }, { logLik: -1870.68, count: 80, order: [1, 0, 2], seeds: [6] }] };
  it('is said in a sentence', () => {
    expect(manyStartsTitle(many)).toBe('200 starts reach 2 heights');
    expect(manyStartsTitle({ ...many, heights: many.heights.slice(0, 1) })).toBe('All 200 starts reach the same height');
    expect(manyStartsTwin(many)).toContain('−1,869.87 (A B C) by 120, −1,870.68 (B A C) by 80');
  });
  it('names both choices where they differ', () => {
    const rows = [{ K: 3, logLik: -1, bic: 2, heldOut: -1, parameters: 3 }];
    expect(comparisonTitle({ rows, bestBic: 3, bestHeldOut: 3, heldOutBins: 16 })).toBe('BIC and the bins held out both choose 3 classes');
    expect(comparisonTitle({ rows, bestBic: 1, bestHeldOut: 4, heldOutBins: 16 })).toBe('BIC chooses 1 class, the bins held out 4');
  });
});
