import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair, Points } from './points';
import { separation, type Separability } from './separability';

type Whole = readonly [number, number];
const pointsFrom = (list: readonly Pair[]): Points => ({ rows: list.length, signed: Float64Array.from(list.flat()) });
const decided = (list: readonly Pair[]): Separability => separation(pointsFrom(list)).separability;

const whole = fc.integer({ min: -3, max: 3 });
const lists = fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 7 });
const scale = fc.constantFrom(1, 0.1, 1 / 3, 1e-150, 1e150, 7e-320);

/**
 * By enumeration in whole numbers: if any β separates the points, so does a normal of one of them (weakly), or a sum of two normals (strictly),
 * or a point itself where all lie on one ray.
 */
function enumerated(list: readonly Whole[]): Separability {
  const normals = list.flatMap(([a, b]): Whole[] => [[-b, a], [b, -a], [a, b]]);
  const candidates = [...normals, ...normals.flatMap(([a, b]) => normals.map(([c, d]): Whole => [a + c, b + d]))];
  const margins = candidates.map(([b1, b2]) => list.map(([z1, z2]) => z1 * b1 + z2 * b2));
  if (margins.some((all) => all.every((margin) => margin > 0))) return 'separable';
  return margins.some((all) => all.every((margin) => margin >= 0) && all.some((margin) => margin > 0)) ? 'quasi-separable' : 'overlapping';
}

describe('whether labels are separable', () => {
  it('is what enumeration in whole numbers says, whatever the scale of each point', () => {
    fc.assert(
      fc.property(lists, scale, (list, k) => {
        expect(decided(list.map(([a, b]): Pair => [a * k, b * k]))).toBe(enumerated(list));
      }),
      { numRuns: 400 },
    );
  });
  it('does not change with the order of the points', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(decided([...list].reverse())).toBe(decided(list));
      }),
    );
  });
  it('does not change with the lengths of the points', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 7, maxLength: 7 }), (list, powers) => {
        expect(decided(list.map(([a, b], i): Pair => [a * 2 ** powers[i], b * 2 ** powers[i]]))).toBe(decided(list));
      }),
    );
  });

  it.each<[string, Separability, readonly Pair[]]>([
    ['opposite points, exactly', 'quasi-separable', [[0.1, 0.3], [-0.2, -0.6], [1, 0]]],
    ['opposite but for one rounding, inside', 'separable', [[0.1, 0.3], [-0.1, -0.30000000000000004], [1, 0]]],
    ['opposite but for one rounding, outside', 'overlapping', [[0.1, 0.3], [-0.1, -0.3 + 2 ** -54], [1, 0]]],
    ['the same on the other side', 'separable', [[0.1, 0.3], [-0.1, -0.3 + 2 ** -54], [-1, 0]]],
    ['three points around the origin, one of them barely', 'overlapping', [[1, 0], [0, 1], [-1, -1e-300]]],
    ['three points, one of them barely not', 'separable', [[1, 0], [0, 1], [-1, 1e-300]]],
    ['the smallest double decides', 'separable', [[1, 0], [-1, 5e-324], [0, 1]]],
    ['products that underflow', 'overlapping', [[1e-200, 0], [-1e-200, -1e-200], [0, 1e-200]]],
    ['products that overflow', 'separable', [[1e300, 1e300], [-1e300, 1e300]]],
    ['one line only, both ways', 'overlapping', [[0.1, 0.7], [-0.2, -1.4], [0.4, 2.8]]],
    ['one ray only', 'separable', [[0.1, 0.7], [0.2, 1.4]]],
    ['a ray and the origin', 'quasi-separable', [[0.1, 0.7], [0, 0]]],
    ['the origin, then separable points', 'quasi-separable', [[0, -0], [1, 1], [1, 2]]],
    ['nothing but the origin', 'overlapping', [[0, 0], [-0, 0]]],
  ])('%s: %s', (_, separability, list) => expect(decided(list)).toBe(separability));
});

describe('the direction along which the likelihood rises for ever', () => {
  it('separates the points, to rounding', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { separability, direction } = separation(pointsFrom(list));
        fc.pre(direction !== null);
        const least = Math.min(...list.map(([a, b]) => a * (direction?.[0] ?? NaN) + b * (direction?.[1] ?? NaN)));
        expect(least).toBeGreaterThan(separability === 'separable' ? 0.1 : -1e-15);
        expect(Math.hypot(...(direction ?? []))).toBeCloseTo(1, 14);
      }),
    );
  });
  it('halves the angle between the outermost points', () => {
    const { direction } = separation(pointsFrom([[1, 0], [1, 1], [0, 1]]));
    expect(direction).toEqual([Math.SQRT1_2, Math.SQRT1_2].map((value) => expect.closeTo(value, 14) as number));
  });
  it('of points nearly half a turn apart is the normal to both', () => {
    expect(separation(pointsFrom([[1, 0], [-1, 1e-20], [0, 5]])).direction).toEqual([expect.closeTo(0, 14), expect.closeTo(1, 14)]);
  });
  it('is none for overlapping points', () => expect(separation(pointsFrom([[1, 0], [-1, 0]]))).toEqual({ separability: 'overlapping', rank: 1, direction: null }));
});
