import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../fixture/reference';
import { climbFrom, climbStart, type ClimbState } from './climb';
import { contourRadius } from './contour';
import { map, mle } from './estimate';
import { gradient, logLik } from './model';
import { gradientStep } from './paths';
import { examPoints, pointsOf, type Pair, type Points } from './points';
import { separation } from './separability';

const exam = pointsOf(examPoints.X, examPoints.y);
const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
const pointList = fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 15 });
const pointsFrom = (list: readonly Pair[]): Points => ({ rows: list.length, signed: Float64Array.from(list.flat()) });
const maximum = (list: readonly Pair[]) => finished(mle(pointsFrom(list)));
/** Three points around the origin, so that the rest overlap with them. */
const around: readonly Pair[] = [[1, 0.1], [-0.7, 1], [-0.4, -1.2]];

describe('the maximum likelihood estimate', () => {
  it('is where the gradient is zero', () => {
    fc.assert(
      fc.property(pointList, (list) => {
        const points = pointsFrom([...list, ...around]);
        const { separability, beta } = finished(mle(points));
        expect(separability).toBe('overlapping');
        expect(Math.hypot(...gradient(points, beta ?? [NaN, NaN]))).toBeLessThan(1e-12);
      }),
    );
  });
  it('is where gradient ascent ends', () => {
    const points = pointsFrom([...around, [0.3, 0.9]]);
    let beta: Pair = [0, 0];
    for (let step = 0; step < 3000; step += 1) beta = gradientStep(points, beta, 0.8, 0);
    const found = finished(mle(points)).beta ?? [NaN, NaN];
    expect(Math.hypot(found[0] - beta[0], found[1] - beta[1])).toBeLessThan(1e-13);
  });
  it.each([
    [2 ** 400, 2 ** 400],
    [2 ** -400, 2 ** -400],
    [2 ** 300, 2 ** -300],
  ])('of points %d and %d times as large is that much shorter, to the last bit', (k1, k2) => {
    const [b1, b2] = maximum(around).beta ?? [NaN, NaN];
    expect(maximum(around.map(([a, b]): Pair => [a * k1, b * k2])).beta).toEqual([b1 / k1, b2 / k2]);
  });
  it('of doubled points is the same, with twice the log likelihood', () => {
    const [once, twice] = [maximum(around), maximum([...around, ...around])];
    expect(Math.hypot((once.beta?.[0] ?? NaN) - (twice.beta?.[0] ?? NaN), (once.beta?.[1] ?? NaN) - (twice.beta?.[1] ?? NaN))).toBeLessThan(1e-14);
    expect(twice.logLik).toBeCloseTo(2 * (once.logLik ?? NaN), 13);
  });
  it.each<[string, readonly Pair[], Pair]>([
    ['points around the origin', around, [-0.12782267369095154, -0.0880589799040641]],
    ['a point 10^12 times as far out as the others', [...around, [1e12, 3e11]], [0.015732122943401438, -0.05244040970974716]],
    ['nearly separable points', [[1, 0.01], [1, -0.01], [1, 0.02], [1, -0.02], [-1e-6, 1], [-1e-6, -1]], [15.201797068212587, 0]],
    ['points within 10^-9 of one line', around.map(([a, b]): Pair => [a + b, a + b + 1e-9 * b]), [-39763585.86064831, 39763585.732825704]],
  ])('of %s agrees with Newton at 80 digits', (_, list, [b1, b2]) => {
    const beta = maximum(list).beta ?? [NaN, NaN];
    expect(Math.abs(beta[0] - b1)).toBeLessThan(1e-13 * (1 + Math.abs(b1)));
    expect(Math.abs(beta[1] - b2)).toBeLessThan(1e-13 * (1 + Math.abs(b2)));
  });
  it('of overlapping points on one line is a level without a β', () => {
    const { beta, logLik: level } = maximum([[1, 1], [-2, -2], [1, 1], [1, 1]]);
    const line = pointsFrom([[1, 0], [-2, 0], [1, 0], [1, 0]]);
    const along = Array.from({ length: 2001 }, (_, i) => logLik(line, [-1 + i / 1000, 0]));
    expect(beta).toBeNull();
    expect(level).toBeGreaterThanOrEqual(Math.max(...along));
    expect(level).toBeCloseTo(Math.max(...along), 5);
  });
  it('does not exist for separable points, strictly or not', () => {
    expect(maximum([[1, 0], [1, 1]])).toEqual({ separability: 'separable', beta: null, logLik: null });
    expect(maximum([[1, 0], [-1, 0], [0, 1]])).toEqual({ separability: 'quasi-separable', beta: null, logLik: null });
  });
  it('of nothing is not defined', () => expect(() => maximum([])).toThrow('There are no points, so nothing can be estimated: X must have at least one row.'));
  it('is far out where points almost separate, and found all the same', () => {
    const found = maximum([[1, 0], [-1e-200, 1], [0, -1]]);
    // Σ_i of one dimension: σ(-a) = 1e-200 σ(1e-200 a).
    expect(found.beta?.[0]).toBeCloseTo(200 * Math.LN10 + Math.LN2, 9);
  });
});

describe('a climb', () => {
  const from = climbFrom(pointsFrom(around), 0, 2);
  const climbs = (state: ClimbState): ClimbState => finished(from(state));
  it('can be taken again from any state, to the last bit', () => {
    const once = climbs(climbStart);
    const later = climbs(climbs(once));
    expect(climbs(climbStart)).toEqual(once);
    expect(climbs(climbs(once))).toEqual(later);
  });
  it('pauses after each pass over the points, and can be dropped there', () => {
    const run = mle(pointsFrom(around));
    expect([run.next().value, run.next().value]).toEqual([{ done: 0, of: 12 }, { done: 0, of: 12 }]);
    expect(run.return({ separability: 'overlapping', beta: null, logLik: null }).done).toBe(true);
  });
  it('never falls, from starts where an undamped step runs away', () => {
    fc.assert(
      fc.property(fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: -30, max: 30, noNaN: true })), (beta) => {
        const next = finished(climbFrom(exam, 0, 2)({ ...climbStart, beta }));
        expect(logLik(exam, next.beta)).toBeGreaterThanOrEqual(logLik(exam, beta) - 1e-13 * Math.abs(logLik(exam, beta)));
      }),
    );
  });
});

describe('the maximum under a ridge', () => {
  it('is where the gradient is α β, separable points or not', () => {
    fc.assert(
      fc.property(pointList, fc.constantFrom(1e-6, 0.01, 1, 100), (list, alpha) => {
        const points = pointsFrom(list);
        const { beta } = finished(map(points, alpha));
        const g = gradient(points, beta);
        expect(Math.hypot(g[0] - alpha * beta[0], g[1] - alpha * beta[1])).toBeLessThan(1e-12);
      }),
    );
  });
  it('goes out along the separating direction as the ridge vanishes', () => {
    const points = pointsFrom([[1, 0], [0, 1]]);
    const { direction } = separation(points);
    const { beta } = finished(map(points, 1e-100));
    expect([beta[0] / Math.hypot(...beta), beta[1] / Math.hypot(...beta)]).toEqual([expect.closeTo(direction?.[0] ?? NaN, 12), expect.closeTo(direction?.[1] ?? NaN, 12)]);
    expect(Math.log(beta[0]) + beta[0]).toBeCloseTo(100 * Math.LN10, 9);
  });
  it('comes to the maximum of L as the ridge vanishes, and to zero as it grows', () => {
    const [b1, b2] = maximum(around).beta ?? [NaN, NaN];
    const near = finished(map(pointsFrom(around), 1e-12)).beta;
    expect(Math.hypot(near[0] - b1, near[1] - b2)).toBeLessThan(1e-10);
    expect(Math.hypot(...finished(map(pointsFrom(around), 1e12)).beta)).toBeLessThan(1e-11);
  });
  it.each([0, -1, Infinity])('is not defined for α = %d', (alpha) => expect(() => finished(map(exam, alpha))).toThrow(`alpha must be a positive number; it is ${alpha}.`));
});

describe('a contour of the exam data', () => {
  const level = fc.double({ min: 1e-3, max: 500, noNaN: true }).map((drop) => -4 * Math.LN2 - drop);
  it('lies on its level, in every direction', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 7, noNaN: true }), level, (angle, at) => {
        const t = contourRadius([Math.cos(angle), Math.sin(angle)], at);
        expect(logLik(exam, [t * Math.cos(angle), t * Math.sin(angle)]) / at).toBeCloseTo(1, 13);
      }),
    );
  });
  it('is round near the top: one rounding below it the radius is twice the root of the drop', () => {
    const oneBelow = -2.7725887222397816;
    const drop = 4.440892098500626e-16 - 9.276187255385198e-17;
    expect(contourRadius([3, 4], oneBelow) / (2 * Math.sqrt(drop))).toBeCloseTo(1, 12);
  });
  it('is a diamond far out', () => {
    expect(contourRadius([1, 1], -1e300) * Math.SQRT2).toBeCloseTo(1e300, -287);
    expect(contourRadius([1e-320, 0], -1e9)).toBeCloseTo(1e9 - 2 * Math.LN2, 6);
    expect(contourRadius([1e308, 1e308], -1.7e308)).toBeCloseTo(1.7e308 / Math.SQRT2, -295);
  });
  it.each([
    ['no direction', [0, 0], -3, 'direction must not be zero: it says which way to go from the origin.'],
    ['the top, as near as a double comes', [1, 0], -2.772588722239781, 'level must be below -4 log 2, the maximum, and finite; it is -2.772588722239781.'],
    ['no level', [1, 0], -Infinity, 'level must be below -4 log 2, the maximum, and finite; it is -Infinity.'],
  ] as [string, Pair, number, string][])('%s has none', (_, direction, at, words) => expect(() => contourRadius(direction, at)).toThrow(words));
});
