import { describe, expect, it } from 'vitest';
import { linear } from '../../figures/scale';
import { paperOf, stepOf, ticksOf } from './paper';

const axis = (low: number, high: number) => ({ name: 'any', low, high });
const ticks = (low: number, high: number) => ticksOf(axis(low, high), linear([low, high], [0, 200]));

describe('paper to draw on', () => {
  it('of a plane has one scale both ways', () => {
    const { unit } = paperOf({ x: axis(-2, 2), y: axis(-2, 2), marks: [], count: null }, 280, 12);
    expect(unit[0]).toBeCloseTo(unit[1], 12);
  });
  it.each([
    [-2, 2, [-2, -1, 0, 1, 2]],
    [-8, 8, [-8, -4, 0, 4, 8]],
    [0, 20, [0, 5, 10, 15, 20]],
    [-1, 7, [0, 2, 4, 6]],
    [0, 1.5, [0, 0.5, 1, 1.5]],
  ])('from %d to %d has few round ticks', (low, high, expected) => expect(ticks(low, high)).toEqual(expected));
  it.each([[-2, 2, 0.1], [-1, 7, 0.1], [-8, 8, 0.1], [0, 1.5, 0.01]])('from %d to %d is stepped through by %d', (low, high, step) => expect(stepOf(axis(low, high))).toBeCloseTo(step, 12));
});
