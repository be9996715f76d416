import { describe, expect, it } from 'vitest';
import { apart, plain, twins, vectors } from '../../../scripts/kernels/twins';
import { logGamma } from '../gamma';
import { stream } from '../random';
import { stirlingRemainder } from '../stirling';
import { layOut, type Kernels } from './kernels';

describe('log masses of negative binomials', () => {
  const size = 4096;
  const count = 2000;

  const run = (kernels: Kernels, x: readonly number[], r: readonly number[], rho: readonly number[]): { unfit: number; out: Float64Array } => {
    const { memory, ...at } = layOut(kernels, { x: x.length, r: x.length, rho: x.length, table: size, out: x.length });
    memory.set(x, at.x);
    memory.set(r, at.r);
    memory.set(rho, at.rho);
    memory.set(Float64Array.from({ length: size }, (_, n) => logGamma(n + 1)), at.table);
    const unfit = kernels.negativeBinomialLogMasses(x.length, at.x, at.r, at.rho, at.table, size, at.out);
    return { unfit, out: memory.slice(at.out, at.out + x.length) };
  };

  // Terms of the size of log 1000! = 5912 cancel, and each rounds to 5e-13.
  it('the twins agree to a few roundings of their largest term', () => {
    const uniform = stream(8, 'log masses');
    const x = Array.from({ length: count }, () => Math.floor(1000 * uniform() ** 3));
    const r = Array.from({ length: count }, () => 0.002 + 100 * uniform() ** 4);
    const rho = Array.from({ length: count }, () => uniform());
    expect(apart(run(vectors, x, r, rho).out, run(plain, x, r, rho).out)).toBeLessThan(4e-12);
  });

  it.each(twins)('%s: a pair that holds what does not belong here is left out, its neighbours are not', (_, kernels) => {
    const { unfit, out } = run(kernels, [3, 3, 0.5, 3, 3, 3, 3, -1, 4096, 3], [2, 2, 2, 2, 2, 1e-4, 2, 2, 2, 2], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1]);
    expect(unfit).toBe(4);
    expect(Array.from(out, Number.isNaN)).toEqual([false, false, true, true, true, true, true, true, true, true]);
  });
});

describe('log masses in saddle-point form', () => {
  const size = 4096;
  const count = 2000;
  const run = (kernels: Kernels, x: readonly number[], r: readonly number[], rho: readonly number[]): { unfit: number; out: Float64Array } => {
    const { memory, ...at } = layOut(kernels, { x: x.length, r: x.length, rho: x.length, table: size, out: x.length });
    memory.set(x, at.x);
    memory.set(r, at.r);
    memory.set(rho, at.rho);
    memory.set(Float64Array.from({ length: size }, (_, n) => (n === 0 ? 0 : stirlingRemainder(n))), at.table);
    const unfit = kernels.saddlePointLogMasses(x.length, at.x, at.r, at.rho, at.table, size, at.out);
    return { unfit, out: memory.slice(at.out, at.out + x.length) };
  };

  it('the twins agree to their last digits but two', () => {
    const uniform = stream(17, 'saddle');
    const x = Array.from({ length: count }, () => Math.floor(4000 * uniform() ** 4));
    const r = Array.from({ length: count }, () => 0.002 + 3000 * uniform() ** 6);
    const rho = Array.from({ length: count }, () => uniform());
    const [fast, plainly] = [run(vectors, x, r, rho).out, run(plain, x, r, rho).out];
    expect(Math.max(...fast.map((value, i) => Math.abs(value / plainly[i] - 1)))).toBeLessThan(3e-14);
  });

  it.each(twins)('%s: zeros keep the digits of a small chance, and what does not belong here is left out with its neighbour', (_, kernels) => {
    const { unfit, out } = run(kernels, [0, 0, 4096, 1, 2, 2], [2, 5, 2, 2, 2, 2], [1e-9, 0.25, 0.5, 0.5, 0.5, 1]);
    expect(unfit).toBe(2);
    expect(Math.abs(out[0] / (2 * Math.log1p(-1e-9)) - 1)).toBeLessThan(1e-15);
    expect(out[1]).toBeCloseTo(5 * Math.log(0.75), 14);
    expect([...out.subarray(2)].every(Number.isNaN)).toBe(true);
  });
});

describe('counting', () => {
  const classes = 40;
  const run = (kernels: Kernels, values: readonly number[]): { counted: number; tables: Int32Array } => {
    const { memory, ...at } = layOut(kernels, { values: values.length, histogram: 2 * classes });
    memory.set(values, at.values);
    const tables = new Int32Array(memory.buffer, 8 * at.histogram, 4 * classes).fill(0);
    const counted = kernels.countInto(values.length, at.values, classes, at.histogram);
    return { counted, tables: tables.slice() };
  };

  it.each(twins)('%s: four histograms together count every value once', (_, kernels) => {
    const values = Array.from({ length: 400 }, (_, i) => (i * i) % 37);
    const { counted, tables } = run(kernels, values);
    const seen = Array.from({ length: classes }, (_, x) => [0, 1, 2, 3].reduce((sum, table) => sum + tables[table * classes + x], 0));
    expect(counted).toBe(400);
    expect(seen).toEqual(Array.from({ length: classes }, (_, x) => values.filter((value) => value === x).length));
  });

  it.each(twins.flatMap(([name, kernels]) => [-1, 40, 2.5, Number.NaN, Infinity, 2 ** 32].map((bad) => ({ name, kernels, bad }))))('$name: stops before $bad', ({ kernels, bad }) => {
    expect(run(kernels, [1, 2, 3, 4, 5, 6, bad, 8]).counted).toBe(4);
  });

  it.each(twins)('%s: pairs of small values are counted where they belong, up to the first that is none', (_, kernels) => {
    const side = 64;
    const values = [...Array.from({ length: 200 }, (_, i) => (i * i * 7) % side), 3, 64, 3, 3];
    const { memory, ...at } = layOut(kernels, { values: values.length, histogram: side * side });
    memory.set(values, at.values);
    const tables = new Int32Array(memory.buffer, 8 * at.histogram, 2 * side * side).fill(0);
    expect(kernels.countPairs(values.length, at.values, at.histogram)).toBe(200);
    const expected = new Int32Array(2 * side * side);
    for (let i = 0; i < 200; i += 4) {
      expected[side * values[i] + values[i + 2]] += 1;
      expected[side * side + side * values[i + 1] + values[i + 3]] += 1;
    }
    expect(tables).toEqual(expected);
    for (const bad of [-1, 0.5, Number.NaN]) {
      memory[at.values + 6] = bad;
      expect(kernels.countPairs(8, at.values, at.histogram)).toBe(4);
    }
  });
});
