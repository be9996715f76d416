import { describe, expect, it } from 'vitest';
import { drawSeries, stayingTransitions } from './data';

const means = (K: number, ...levels: number[][]) => ({ rows: levels.length, columns: K, values: Float64Array.from(levels.flat()) });
const share = (list: readonly boolean[]): number => list.filter(Boolean).length / list.length;

describe('a drawn series', () => {
  it('is the same for the same seed, and another for another', () => {
    const draw = (seed: number): Float64Array => drawSeries(50, [0.9, 0.8], means(2, [0, 1], [0, 2]), seed).x;
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });

  it('keeps its paths when means change, and those of a level when another joins', () => {
    const one = drawSeries(200, [0.9], means(3, [0, 1, 2]), 7);
    const other = drawSeries(200, [0.9], means(3, [5, 1, -2]), 7);
    const two = drawSeries(200, [0.9, 0.5], means(3, [0, 1, 2], [0, 0, 0]), 7);
    expect(other.paths).toEqual(one.paths);
    expect(two.paths.filter((_, at) => at % 2 === 0)).toEqual(one.paths);
  });

  it('stays as often as it is told, and lies around the means of its paths', () => {
    const T = 20000;
    const { x, paths } = drawSeries(T, [0.95, 0.6], means(3, [0, 2, 4], [-1, 0, 1]), 2);
    const stays = (l: number): number => share(Array.from({ length: T - 1 }, (_, t) => paths[2 * t + l] === paths[2 * t + 2 + l]));
    expect(stays(0)).toBeCloseTo(0.95, 1.7);
    expect(stays(1)).toBeCloseTo(0.6, 1.7);
    const rest = x.map((each, t) => each - 2 * paths[2 * t] - (paths[2 * t + 1] - 1));
    expect(rest.reduce((sum, each) => sum + each, 0) / T).toBeCloseTo(0, 1.5);
    expect(rest.reduce((sum, each) => sum + each * each, 0) / T).toBeCloseTo(1, 1.3);
  });

  it('of one state has nowhere else to go', () => expect(stayingTransitions(1, [0.3])[0].values).toEqual(Float64Array.of(1)));

  it('that always stays never leaves its first state, and one that never stays never repeats', () => {
    const { paths } = drawSeries(100, [1, 0], means(4, [0, 0, 0, 0], [0, 0, 0, 0]), 9);
    const [still, restless] = [0, 1].map((l) => Array.from(paths.filter((_, at) => at % 2 === l)));
    expect(new Set(still).size).toBe(1);
    expect(restless.slice(1).every((state, t) => state !== restless[t])).toBe(true);
  });

  it.each([
    ['a stay that is no probability', 10, [1.5], 'stay[0]'],
    ['no time', 0, [0.5], 'T'],
  ])('is refused with %s', (_, T, stay, word) => expect(() => drawSeries(T, stay, means(2, [0, 1]), 1)).toThrow(word));
});
