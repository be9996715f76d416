import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearLeftOf, clearRightOf, stacked, textWidth, type Box } from './labels';
import { linear } from './scale';

describe('labels on a drawing', () => {
  it('stay where they are while they do not meet', () => {
    const apart: Box[] = [
      { x: 0, y: 50, width: 40 },
      { x: 60, y: 50, width: 40 },
    ];
    expect(stacked(apart, 14)).toEqual(apart);
  });
  it('move up, one line above what they meet', () => {
    const [first, second] = stacked(
      [
        { x: 0, y: 50, width: 40 },
        { x: 20, y: 46, width: 40 },
      ],
      14,
    );
    expect(first?.y).toBe(50);
    expect(second?.y).toBe(36);
  });
  it('climb over each other also where a line is no whole number of pixels', () => {
    const near = [73.48, 72.9, 54.1, 53.6].map((y) => ({ x: 0, y, width: 40 }));
    const heights = stacked(near, 20.8).map(({ y }) => y);
    heights.slice(1).forEach((y, i) => expect((heights[i] ?? 0) - y).toBeCloseTo(20.8));
  });
  it('never meet afterwards', () => {
    const box = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }), width: fc.integer({ min: 1, max: 150 }) });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 5 }), (boxes) => {
        const placed = stacked(boxes, 14);
        const meeting = placed.flatMap((a, i) =>
          placed.slice(i + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < 14 - 1e-9),
        );
        expect(meeting).toEqual([]);
      }),
    );
  });
  it('count a symbol as one letter, however it is spelt', () => expect(textWidth('drag @lambda', 12)).toBe(textWidth('drag x', 12)));
  it('find the first place from which a curve stays below them', () => {
    const x = linear([0, 4], [0, 400]);
    const y = linear([0, 1], [100, 0]);
    expect(clearRightOf([0, 1, 2, 3, 4], [0.2, 0.9, 0.6, 0.1, 0], x, y, 50)).toBe(200);
  });
  it('find the last place up to which a curve stays below them', () => {
    const x = linear([0, 4], [0, 400]);
    const y = linear([0, 1], [100, 0]);
    expect(clearLeftOf([0, 1, 2, 3, 4], [0.2, 0.9, 0.6, 0.1, 0], x, y, 50)).toBe(100);
    expect(clearLeftOf([0, 1, 2], [0.2, 0.1, 0], x, y, 50)).toBe(400);
  });
});
