import { describe, expect, it } from 'vitest';
import { compiledKernels } from '../../../scripts/kernels/compile';
import { logGamma } from '../gamma';
import { stream, type Uniform } from '../random';
import { layOut, type Kernels } from './kernels';
import { plainKernels } from './plain';
import { vectorKernels } from './vectors';

const vectors = await vectorKernels(await compiledKernels());
const plain = plainKernels();
const twins: [string, Kernels][] = [['loops', plain], ['vectors', vectors]];

const drawn = (uniform: Uniform, size: number): number[] => Array.from({ length: size }, () => 2 * uniform() - 1);
/** The largest difference, relative to the size of what is compared where that is above one. */
const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.max(...Array.from(a, (x, i) => Math.abs(x - b[i]!) / Math.max(1, Math.abs(b[i]!))));

describe('the module', () => {
  it('holds a kernel for every name of the interface, and imports nothing', async () => {
    expect(Object.keys(vectors).sort()).toEqual(Object.keys(plain).sort());
    expect(WebAssembly.Module.imports(new WebAssembly.Module(await compiledKernels()))).toEqual([]);
  });

  it('keeps what the kernels own below the first free double', async () => {
    const { instance } = await WebAssembly.instantiate(await compiledKernels(), {});
    const { memory } = instance.exports as { memory: WebAssembly.Memory };
    expect(new Float64Array(memory.buffer).subarray(512).every((x) => x === 0)).toBe(true);
  });

  it('is refused where it is no module, so that the loops stay in charge', async () => {
    await expect(vectorKernels(new Uint8Array([0, 97, 115, 109, 9]))).rejects.toThrow();
  });

  it.each(twins)('%s: memory that grows keeps room for all that was laid out', (_, kernels) => {
    const { memory, a, b } = layOut(kernels, { a: 3, b: 500_000 });
    expect([a % 2, b - a, memory.length >= b + 500_000]).toEqual([0, 8, true]);
  });
});

describe('gemm', () => {
  const shapes = [[1, 4, 1], [2, 8, 3], [3, 12, 5], [7, 20, 2], [10, 4, 48]] as const;
  const cases = twins.flatMap(([name, kernels]) => shapes.flatMap((shape) => [true, false].flatMap((turned) => [true, false].map((more) => ({ name, kernels, shape, turned, more })))));

  it.each(cases)('$name: $shape, A turned: $turned, added to C: $more', ({ kernels, shape: [m, n, k], turned, more }) => {
    const uniform = stream(7, `gemm ${m} ${n} ${k}`);
    const [A, B, C] = [drawn(uniform, m * k), drawn(uniform, k * n), drawn(uniform, m * n)];
    const { memory, a, b, c } = layOut(kernels, { a: m * k, b: k * n, c: m * n });
    memory.set(A, a);
    memory.set(B, b);
    memory.set(C, c);
    const [aRow, aColumn] = turned ? [1, m] : [k, 1];
    kernels.gemm(m, n, k, a, aRow, aColumn, b, n, c, n, more);
    const expected = C.map((was, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      return B.reduce((sum, _, l) => (l < k ? sum + A[i * aRow + l * aColumn]! * B[l * n + j]! : sum), more ? was : 0);
    });
    expect(apart(memory.subarray(c, c + m * n), expected)).toBeLessThan(1e-14);
  });
});

describe('softmax of rows', () => {
  const run = (kernels: Kernels, rows: number, columns: number, scores: readonly number[]): { total: number; out: Float64Array } => {
    const { memory, at } = layOut(kernels, { at: scores.length });
    memory.set(scores, at);
    const total = kernels.softmaxRows(rows, columns, at, columns);
    return { total, out: memory.slice(at, at + scores.length) };
  };

  it.each([[1, 2], [5, 4], [300, 8], [7, 12]])('the twins agree on %i rows of %i', (rows, columns) => {
    const scores = drawn(stream(9, `softmax ${rows}`), rows * columns).map((x) => 400 * x);
    const [a, b] = [run(vectors, rows, columns, scores), run(plain, rows, columns, scores)];
    expect(apart(a.out, b.out)).toBeLessThan(1e-15);
    expect(Math.abs(a.total / b.total - 1)).toBeLessThan(1e-13);
  });

  it.each(twins)('%s: rows sum to one, and the answer is the sum of their log-sum-exps', (_, kernels) => {
    const { total, out } = run(kernels, 2, 4, [0, 1, 2, 3, -1000, -1001, -1002, -2000]);
    const logSums = [Math.log(1 + Math.E + Math.E ** 2 + Math.E ** 3), -1000 + Math.log(1 + Math.exp(-1) + Math.exp(-2))];
    expect(total).toBeCloseTo(logSums[0]! + logSums[1]!, 10);
    expect([out[0]! + out[1]! + out[2]! + out[3]!, out[4]! + out[5]! + out[6]! + out[7]!].map((sum) => Math.abs(sum - 1) < 1e-15)).toEqual([true, true]);
    expect(out[7]).toBe(0);
  });

  it.each(twins)('%s: an impossible class gets exactly nothing, an impossible row is told by its answer', (_, kernels) => {
    const { total, out } = run(kernels, 2, 2, [-1e300, -5, -1e300, -Infinity]);
    expect([...out]).toEqual([0, 1, 0, 0]);
    expect(total).toBe(-Infinity);
  });
});

describe('the logistic grid', () => {
  const [rows, firsts, seconds] = [9, 4, 16];
  const uniform = stream(10, 'grid');

  /** Loops over rows and grid, a logarithm for each. */
  const direct = (a: readonly number[], b: readonly number[]): number[] =>
    Array.from({ length: firsts * seconds }, (_, at) => {
      const [i, j] = [Math.floor(at / seconds), at % seconds];
      return Array.from({ length: rows }, (_, row) => -Math.log1p(a[i * rows + row]! * b[(Math.floor(j / 8) * rows + row) * 8 + (j % 8)]!)).reduce((sum, x) => sum + x);
    });
  const run = (kernels: Kernels, a: readonly number[], b: readonly number[]): number[] => {
    const { memory, ...at } = layOut(kernels, { a: a.length, b: b.length, logLik: firsts * seconds });
    memory.set(a, at.a);
    memory.set(b, at.b);
    memory.fill(0, at.logLik, at.logLik + firsts * seconds);
    kernels.gridProducts(rows, firsts, seconds, at.a, at.b, at.logLik);
    return [...memory.subarray(at.logLik, at.logLik + firsts * seconds)];
  };

  it.each(twins.flatMap(([name, kernels]) => [1, 30, -6, -25].map((shift) => ({ name, kernels, shift }))))('$name: products of factors about e^$shift keep the digits of every sum', ({ kernels, shift }) => {
    const a = drawn(uniform, firsts * rows).map((x) => Math.exp(shift + 3 * x));
    const b = drawn(uniform, seconds * rows).map((x) => Math.exp(3 * x));
    const expected = direct(a, b);
    expect(Math.max(...run(kernels, a, b).map((x, i) => Math.abs(x / expected[i]! - 1)))).toBeLessThan(2e-12);
  });

  it.each(twins)('%s: exponentials are those of the language, and nothing below -708', (_, kernels) => {
    const values = [...drawn(uniform, 400).map((x) => 708 * x), -708.5, -Infinity, 709, 0];
    const { memory, from } = layOut(kernels, { from: values.length });
    memory.set(values, from);
    kernels.exponentials(values.length, from, from);
    const expected = values.map((x) => (x < -708 ? 0 : Math.exp(x)));
    expect(Math.max(...expected.map((e, i) => (e === 0 ? memory[from + i]! : Math.abs(memory[from + i]! / e - 1))))).toBeLessThan(4e-16);
  });
});

describe('products of Kronecker factors', () => {
  const cases = twins.flatMap(([name, kernels]) => [1, 2, 3, 4, 5, 8].map((levels) => ({ name, kernels, levels })));

  it.each(cases)('$name: $levels levels are the dense product', ({ kernels, levels }) => {
    const uniform = stream(11, `kronecker ${levels}`);
    const size = 2 ** levels;
    const [P, v] = [drawn(uniform, 4 * levels), drawn(uniform, size)];
    const { memory, ...at } = layOut(kernels, { v: size, P: 4 * levels });
    memory.set(P, at.P);
    memory.set(v, at.v);
    kernels.kroneckerPairs(levels, at.v, at.P);
    const bit = (z: number, level: number): number => (z >> (levels - level - 1)) & 1;
    const entry = (z: number, to: number): number => Array.from({ length: levels }, (_, l) => P[4 * l + 2 * bit(z, l) + bit(to, l)]!).reduce((product, p) => product * p);
    const dense = v.map((_, to) => v.reduce((sum, x, z) => sum + x * entry(z, to), 0));
    expect(apart(memory.subarray(at.v, at.v + size), dense)).toBeLessThan(1e-13);
  });
});

describe('rows of a logistic regression', () => {
  const run = (kernels: Kernels, eta: readonly number[], y: readonly number[]): { residuals: number[]; weights: number[] } => {
    const n = eta.length;
    const { memory, ...at } = layOut(kernels, { eta: n, y: n, residuals: n, weights: n });
    memory.set(eta, at.eta);
    memory.set(y, at.y);
    kernels.logisticRows(n, at.eta, at.y, at.residuals, at.weights);
    return { residuals: [...memory.subarray(at.residuals, at.residuals + n)], weights: [...memory.subarray(at.weights, at.weights + n)] };
  };

  it('the twins agree', () => {
    const eta = drawn(stream(12, 'logistic'), 200).map((x) => 50 * x);
    const y = eta.map((_, i) => i % 2);
    const [a, b] = [run(vectors, eta, y), run(plain, eta, y)];
    expect(Math.max(apart(a.residuals, b.residuals), ...a.weights.map((w, i) => Math.abs(w / b.weights[i]! - 1)))).toBeLessThan(1e-15);
  });

  it.each(twins)('%s: far from zero neither side loses its digits', (_, kernels) => {
    const { residuals, weights } = run(kernels, [0, -40, 40, -800], [1, 0, 0, 1]);
    expect(residuals).toEqual([0.5, -Math.exp(-40), -1, 1]);
    expect(weights).toEqual([0.25, Math.exp(-40), Math.exp(-40), 0]);
  });
});

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
    const seen = Array.from({ length: classes }, (_, x) => [0, 1, 2, 3].reduce((sum, table) => sum + tables[table * classes + x]!, 0));
    expect(counted).toBe(400);
    expect(seen).toEqual(Array.from({ length: classes }, (_, x) => values.filter((value) => value === x).length));
  });

  it.each(twins.flatMap(([name, kernels]) => [-1, 40, 2.5, Number.NaN, Infinity, 2 ** 32].map((bad) => ({ name, kernels, bad }))))('$name: stops before $bad', ({ kernels, bad }) => {
    expect(run(kernels, [1, 2, 3, 4, 5, 6, bad, 8]).counted).toBe(4);
  });
});
