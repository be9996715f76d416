import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaPath, heightAt, linear, linePath, logarithmic, logTicks } from './scale';

const anything = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, Number.MAX_VALUE, Number.MIN_VALUE));

describe('a place', () => {
  it('lies where the axis says', () => {
    const x = linear([0, 20], [100, 500]);
    expect([x(0), x(10), x(20)]).toEqual([100, 300, 500]);
    expect(x.invert(300)).toBe(10);
  });
  it('on a log axis is even in powers of ten', () => {
    const x = logarithmic([1, 1000], [0, 300]);
    expect([1, 10, 100, 1000].map((value) => Math.round(x(value)))).toEqual([0, 100, 200, 300]);
  });
  it('is a finite number near the drawing, whatever the axis and the value are', () => {
    fc.assert(
      fc.property(fc.constantFrom(linear, logarithmic), anything, anything, anything, (scale, low, high, value) => {
        const at = scale([low, high], [40, 440])(value);
        expect(Number.isFinite(at)).toBe(true);
        expect(Math.abs(at)).toBeLessThan(5000);
      }),
    );
  });
  it('stands still for an axis without length', () => expect(linear([3, 3], [0, 100])(3)).toBe(50));
});

describe('ticks of a log axis', () => {
  it('are 1, 2, 5 where there is room', () => expect(logTicks([0.5, 20], 8)).toEqual([0.5, 1, 2, 5, 10, 20]));
  it('are powers of ten where there is less', () => expect(logTicks([0.3, 100], 4)).toEqual([1, 10, 100]));
  it('thin out over many decades', () => expect(logTicks([1e-12, 1], 4)).toEqual([1e-12, 1e-8, 1e-4, 1]));
});

describe('a line', () => {
  const x = linear([0, 2], [0, 200]);
  const y = linear([0, 1], [100, 0]);
  it('goes through its points', () => expect(linePath([0, 1, 2], [0, 1, 0.5], x, y)).toBe('M0,100L100,0L200,50'));
  it('leaves a gap where a row is not defined', () => expect(linePath([0, 1, 2], [0, Number.NaN, 0.5], x, y)).toBe('M0,100ZM200,50Z'));
  it('never writes a number that SVG cannot read', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 3, maxLength: 3 }), fc.boolean(), (values, smooth) => {
        expect(linePath([0, 1, 2], values, x, y, smooth)).not.toMatch(/NaN|Infinity/);
        expect(areaPath([0, 1, 2], values, x, y, 100, smooth)).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});

describe('the height of a curve between its points', () => {
  it('lies on the straight line between them', () => expect(heightAt([0, 2, 4], [0, 10, 30], 3)).toBe(20));
  it('is that of the last point beyond it', () => expect([heightAt([0, 2], [5, 7], -1), heightAt([0, 2], [5, 7], 9)]).toEqual([5, 7]));
});
