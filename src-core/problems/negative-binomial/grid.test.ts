import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAxisEnd, countGrid } from './grid';

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

  it('a grid of counts holds whole, rising counts within its axis, at most 201 of them', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e15, noNaN: true }), (end) => {
        const { x } = countGrid([0, end]);
        expect(x.every((count, k) => Number.isInteger(count) && count <= Math.max(1, end) && (k === 0 || count > x[k - 1]))).toBe(true);
        expect(x.length).toBeLessThanOrEqual(201);
      }),
    );
  });

  it('every count up to 200 has its own point, and 0 is one of them', () => {
    expect(countGrid([0, 200]).x).toEqual(Array.from({ length: 201 }, (_, k) => k));
    expect(countGrid([0, 1000]).x.slice(0, 3)).toEqual([0, 5, 10]);
  });
});
