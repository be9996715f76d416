import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nested } from '../../contract/matrix';
import { gradient, hessian, logLik } from './model';
import { newtonFrom } from './newton';
import { dampedPath, gradientPath, gradientStep, newtonPath, newtonStep } from './paths';
import { examPoints, pointsOf, type Pair, type Points } from './points';

const exam = pointsOf(examPoints.X, examPoints.y);
const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
const pointList = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 10 });
const somewhere = fc.tuple(coordinate, coordinate);
const pointsFrom = (list: readonly Pair[]): Points => ({ rows: list.length, signed: Float64Array.from(list.flat()) });

/** Newton's step by Cramer's rule on the plain Hessian: another route, good where the points span the plane well. */
function cramer(points: Points, beta: Pair, alpha: number): Pair {
  const [a, b, , d] = hessian(points, beta).values.map((value, at) => (at % 3 === 0 ? alpha - value : -value));
  const [g1, g2] = gradient(points, beta).map((value, at) => value - alpha * beta[at]);
  return [(d * g1 - b * g2) / (a * d - b * b), (a * g2 - b * g1) / (a * d - b * b)];
}

describe('a Newton step', () => {
  it('is that of Cramer on the Hessian, with a ridge or without', () => {
    fc.assert(
      fc.property(pointList, somewhere, fc.constantFrom(0, 0.1, 5), (list, beta, alpha) => {
        const points = pointsFrom([...list, [1, 0.5], [-0.5, 1]]);
        const { step, rank } = newtonFrom(points, alpha)(beta);
        const other = cramer(points, beta, alpha);
        expect(rank).toBe(2);
        expect(Math.max(Math.abs(step[0] - other[0]), Math.abs(step[1] - other[1]))).toBeLessThan(1e-9 * (1 + Math.hypot(...other)));
      }),
    );
  });
  it('from equal points of any size is the same step over that size', () => {
    const list: Pair[] = [[1, 0.5], [-0.5, 1], [0.25, -0.75]];
    const plain = newtonFrom(pointsFrom(list), 0)([0, 0]).step;
    const small = newtonFrom(pointsFrom(list.map(([a, b]): Pair => [a * 2 ** -600, b * 2 ** 500])), 0)([0, 0]).step;
    expect([small[0] * 2 ** -600, small[1] * 2 ** 500]).toEqual([...plain]);
  });
  it('keeps its digits where one point weighs 10^199 times the others', () => {
    // Along the heavy point nothing can be moved; across it the light ones take the step a - sinh a of the exam's data.
    const { step } = newtonFrom(pointsFrom([[1, 1], [0, 1], [0, -1]]), 0)([-460, 460]);
    expect(step[1] / -Math.sinh(460)).toBeCloseTo(1, 12);
    expect(step[0] / -step[1]).toBeCloseTo(1, 12);
  });
  it('on one line moves the points as the step in one dimension does, and says so', () => {
    const { step, rank } = newtonFrom(pointsFrom([[0.1, 0.7], [0.2, 1.4], [-0.1, -0.7]]), 0)([0, 0]);
    expect(rank).toBe(1);
    expect(0.1 * step[0] + 0.7 * step[1]).toBeCloseTo(2 / 3, 14);
  });
  it('leads nowhere where no weight is left', () => expect(newtonStep(newtonFrom(exam, 0), [746, -746])).toBeNull());
});

describe('the Newton path of the exam data', () => {
  it('goes a -> a - sinh a in each coordinate', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (a, b) => {
        const [, [first, second]] = nested(newtonPath(exam, [a, b], 1, 0)) as [number[], number[]];
        expect(first).toBeCloseTo(a - Math.sinh(a), 13);
        expect(second).toBeCloseTo(b - Math.sinh(b), 13);
      }),
    );
  });
  it('runs away from 3 and ends where the curvature does', () => {
    const path = nested(newtonPath(exam, [3, 0], 5, 0));
    expect(path.slice(4)).toEqual([null, null]);
    expect(path[3]?.[0]).toBeLessThan(-1e239);
  });
  it('is not undefined where both coordinates are far out, but not too far: the determinant alone would be 0', () => {
    const path = nested(newtonPath(exam, [551, -551], 1, 0));
    expect((path[1]?.[0] ?? 0) / -Math.sinh(551)).toBeCloseTo(1, 12);
    expect(path[1]?.[1]).toBe(-(path[1]?.[0] ?? 0));
  });
  it('cycles at the a where sinh a = 2a', () => {
    const turn = 2.1773189849653067;
    const [, next] = nested(newtonPath(exam, [turn, 0], 1, 0));
    expect(next?.[0]).toBeCloseTo(-turn, 12);
  });
  it('with a ridge never ends', () => expect(nested(newtonPath(exam, [800, 0], 3, 0.1)).every((row) => row !== null)).toBe(true));
  it('of no points is only its start, unless a ridge pulls it to zero', () => {
    const none = pointsFrom([]);
    expect(nested(newtonPath(none, [1, 2], 1, 0))).toEqual([[1, 2], null]);
    expect(nested(newtonPath(none, [1, 2], 1, 2))).toEqual([[1, 2], [0, 0]]);
  });
});

describe('the damped Newton path', () => {
  it('is the undamped one where that does not run away', () => expect(dampedPath(exam, [0.5, -0.3], 4, 0)).toEqual(newtonPath(exam, [0.5, -0.3], 4, 0)));
  it('comes home from where the undamped one runs away, and never falls', () => {
    const path = nested(dampedPath(exam, [30, -7], 60, 0)) as [number, number][];
    const heights = path.map((beta) => logLik(exam, beta));
    expect(heights.every((height, i) => i === 0 || height >= heights[i - 1])).toBe(true);
    expect(Math.hypot(...(path[60] ?? []))).toBeLessThan(1e-12);
  });
  it('stays where no curvature is left', () => expect(nested(dampedPath(exam, [800, -800], 1, 0))).toEqual([[800, -800], [800, -800]]));
});

describe('the gradient path', () => {
  it('is its steps one after the other', () => {
    const points = pointsFrom([[1, 0.5], [-0.5, 1], [0.25, -0.75]]);
    const first = gradientStep(points, [0.3, 0.1], 0.2, 0.1);
    expect(nested(gradientPath(points, [0.3, 0.1], 0.2, 2, 0.1))).toEqual([[0.3, 0.1], first, gradientStep(points, first, 0.2, 0.1)].map((row) => [...row]));
  });
  it('never falls for steps below 1 over the largest curvature', () => {
    const path = nested(gradientPath(exam, [3, -2], 2, 30, 0)) as number[][];
    const heights = path.map(([a, b]) => -Math.log(Math.cosh(a / 2) * Math.cosh(b / 2)));
    expect(heights.every((height, i) => i === 0 || height >= heights[i - 1])).toBe(true);
  });
  it('ends at the edge of the doubles', () => {
    const path = nested(gradientPath(exam, [1e300, 0], 1e200, 2, 1));
    expect(path).toEqual([[1e300, 0], null, null]);
  });
});

describe('what no path can be', () => {
  it.each([
    ['half a step', () => newtonPath(exam, [0, 0], 0.5, 0), 'steps must be a whole number from 0 on; it is 0.5.'],
    ['a path beyond memory', () => newtonPath(exam, [0, 0], 1e9, 0), 'A path of 1000000000 steps would take 16000000016 bytes; at most 1000000 steps are taken.'],
    ['a negative ridge', () => newtonPath(exam, [0, 0], 1, -1), 'alpha must be zero or positive; it is -1.'],
    ['a negative step size', () => gradientPath(exam, [0, 0], -1, 1, 0), 'stepSize must be zero or positive; it is -1.'],
  ])('%s', (_, walk, words) => expect(walk).toThrow(words));
});
