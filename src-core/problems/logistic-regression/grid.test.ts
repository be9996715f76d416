import { afterEach, describe, expect, it } from 'vitest';
import { twins } from '../../../scripts/kernels/twins';
import { Refusal } from '../../contract/faults';
import { normalDraw } from '../../maths/draws';
import { chooseKernels, kernels } from '../../maths/kernels/chosen';
import { plainKernels } from '../../maths/kernels/plain';
import { stream } from '../../maths/random';
import { finished } from '../fixture/reference';
import { logLikGrid } from './grid';
import { logLik } from './model';
import type { Points } from './points';

const drawn = (rows: number, scale: number): Points => {
  const uniform = stream(3, 'points');
  return { rows, signed: Float64Array.from({ length: 2 * rows }, () => scale * normalDraw(uniform)) };
};
const axis = (from: number, to: number, length: number): Float64Array => Float64Array.from({ length }, (_, i) => from + ((to - from) * i) / (length - 1));

/** The largest relative distance between the grid and L worked out point by point. */
function worst(points: Points, first: Float64Array, second: Float64Array): number {
  const grid = finished(logLikGrid(points, first, second));
  return Math.max(
    ...Array.from(grid, (value, at) => {
      const direct = logLik(points, [first[Math.floor(at / second.length)], second[at % second.length]]);
      return Math.abs(value - direct) / Math.max(Math.abs(direct), 1e-300);
    }),
  );
}

describe('the log likelihood on a grid', () => {
  it.each([
    ['few points', drawn(4, 1)],
    ['more than one block of points', drawn(700, 1)],
    ['points at the origin only', drawn(5, 0)],
    ['points so close that all labels are nearly even', drawn(300, 1e-9)],
    ['points too far out for a product', drawn(9, 400)],
    ['points near and far', { rows: 12, signed: Float64Array.from([...drawn(6, 1).signed, ...drawn(6, 1e5).signed]) }],
  ])('of %s is that of each of its points', (_, points) => expect(worst(points, axis(-4, 4, 9), axis(-3, 5, 7))).toBeLessThan(2e-13));

  it('keeps its digits where separable points bring it near 0', () => {
    const separable = { rows: 300, signed: Float64Array.from(drawn(300, 1).signed, (z) => 0.1 + Math.abs(z)) };
    expect(worst(separable, axis(1, 200, 5), axis(1, 200, 6))).toBeLessThan(2e-13);
  });
  it.each([[1, 1], [1, 6], [5, 1], [33, 4], [64, 3]])('has %d x %d points, whole tiles or not', (a, c) => {
    expect(worst(drawn(20, 1), axis(-2, 2.5, a + 1).slice(0, a), axis(-1, 3, c + 1).slice(0, c))).toBeLessThan(2e-13);
  });
  it('of no points is 0, and of no axis is empty', () => {
    expect(Array.from(finished(logLikGrid(drawn(0, 1), axis(0, 1, 2), axis(0, 1, 2))))).toEqual([0, 0, 0, 0]);
    expect(finished(logLikGrid(drawn(3, 1), axis(0, 1, 2), new Float64Array())).length).toBe(0);
  });
  it('can be dropped between two bands of it', () => {
    const run = logLikGrid(drawn(50, 1), axis(-1, 1, 40), axis(-1, 1, 4));
    expect(run.next()).toEqual({ done: false, value: { done: 50, of: 50 } });
    expect(run.return(new Float64Array())).toMatchObject({ done: true });
  });
  it('says beforehand what would not fit, and where', () => {
    const large = new Float64Array(10_000);
    const fault = (first: Float64Array): unknown => {
      try {
        return logLikGrid(drawn(1, 1), first, large).next();
      } catch (error) {
        return error instanceof Refusal ? error.fault : error;
      }
    };
    expect(fault(large)).toMatchObject({ kind: 'limit', field: 'first', message: 'A grid of 10000 x 10000 points would take 1640960000 bytes; at most 268435456 are taken.' });
    expect(fault(Float64Array.of(0, Infinity))).toMatchObject({ kind: 'domain', field: 'first' });
  });
});

describe.each(twins)('on %s', (_, twin) => {
  afterEach(() => chooseKernels(plainKernels()));

  it('the grid is that of each of its points, near and far', () => {
    chooseKernels(twin);
    expect(worst(drawn(700, 1), axis(-4, 4, 9), axis(-3, 5, 7))).toBeLessThan(2e-13);
    expect(worst({ rows: 12, signed: Float64Array.from([...drawn(6, 1).signed, ...drawn(6, 1e5).signed]) }, axis(-4, 4, 9), axis(-3, 5, 7))).toBeLessThan(2e-13);
  });

  it('other work on the same memory between two bands changes nothing', () => {
    chooseKernels(twin);
    const given = [drawn(600, 1), axis(-4, 4, 120), axis(-4, 4, 120)] as const;
    const run = logLikGrid(...given);
    let step = run.next();
    for (; step.done !== true; step = run.next()) kernels().reserve(200_000).fill(Number.NaN, 2048);
    expect(step.value).toEqual(finished(logLikGrid(...given)));
  });
});
