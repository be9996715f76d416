import type { Interval } from '../../contract/types';

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

/** 20, 40, 100, 200, 500, 1000, 2000, ...: the first that reaches `value`. */
export function countAxisEnd(value: number): number {
  const first = [20, 40, 100].find((end) => end >= value);
  if (first !== undefined) return first;
  const decade = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * decade >= value) ?? 10) * decade;
}

/** The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten that reaches a positive value: axes move in steps, not in drips. */
export function ceiling(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  // A step that misses by a rounding error is still the step.
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((step) => step * decade >= value * (1 - 1e-12)) ?? 10) * decade;
}

/** Every count up to 200 of them; beyond, evenly thinned. `end` is whole and at least 1. */
export function countGrid([, end]: Interval): CountGrid {
  const last = Math.max(1, Math.floor(end));
  const width = Math.ceil((last + 1) / mostPoints);
  // On a long axis a point speaks for the middle of its counts; up to 1,000 counts x = 0 itself is one of them.
  const first = last > longestTail ? Math.floor((width - 1) / 2) : 0;
  return { x: Array.from({ length: Math.floor((last - first) / width) + 1 }, (_, k) => first + k * width), width, end: last };
}

/** `points` values from low to high, evenly spaced. */
export const evenly = (low: number, high: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low + ((high - low) * i) / (points - 1)));

/** `points` values from low to high, evenly spaced on a log axis; both ends are positive. */
export const evenlyInLog = (low: number, high: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low * (high / low) ** (i / (points - 1))));
