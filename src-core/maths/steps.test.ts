import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceiling, evenly, evenlyInLog } from './steps';

describe('axes in steps', () => {
  it('a ceiling is never below its value and at most twice as high', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (value) => {
        expect(ceiling(value)).toBeGreaterThanOrEqual(value * (1 - 1e-11));
        expect(ceiling(value)).toBeLessThanOrEqual(value * 2);
      }),
    );
  });

  it('even spacings end exactly at their ends', () => {
    expect(evenly(0, 0.3, 4).at(-1)).toBe(0.3);
    expect(evenlyInLog(0.1, 30, 7)).toHaveLength(7);
    expect(evenlyInLog(0.1, 30, 7).at(-1)).toBe(30);
  });
});
