import { describe, expect, it } from 'vitest';
import { finished } from '../fixture/reference';
import { drawClusters, drawPoints, drawSeparable, type Drawn } from './data';
import { mle } from './estimate';
import { pointsOf } from './points';
import { separation } from './separability';

const fitted = ({ X, y }: Drawn) => finished(mle(pointsOf(X, y))).beta ?? [NaN, NaN];
const distance = (drawn: Drawn): number => {
  const [b1, b2] = fitted(drawn);
  return Math.hypot(b1 - drawn.truth[0], b2 - drawn.truth[1]);
};

describe('points that are drawn', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawPoints(50, [1, -2], 4)).toEqual(drawPoints(50, [1, -2], 4));
    expect(drawPoints(50, [1, -2], 4)).not.toEqual(drawPoints(50, [1, -2], 5));
  });
  it('begin alike, however many', () => {
    expect(drawClusters(100, [1, 0], 1).X.values.slice(0, 20)).toEqual(drawClusters(10, [1, 0], 1).X.values);
    expect(drawClusters(100, [1, 0], 1).y.slice(0, 10)).toEqual(drawClusters(10, [1, 0], 1).y);
  });
  it('keep their places when only β moves', () => expect(drawPoints(30, [1, 1], 2).X).toEqual(drawPoints(30, [-5, 3], 2).X));
  it('from the model lead back to their β', () => expect(distance(drawPoints(20_000, [1.2, -0.7], 9))).toBeLessThan(0.08));
  it('in clusters have log odds 2 centre', () => expect(distance(drawClusters(20_000, [0.8, 0.4], 9))).toBeLessThan(0.08));
});

describe('separable clusters', () => {
  it.each([1, 2, 3, 4, 5])('are separable, with seed %d', (seed) => {
    const { X, y } = drawSeparable(200, [0.3, -0.2], 0.05, seed);
    expect(separation(pointsOf(X, y)).separability).toBe('separable');
  });
  it('leave the gap that was asked for', () => {
    const { X, y, truth } = drawSeparable(500, [1, 1], 0.25, 3);
    const out = y.map((label, i) => (2 * label - 1) * (X.values[2 * i] * truth[0] + X.values[2 * i + 1] * truth[1]));
    expect(Math.min(...out)).toBeGreaterThan(0.25 - 1e-12);
  });
});

describe('what cannot be drawn', () => {
  it.each([
    ['half a point', () => drawPoints(1.5, [0, 0], 1), 'size must be a whole number from 0 on; it is 1.5.'],
    ['more than fit', () => drawClusters(1e9, [0, 0], 1), '1000000000 points would take 24000000000 bytes; at most 1000000 are drawn.'],
    ['a β that is not finite', () => drawPoints(1, [Infinity, 0], 1), 'truth must have finite coordinates; they are Infinity and 0.'],
    ['clusters on no side', () => drawSeparable(1, [0, 0], 1, 1), 'centre must not be zero: it says on which side of the line the labels lie.'],
    ['no gap', () => drawSeparable(1, [1, 0], 0, 1), 'gap must be a positive number; it is 0.'],
  ])('%s', (_, draw, words) => expect(draw).toThrow(words));
});
