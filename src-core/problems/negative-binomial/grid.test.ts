import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceiling, countAxisEnd, countGrid, evenly, evenlyInLog } from './grid';

describe('axes in steps', () => {
  it.each([
    [0, 20],
    [20, 20],
    [21, 20],
    [22, 40],
    [42, 40],
    [43, 100],
    [110, 200],
    [215, 500],
    [500, 500],
    [1100, 2000],
  ])('a law that reaches %d has a count axis to %d', (reach, end) => {
    expect(countAxisEnd(reach)).toBe(end);
  });

  it('a ceiling is never below its value and at most twice as high', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (value) => {
        expect(ceiling(value)).toBeGreaterThanOrEqual(value * (1 - 1e-11));
        expect(ceiling(value)).toBeLessThanOrEqual(value * 2);
      }),
    );
  });

  it('a grid of counts holds whole, rising counts within its axis, at most 201 of them', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e15, noNaN: true }), (end) => {
        const { x } = countGrid([0, end]);
        expect(x.every((count, k) => Number.isInteger(count) && count <= Math.max(1, end) && (k === 0 || count > x[k - 1]!))).toBe(true);
        expect(x.length).toBeLessThanOrEqual(201);
      }),
    );
  });

  it('every count up to 200 has its own point, and 0 is one of them', () => {
    expect(countGrid([0, 200]).x).toEqual(Array.from({ length: 201 }, (_, k) => k));
    expect(countGrid([0, 1000]).x.slice(0, 3)).toEqual([0, 5, 10]);
  });

  it('even spacings end exactly at their ends', () => {
    expect(evenly(0, 0.3, 4).at(-1)).toBe(0.3);
    expect(evenlyInLog(0.1, 30, 7)).toHaveLength(7);
    expect(evenlyInLog(0.1, 30, 7).at(-1)).toBe(30);
  });
});
