import { describe, expect, it } from 'vitest';
import { apart, drawn, plain, twins, vectors } from '../../../scripts/kernels/twins';
import { stream } from '../random';
import { layOut, type Kernels } from './kernels';

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
    expect(total).toBeCloseTo(logSums[0] + logSums[1], 10);
    expect([out[0] + out[1] + out[2] + out[3], out[4] + out[5] + out[6] + out[7]].map((sum) => Math.abs(sum - 1) < 1e-15)).toEqual([true, true]);
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
      return Array.from({ length: rows }, (_, row) => -Math.log1p(a[i * rows + row] * b[(Math.floor(j / 8) * rows + row) * 8 + (j % 8)])).reduce((sum, x) => sum + x);
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
    expect(Math.max(...run(kernels, a, b).map((x, i) => Math.abs(x / expected[i] - 1)))).toBeLessThan(2e-12);
  });

  it.each(twins)('%s: exponentials are those of the language, and nothing below -708', (_, kernels) => {
    const values = [...drawn(uniform, 400).map((x) => 708 * x), -708.5, -Infinity, 709, 0];
    const { memory, from } = layOut(kernels, { from: values.length });
    memory.set(values, from);
    kernels.exponentials(values.length, from, from);
    const expected = values.map((x) => (x < -708 ? 0 : Math.exp(x)));
    expect(Math.max(...expected.map((e, i) => (e === 0 ? memory[from + i] : Math.abs(memory[from + i] / e - 1))))).toBeLessThan(4e-16);
  });
});

describe('rows of a logistic regression', () => {
  const run = (kernels: Kernels, columns: number, x: readonly number[], b: readonly number[], y: readonly number[]): { residuals: number[]; weights: number[] } => {
    const n = y.length;
    const { memory, ...at } = layOut(kernels, { x: x.length, b: b.length, y: n, residuals: n, weights: n });
    memory.set(x, at.x);
    memory.set(b, at.b);
    memory.set(y, at.y);
    kernels.logisticRows(n, columns, at.x, at.b, at.y, at.residuals, at.weights);
    return { residuals: [...memory.subarray(at.residuals, at.residuals + n)], weights: [...memory.subarray(at.weights, at.weights + n)] };
  };

  it.each([1, 2, 5, 20])('the twins agree on %i columns', (columns) => {
    const uniform = stream(12, 'logistic');
    const [x, b] = [drawn(uniform, 60 * columns).map((each) => 9 * each), drawn(uniform, columns + 1)];
    const y = Array.from({ length: 60 }, (_, i) => i % 2);
    const [first, second] = [run(vectors, columns, x, b, y), run(plain, columns, x, b, y)];
    expect(apart(first.residuals, second.residuals)).toBeLessThan(1e-14);
    expect(Math.max(...first.weights.map((w, i) => Math.abs(w / second.weights[i] - 1)))).toBeLessThan(1e-13);
  });

  it.each(twins)('%s: far from zero neither side loses its digits', (_, kernels) => {
    const { residuals, weights } = run(kernels, 1, [0, -40, 40, -800], [1, 0], [1, 0, 0, 1]);
    expect(residuals).toEqual([0.5, -Math.exp(-40), -1, 1]);
    expect(weights).toEqual([0.25, Math.exp(-40), Math.exp(-40), 0]);
  });

  it.each(twins.flatMap(([name, kernels]) => [1, 2, 3, 20].map((columns) => ({ name, kernels, columns }))))('$name: every one of $columns columns is weighed', ({ kernels, columns }) => {
    const uniform = stream(14, 'weighed');
    const [x, w] = [drawn(uniform, 6 * columns), drawn(uniform, 6)];
    const { memory, ...at } = layOut(kernels, { x: x.length + 1, w: 6, to: x.length + 1 });
    memory.set(x, at.x);
    memory.set(w, at.w);
    kernels.weighRows(6, columns, at.x, at.w, at.to);
    expect([...memory.subarray(at.to, at.to + x.length)]).toEqual(x.map((each, i) => each * w[Math.floor(i / columns)]));
  });

  it.each(twins)('%s: nine sums over the plane are added to what was there', (_, kernels) => {
    const uniform = stream(15, 'plane');
    const n = 50;
    const [x, r, w] = [drawn(uniform, 2 * n), drawn(uniform, n), drawn(uniform, n)];
    const { memory, ...at } = layOut(kernels, { x: 2 * n, r: n, w: n, to: 9 });
    memory.set(x, at.x);
    memory.set(r, at.r);
    memory.set(w, at.w);
    memory.fill(1, at.to, at.to + 9);
    kernels.planeSums(n, at.x, at.r, at.w, at.to);
    const over = (term: (x1: number, x2: number, i: number) => number): number => r.reduce((sum, _, i) => sum + term(x[2 * i], x[2 * i + 1], i), 1);
    const expected = [
      over((x1, _, i) => r[i] * x1),
      over((_, x2, i) => r[i] * x2),
      over((_x1, _x2, i) => r[i]),
      over((x1, _, i) => w[i] * x1 * x1),
      over((x1, x2, i) => w[i] * x1 * x2),
      over((_, x2, i) => w[i] * x2 * x2),
      over((x1, _, i) => w[i] * x1),
      over((_, x2, i) => w[i] * x2),
      over((_x1, _x2, i) => w[i]),
    ];
    expect(apart(memory.subarray(at.to, at.to + 9), expected)).toBeLessThan(1e-14);
  });
});
