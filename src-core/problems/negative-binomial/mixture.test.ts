import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaTails } from '../../maths/gamma';
import { stream } from '../../maths/random';
import { countGrid } from './grid';
import { averageOn, distances, dotHeights, poissonOn, rates } from './mixture';
import { pmf, poissonPmf } from './model';

const few = countGrid([0, 40]);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('rates of a seed', () => {
  it('each rate is the gamma quantile of its uniform number', () => {
    const next = stream(305, 'mixture');
    for (const rate of rates(305, 3, 0.6, 50)) {
      const u = next();
      next(); // the height of the dot
      expect(gammaTails((rate * 0.4) / 0.6, 3).below).toBeCloseTo(u, 6);
    }
  });

  it.each([0.001, 0.3, 1, 40, 1e6])('for r = %d they rise with their uniforms, and none is lost', (r) => {
    const next = stream(7, 'mixture');
    const uniforms = Array.from({ length: 1000 }, () => [next(), next()][0] ?? 0);
    const drawn = rates(7, r, 0.5, 1000);
    const order = uniforms.map((_, i) => i).sort((a, b) => (uniforms[a] ?? 0) - (uniforms[b] ?? 0));
    expect(order.every((i, k) => k === 0 || (drawn[i] ?? 0) >= (drawn[order[k - 1] ?? 0] ?? 0))).toBe(true);
    expect(drawn.every((rate) => rate >= 0 && rate < Infinity)).toBe(true);
  });

  it('their mean and variance are those of Ga(r, (1-rho)/rho), within four standard errors', () => {
    const drawn = rates(11, 3, 0.6, 1000);
    const mean = sum(drawn) / 1000;
    expect(Math.abs(mean - 4.5)).toBeLessThan(4 * Math.sqrt(6.75 / 1000));
    // Var of a sample variance: (kurtosis - 1) sigma^4 / n with kurtosis 3 + 6/r.
    expect(Math.abs(sum(drawn.map((rate) => (rate - mean) ** 2)) / 999 - 6.75)).toBeLessThan(4 * 6.75 * Math.sqrt(4 / 1000));
  });

  it('moving rho only scales them, so that dots glide', () => {
    const before = rates(305, 3, 0.6, 24);
    const after = rates(305, 3, 0.7, 24);
    after.forEach((rate, i) => expect(rate / (before[i] ?? 0)).toBeCloseTo(0.7 / 0.3 / 1.5, 12));
  });

  it('another seed draws other rates; the same one the same, and dots lie between axis and curve', () => {
    expect(rates(306, 3, 0.6, 24)).not.toEqual(rates(305, 3, 0.6, 24));
    expect(rates(305, 3, 0.6, 24)).toEqual(rates(305, 3, 0.6, 1000).slice(0, 24));
    expect(dotHeights(305, 1000).every((height) => height > 0 && height < 1)).toBe(true);
  });
});

describe('Poissons on the count axis', () => {
  it('are the Poisson pmf at every count', () => {
    for (const rate of [0, 1e-300, 0.2, 4.5, 39, 400]) poissonOn(rate, few).forEach((p, x) => expect(p).toBeCloseTo(poissonPmf(x, rate), 14));
  });

  it('keep their digits on a thinned axis of a thousand counts', () => {
    const grid = countGrid([0, 1000]);
    poissonOn(700, grid).forEach((p, k) => expect(p).toBeCloseTo(poissonPmf(grid.x[k] ?? 0, 700), 14));
  });

  it.each([5000, 20_000])('on a long axis they keep their mass, to what a drawing shows (rate %d)', (rate) => {
    const grid = countGrid([0, 50_000]);
    expect(sum(poissonOn(rate, grid)) * grid.width).toBeCloseTo(1, 6);
  });

  it('on a long axis a point is the mean probability of its counts', () => {
    const grid = countGrid([0, 50_000]);
    const k = Math.floor(20_000 / grid.width);
    const direct = sum(Array.from({ length: grid.width }, (_, i) => poissonPmf(k * grid.width + i, 20_000))) / grid.width;
    expect(poissonOn(20_000, grid)[k]).toBeCloseTo(direct, 7);
  });

  it('average to the plain mean of their pmfs, and to nothing before the first draw', () => {
    const drawn = rates(305, 3, 0.6, 24);
    averageOn(drawn, few).forEach((p, x) => expect(p).toBeCloseTo(sum(drawn.map((rate) => poissonPmf(x, rate))) / 24, 14));
    expect(averageOn([], few)).toEqual(few.x.map(() => 0));
  });
});

describe('the distance from NB', () => {
  it.each([1, 2, 24, 200])('is half the sum of the differences over all counts, after %d draws', (n) => {
    const drawn = rates(305, 3, 0.6, n);
    const direct = sum(Array.from({ length: 400 }, (_, x) => Math.abs(sum(drawn.map((rate) => poissonPmf(x, rate))) / n - pmf(x, 3, 0.6)))) / 2;
    expect(distances(305, 3, 0.6, n).value.at(-1)).toBeCloseTo(direct, 5);
  });

  it('after 24 draws is the same whether 24 or 1,000 were asked for first', () => {
    const short = distances(400, 3, 0.6, 24);
    const long = distances(400, 3, 0.6, 1000);
    // Nine other paths, so that this one is forgotten and made anew, the long way first.
    for (let seed = 0; seed < 9; seed += 1) distances(seed, 3, 0.6, 1);
    const again = distances(400, 3, 0.6, 1000);
    expect(again).toEqual(long);
    expect(long.value.slice(0, 24)).toEqual(short.value);
    expect(distances(400, 3, 0.6, 24)).toEqual(short);
  });

  it('falls about like one over the square root of n', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const meanAfter = (n: number): number => sum(seeds.map((seed) => distances(seed, 3, 0.6, n).value.at(-1) ?? 1)) / seeds.length;
    const slope = Math.log(meanAfter(1000) / meanAfter(10)) / Math.log(100);
    expect(slope).toBeGreaterThan(-0.65);
    expect(slope).toBeLessThan(-0.35);
  });

  it('is a distance for every law: between 0 and 1, at rising numbers of draws, ending at the last', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 4, noNaN: true }), fc.double({ min: 1e-6, max: 0.9999, noNaN: true }), fc.integer({ min: 1, max: 200 }), (logR, rho, n) => {
        const path = distances(1, 10 ** logR, rho, n);
        expect(path.n.at(-1)).toBe(n);
        expect(path.n.every((step, i) => i === 0 || step > (path.n[i - 1] ?? 0))).toBe(true);
        expect(path.value.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('says in how large groups it compares where the law reaches far', () => {
    expect(distances(1, 3, 0.6, 5).width).toBe(1);
    expect(distances(1, 3, 0.9999, 5).width).toBeGreaterThan(100);
    expect(distances(1, 3, 0.6, 0)).toEqual({ n: [], value: [], width: 1 });
  });
});
