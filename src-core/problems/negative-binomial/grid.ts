import type { Interval } from '../../contract/types';
import { stepUp } from '../../maths/steps';

/** More counts than this are an area instead of bars. */
export const mostBars = 60;
/** A tail longer than this is cut where the bulk is short: x = 0 must stay visible. */
export const longestTail = 1000;
/** Counts drawn at most, so that sixty Poissons over them still travel in a millisecond. */
const mostPoints = 201;

/** Whole counts that stand for an axis of counts: x_k = first + k width, each in the middle of its `width` counts. */
export interface CountGrid {
  x: number[];
  width: number;
  end: number;
}

/** A step may fall short of what it is to reach by a twentieth: an axis twice as long for one more count would be worse. */
const shortfall = 0.95;

/** 20, 40, 100, 200, 500, 1000, 2000, ...: the first that reaches `value`, or nearly so. */
export function countAxisEnd(value: number): number {
  return [20, 40].find((end) => end >= shortfall * value) ?? stepUp(Math.max(100, shortfall * value), [1, 2, 5]);
}

/** Every count up to 200 of them; beyond, evenly thinned. `end` is whole and at least 1. */
export function countGrid([, end]: Interval): CountGrid {
  const last = Math.max(1, Math.floor(end));
  const width = Math.ceil((last + 1) / mostPoints);
  // On a long axis a point speaks for the middle of its counts; up to 1,000 counts x = 0 itself is one of them.
  const first = last > longestTail ? Math.floor((width - 1) / 2) : 0;
  return { x: Array.from({ length: Math.floor((last - first) / width) + 1 }, (_, k) => first + k * width), width, end: last };
}
