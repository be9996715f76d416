import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient, hessian, logLik, logProbability, probability, softplusSum, softplusSumDerivative, softplusSumSecondDerivative } from './model';
import { examPoints, pairOf, pointsOf, type Pair, type Points } from './points';

const exam = pointsOf(examPoints.X, examPoints.y);
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const labelled = fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 12 });
const somewhere = fc.tuple(coordinate, coordinate);

const pointsFrom = (list: readonly (readonly [number, number, number])[]): Points =>
  pointsOf({ rows: list.length, columns: 2, values: Float64Array.from(list.flatMap(([x1, x2]) => [x1, x2])) }, list.map(([, , y]) => y));
const h = 1e-5;
const moved = ([b1, b2]: Pair, along: number, by: number): Pair => (along === 0 ? [b1 + by, b2] : [b1, b2 + by]);

describe('the curve of one axis, f(a) = log(1+e^a) + log(1+e^-a)', () => {
  it('is even, lies above |a| and 2 log 2, and comes down to both', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (a) => {
        expect(softplusSum(a)).toBe(softplusSum(-a));
        expect(softplusSum(a)).toBeGreaterThanOrEqual(Math.max(Math.abs(a), 2 * Math.LN2 - 1e-15));
      }),
    );
    expect([softplusSum(0), softplusSum(60)]).toEqual([2 * Math.LN2, 60]);
  });
  it('is 2 log(2 cosh(a/2))', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (a) => {
        expect(softplusSum(a)).toBeCloseTo(2 * Math.log(2 * Math.cosh(a / 2)), 12);
      }),
    );
  });
  it('has its slope and its bend, by differences', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (a) => {
        expect((softplusSum(a + h) - softplusSum(a - h)) / (2 * h)).toBeCloseTo(softplusSumDerivative(a), 8);
        expect((softplusSumDerivative(a + h) - softplusSumDerivative(a - h)) / (2 * h)).toBeCloseTo(softplusSumSecondDerivative(a), 8);
      }),
    );
  });
  it.each([
    [Infinity, Infinity, 1, 0],
    [-1e308, 1e308, -1, 0],
  ])('at %d it is its asymptote', (a, f, slope, bend) => expect([softplusSum(a), softplusSumDerivative(a), softplusSumSecondDerivative(a)]).toEqual([f, slope, bend]));
});

describe('the log likelihood', () => {
  it('is the logarithm of the product of Bernoulli probabilities', () => {
    fc.assert(
      fc.property(labelled, somewhere, (list, beta) => {
        // Of an outcome 0 directly: one less a probability near one keeps too few digits for a second route.
        const product = list.reduce((p, [x1, x2, y]) => p / (1 + Math.exp((y === 1 ? -1 : 1) * (x1 * beta[0] + x2 * beta[1]))), 1);
        expect(logLik(pointsFrom(list), beta)).toBeCloseTo(Math.log(product), 9);
      }),
    );
  });
  it('of the exam data falls apart into two curves', () => {
    fc.assert(
      fc.property(somewhere, (beta) => {
        expect(logLik(exam, beta)).toBeCloseTo(-softplusSum(beta[0]) - softplusSum(beta[1]), 13);
      }),
    );
  });
  it('has its gradient, and the gradient the Hessian, by differences', () => {
    fc.assert(
      fc.property(labelled, somewhere, fc.integer({ min: 0, max: 1 }), (list, beta, along) => {
        const points = pointsFrom(list);
        const [up, down] = [moved(beta, along, h), moved(beta, along, -h)];
        expect((logLik(points, up) - logLik(points, down)) / (2 * h)).toBeCloseTo(gradient(points, beta)[along], 6);
        const [g, below] = [gradient(points, up), gradient(points, down)];
        const { values } = hessian(points, beta);
        expect((g[0] - below[0]) / (2 * h)).toBeCloseTo(values[2 * along], 6);
        expect((g[1] - below[1]) / (2 * h)).toBeCloseTo(values[2 * along + 1], 6);
      }),
    );
  });
  it('is concave: the Hessian has no positive eigenvalue', () => {
    fc.assert(
      fc.property(labelled, somewhere, (list, beta) => {
        const [a, b, , d] = hessian(pointsFrom(list), beta).values;
        expect(a + d).toBeLessThanOrEqual(0);
        expect(a * d - b * b).toBeGreaterThanOrEqual(-1e-13 * (1 + a * d));
      }),
    );
  });
  it('a label is a sign: flipping it is turning the point around', () => {
    fc.assert(
      fc.property(labelled, somewhere, (list, beta) => {
        const turned = list.map(([x1, x2, y]): [number, number, number] => [-x1, -x2, 1 - y]);
        expect(logLik(pointsFrom(turned), beta)).toBe(logLik(pointsFrom(list), beta));
      }),
    );
  });
  it('does not lose a small difference of long terms', () => {
    expect(logLik(pointsFrom([[1e8, 1, 1]]), [1, -1e8])).toBe(-Math.LN2);
    expect(logLik(pointsFrom([[0.1, 0.3, 1]]), [3e16, -1e16])).toBeCloseTo(logProbability(0.27755575615628914), 14);
  });
  it('of β beyond every margin is finite, or what no double holds', () => {
    expect(logLik(exam, [1e300, 0])).toBe(-1e300 - 2 * Math.LN2);
    expect(logLik(pointsFrom([[1e200, 0, 0]]), [1e200, 0])).toBe(-Infinity);
    expect(gradient(pointsFrom([[1e200, 0, 0]]), [1e200, 0])).toEqual([-1e200, 0]);
  });
  it('without points is 0 and flat', () => {
    const none = pointsFrom([]);
    expect([logLik(none, [1, 2]), gradient(none, [1, 2]), Array.from(hessian(none, [1, 2]).values)]).toEqual([0, [0, 0], [0, 0, 0, 0]]);
  });
});

describe('what is not defined', () => {
  const X = { rows: 1, columns: 2, values: Float64Array.of(1, 2) };
  it.each([
    ['a NaN log odds', () => probability(NaN), 'a must be a number.'],
    ['a label of 2', () => pointsOf(X, [2]), 'y[0] is a label, so it must be 0 or 1; it is 2.'],
    ['an infinite covariate', () => pointsOf({ ...X, values: Float64Array.of(1, Infinity) }, [1]), 'X[0][1] must be finite; it is Infinity.'],
    ['three columns', () => pointsOf({ rows: 1, columns: 3, values: new Float64Array(3) }, [1]), 'X must have rows of 2 numbers, one for each coordinate of beta; they have 3.'],
    ['a label too many', () => pointsOf(X, [1, 0]), 'y must have a label for each of the 1 rows of X; it has 2.'],
    ['a β of one coordinate', () => pairOf('beta', [1]), 'beta must be a list of 2 numbers; it has 1.'],
    ['an infinite β', () => pairOf('beta', [1, -Infinity]), 'beta must have finite coordinates; they are 1 and -Infinity.'],
  ])('%s', (_, ask, words) => expect(ask).toThrow(words));
});
