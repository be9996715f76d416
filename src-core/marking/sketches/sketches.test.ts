import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sketch, SketchField } from '../../contract/parts';
import { checkSketch } from './index';

const axis = { name: 'any', low: -1, high: 1 };
const pad = { x: axis, y: axis, marks: [], count: null };
const field = (sketch: Sketch, points: number): SketchField => ({ id: 'any', points, label: 'any', relation: 'sketch', sketch, pad });
const check = (of: SketchField, drawn: unknown) => {
  const { verdict, points, misconception } = checkSketch(of, JSON.stringify(drawn));
  return [verdict, points, misconception];
};

const targets = [
  { x: 1, y: 0, mark: 'o' },
  { x: 0, y: 1, mark: 'x' },
];
const points = field({ kind: 'points', targets, within: 0.15 }, 1);
const at = (x: number, y: number, mark: string) => ({ x, y, mark });

describe('points with marks', () => {
  it.each([
    ['right', targets, ['correct', 1, null]],
    ['just as far off as they may be', [at(1.15, 0, 'o'), at(0, 0.85, 'x')], ['correct', 1, null]],
    ['in any order, a little off', [at(0.1, 1.1, 'x'), at(0.9, 0, 'o')], ['correct', 1, null]],
    ['with all marks swapped', [at(1, 0, 'x'), at(0, 1, 'o')], ['partial', 0.5, 'marks-swapped']],
    ['with one mark wrong', [at(1, 0, 'x'), at(0, 1, 'x')], ['wrong', 0, 'marks-wrong']],
    ['misplaced', [at(1, 0.2, 'o'), at(0, 1, 'x')], ['wrong', 0, 'points-misplaced']],
    ['one twice', [at(1, 0, 'o'), at(1, 0, 'o')], ['wrong', 0, 'points-misplaced']],
    ['one too many', [...targets, at(2, 2, 'x')], ['wrong', 0, 'points-misplaced']],
    ['too few', [at(1, 0, 'o')], ['incomplete', 0, 'point-missing']],
    ['with an unknown mark', [at(1, 0, 'z'), at(0, 1, 'x')], ['unreadable', 0, null]],
  ])('%s', (_, drawn, expected) => expect(check(points, drawn)).toEqual(expected));
});

const f = (a: number): number => Math.log1p(Math.exp(a)) + Math.log1p(Math.exp(-a));
const grid = [-5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 5];
const curve = field({ kind: 'evenCurve', intercept: f(0), reach: 3, right: [] }, 3);
const drawnAs = (height: (a: number) => number, places = grid) => places.map((a) => [a, height(a)]);

describe('an even curve', () => {
  it.each([
    ['the true one', drawnAs(f), ['correct', 3, null]],
    ['drawn from right to left', drawnAs(f).reverse(), ['correct', 3, null]],
    ['its asymptotes alone', drawnAs(Math.abs), ['partial', 1.75, 'sketch-intercept']],
    ['with a corner', drawnAs((a) => f(0) + Math.abs(a)), ['partial', 2.75, 'sketch-rounded']],
    ['too steep', drawnAs((a) => f(0) + 0.5 * a * a), ['partial', 2.25, 'sketch-slope']],
    ['lower elsewhere', drawnAs((a) => f(a) - (Math.abs(a) === 1 ? 0.4 : 0)), ['partial', 2.5, 'sketch-minimum']],
    ['lopsided', drawnAs((a) => (a > 0 ? f(0) + Math.max(0, a - 1) : f(a))), ['partial', 2.5, 'sketch-even']],
    ['falling', drawnAs((a) => 9 - a), ['wrong', 0, 'sketch-intercept']],
    ['one side only', drawnAs(f, [0, 1, 2, 3, 4]), ['incomplete', 0, 'curve-too-short']],
    ['too few points', drawnAs(f, [-4, 0, 4]), ['incomplete', 0, 'curve-too-short']],
  ])('%s', (_, drawn, expected) => expect(check(curve, drawn)).toEqual(expected));
});

const loops = field({ kind: 'loops', right: [] }, 4);
/** A loop whose radius on the diagonal is `share` of that on the axes. */
const loop = (radius: number, share: number, centre = 0) =>
  Array.from({ length: 24 }, (_, k) => {
    const angle = (2 * Math.PI * k) / 24;
    const r = radius * (1 - (1 - share) * Math.sin(2 * angle) ** 2);
    return [centre + r * Math.cos(angle), r * Math.sin(angle)];
  });

describe('contours', () => {
  it.each([
    ['round inside, pointed outside', [loop(1, 1), loop(6, 0.75)], ['correct', 4, null]],
    ['in any order, any way round', [loop(6, 0.75).reverse(), loop(1, 1)], ['correct', 4, null]],
    ['circles all the way', [loop(1, 1), loop(6, 1)], ['partial', 3, 'sketch-diamond']],
    ['diamonds all the way', [loop(1, 0.71), loop(6, 0.75)], ['partial', 3, 'sketch-round']],
    ['crossing', [loop(3, 1), loop(3.6, 0.75)], ['partial', 3, 'sketch-nested']],
    ['stretched', [loop(1, 1), loop(6, 0.75)].map((each) => each.map(([x = 0, y = 0]) => [2 * x, y])), ['partial', 2, 'sketch-symmetric']],
    ['beside the origin', [loop(1, 1, 5), loop(6, 0.75)], ['wrong', 0, 'contours-not-around-origin']],
    ['one alone', [loop(1, 1)], ['incomplete', 0, 'contours-too-few']],
    ['of too few points', [loop(1, 1).slice(0, 5), loop(6, 0.75)], ['incomplete', 0, 'contours-too-few']],
  ])('%s', (_, drawn, expected) => expect(check(loops, drawn)).toEqual(expected));
});

const heights = Array.from({ length: 21 }, (_, l) => Math.exp((l - 20) / 20));
const stems = field({ kind: 'stems', values: heights, within: 0.05 }, 4);

describe('stems', () => {
  it.each([
    ['the true ones', heights, ['correct', 4, null]],
    ['a little off', heights.map((height) => height + 0.04), ['correct', 4, null]],
    ['without the first', [0, ...heights.slice(1)], ['partial', 3, 'intercept-missing']],
    ['on a line', heights.map((_, l) => 0.368 + (0.632 * l) / 20), ['partial', 2.5, 'straight-line']],
    ['rising to 1', heights.map((_, l) => l / 20), ['partial', 2, 'shape-only']],
    ['backwards', [...heights].reverse(), ['partial', 1.5, 'reversed-time']],
    ['all alike', heights.map(() => 1), ['wrong', 0, null]],
    ['too few', heights.slice(1), ['incomplete', 0, 'stem-missing']],
    ['one left open', [null, ...heights.slice(1)], ['incomplete', 0, 'stem-missing']],
    ['with words', ['a', ...heights.slice(1)], ['unreadable', 0, null]],
  ])('%s', (_, drawn, expected) => expect(check(stems, drawn)).toEqual(expected));
});

describe('any text', () => {
  const all = [points, curve, loops, stems];
  it.each(['', ' ', '?'])('%j is nothing yet', (text) => expect(all.map((each) => checkSketch(each, text).verdict)).toEqual(['incomplete', 'incomplete', 'incomplete', 'incomplete']));
  it.each(['{', 'null', '5', '"x"', '{}', '[{}]', '[[1]]', '[[[1]]]', '[1e999]', `[${'1,'.repeat(11_000)}1]`, '['.repeat(9000)])('%j is no sketch', (text) =>
    expect(all.filter((each) => !['unreadable', 'incomplete'].includes(checkSketch(each, text).verdict))).toEqual([]),
  );
  it('and any JSON has a verdict within its points', () => {
    const number = fc.oneof(fc.double(), fc.integer());
    const drawn = fc.oneof(fc.jsonValue(), fc.array(fc.array(number, { maxLength: 3 })), fc.array(fc.array(fc.tuple(number, number), { minLength: 8 })), fc.array(number, { minLength: 21, maxLength: 21 }), fc.array(fc.record({ x: number, y: number, mark: fc.constantFrom('x', 'o') })));
    fc.assert(
      fc.property(fc.constantFrom(...all), drawn, (of, value) => {
        const { points: earned, feedback } = checkSketch(of, JSON.stringify(value));
        expect(earned >= 0 && earned <= of.points && Number.isInteger(4 * earned)).toBe(true);
        expect(feedback).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 300 },
    );
  });
});
