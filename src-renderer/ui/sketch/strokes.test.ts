import { describe, expect, it } from 'vitest';
import type { Dot } from '../../../src-core/contract/parts';
import { closedLoop, distanceToLine, drawnOver, sweptOver, thinned } from './strokes';

const unit: Dot = [0.05, 0.05];
const straight = Array.from({ length: 41 }, (_, i): Dot => [i / 10 - 2, i / 10]);
const wave = Array.from({ length: 121 }, (_, i): Dot => [i / 10 - 6, 3 + 2 * Math.sin(i / 10)]);

describe('a stroke', () => {
  it('that is straight needs its ends alone', () => expect(thinned(straight, unit)).toEqual([straight[0], straight.at(-1)]));
  it('that bends keeps what the eye sees, in few points', () => {
    const few = thinned(wave, unit);
    expect(few.length).toBeLessThan(25);
    expect(Math.max(...wave.map((dot) => distanceToLine(dot, few, unit)))).toBeLessThan(1.6);
  });
});

describe('a curve', () => {
  const old: Dot[] = [[-4, 4], [-2, 2], [0, 0], [2, 2], [4, 4]];
  it('drawn over has the new stretch and keeps the rest', () => expect(drawnOver(old, [[-2.5, 1], [2.5, 1]], unit)).toEqual([[-4, 4], [-2.5, 1], [2.5, 1], [4, 4]]));
  it('drawn from the right is the same', () => expect(drawnOver(old, [[2.5, 1], [-2.5, 1]], unit)).toEqual([[-4, 4], [-2.5, 1], [2.5, 1], [4, 4]]));
  it('gets a point where the hand only touched', () => expect(drawnOver(old, [[1, 5]], unit)).toEqual([[-4, 4], [-2, 2], [0, 0], [1, 5], [2, 2], [4, 4]]));
  it('has one height at each place when the hand turns back', () => {
    const places = drawnOver([], [...straight, ...straight.toReversed().map(([x, y]): Dot => [x, y + 3])], unit).map(([x]) => x);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  });
  it('has what was drawn last when the hand turns back', () => expect(drawnOver([], [[0, 0], [2, 0], [1, 4]], unit)).toEqual([[0, 0], [1, 4], [2, 0]]));
});

describe('a loop', () => {
  const square: Dot[] = [[1, 1], [-1, 1], [-1, -1], [1, -1]];
  it('has its points at equal distances, its last side among them', () => expect(closedLoop(square, 8, unit).map((dot) => dot.map((each) => Number(each.toFixed(9)) + 0))).toEqual([[1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1], [1, 0]]));
  it('of a single touch does not run for ever', () => expect(closedLoop([[1, 1]], 8, unit)).toHaveLength(8));
});

describe('stems', () => {
  it('that a fast hand jumped over get the heights on its way', () => expect(sweptOver([null, null, null, null, 9], [0.2, 0], [3.1, 2.9])).toEqual([0, 0.8, 1.8, 2.8, 9].map((each) => expect.closeTo(each, 9) as number)));
  it('under a hand that stands still get its height', () => expect(sweptOver([null, null, null], [1.3, 0.5], [1.3, 0.5])).toEqual([null, 0.5, null]));
});
