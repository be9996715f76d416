import { describe, expect, it } from 'vitest';
import { normalDraw, gammaDraw, poissonDraw } from './draws';
import { stream, type Uniform } from './random';

const draws = (n: number, draw: (uniform: Uniform) => number, seed = 1): number[] => {
  const uniform = stream(seed, 'test');
  return Array.from({ length: n }, () => draw(uniform));
};
const meanOf = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
const varianceOf = (list: readonly number[]): number => {
  const centre = meanOf(list);
  return meanOf(list.map((each) => (each - centre) ** 2));
};
const size = 40_000;

describe('a stream of random numbers', () => {
  const first = (seed: number, purpose: string): number[] => draws(5, stream(seed, purpose));

  it('is the same for the same seed and purpose', () => {
    expect(first(305, 'mixture')).toEqual(first(305, 'mixture'));
  });

  it('is another for another purpose, and for the next seed', () => {
    expect(first(305, 'counts')).not.toEqual(first(305, 'mixture'));
    expect(first(306, 'mixture')).not.toEqual(first(305, 'mixture'));
  });

  it('stays strictly between 0 and 1, and fills that range evenly', () => {
    const all = draws(size, (uniform) => uniform());
    expect(Math.min(...all)).toBeGreaterThan(0);
    expect(Math.max(...all)).toBeLessThan(1);
    const tenths = Array.from({ length: 10 }, (_, k) => all.filter((u) => Math.floor(u * 10) === k).length);
    const chiSquared = tenths.reduce((sum, seen) => sum + (seen - size / 10) ** 2 / (size / 10), 0);
    expect(chiSquared).toBeLessThan(27.88); // 0.999 quantile with 9 degrees
  });

  it('starts apart for neighbouring seeds', () => {
    const starts = Array.from({ length: 2000 }, (_, seed) => stream(seed, 'mixture')());
    expect(Math.abs(meanOf(starts) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 2000));
  });
});

// Four standard errors: the mean's is sd/√n; the variance's at most √(kurtosis) variance/√n.
describe('draws', () => {
  it('from a normal have mean 0 and variance 1', () => {
    const all = draws(size, normalDraw);
    expect(Math.abs(meanOf(all))).toBeLessThan(4 / Math.sqrt(size));
    expect(Math.abs(varianceOf(all) - 1)).toBeLessThan(4 * Math.sqrt(2 / size));
  });

  it.each([0.05, 0.7, 1, 3, 1000])('from a gamma of shape %d have that mean and variance', (shape) => {
    const all = draws(size, (uniform) => gammaDraw(shape, uniform));
    expect(Math.abs(meanOf(all) - shape)).toBeLessThan(4 * Math.sqrt(shape / size));
    expect(Math.abs(varianceOf(all) - shape)).toBeLessThan(4 * shape * Math.sqrt((2 + 6 / shape) / size));
  });

  it.each([0.02, 3, 9.9, 10.1, 200, 1e9])('from a Poisson of rate %d have that mean and variance, and are whole', (rate) => {
    const all = draws(size, (uniform) => poissonDraw(rate, uniform));
    expect(all.every((x) => Number.isInteger(x) && x >= 0)).toBe(true);
    expect(Math.abs(meanOf(all) - rate)).toBeLessThan(4 * Math.sqrt(rate / size));
    expect(Math.abs(varianceOf(all) - rate)).toBeLessThan(4 * rate * Math.sqrt((2 + 1 / rate) / size));
  });

  it('from a Poisson of rate 0 are 0', () => {
    expect(draws(10, (uniform) => poissonDraw(0, uniform))).toEqual(Array(10).fill(0));
  });

  it('end even where the uniform lies beyond the sum of all masses', () => {
    expect(poissonDraw(3, () => 1 - 2 ** -53)).toBeGreaterThan(15);
  });
});
