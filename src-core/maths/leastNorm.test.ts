import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastNorm } from './leastNorm';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
/** B B' of an n x rank matrix B, and an x, so that B B' x = b has a solution. */
const system = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 })).chain(([n, rank]) =>
  fc.record({ n: fc.constant(n), rank: fc.constant(rank), B: fc.array(entry, { minLength: n * rank, maxLength: n * rank }), x: fc.array(entry, { minLength: n, maxLength: n }) }),
);
const product = (n: number, A: ArrayLike<number>, x: ArrayLike<number>): number[] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => A[i * n + j] * x[j]).reduce((sum, term) => sum + term, 0));
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a, (each, i) => each * b[i]).reduce((sum, term) => sum + term, 0);

describe('the least-norm solution', () => {
  it('solves, and is no longer than any other solution', () => {
    fc.assert(
      fc.property(system, ({ n, rank, B, x }) => {
        const A = Array.from({ length: n * n }, (_, at) => dot(B.slice(Math.floor(at / n) * rank, Math.floor(at / n) * rank + rank), B.slice((at % n) * rank, (at % n) * rank + rank)));
        const b = product(n, A, x);
        const got = leastNorm(n, A, b, 1e-10);
        const size = Math.max(1, ...A.map(Math.abs));
        product(n, A, got).forEach((each, i) => expect(Math.abs(each - b[i])).toBeLessThan(1e-8 * size));
        expect(dot(got, got)).toBeLessThan(dot(x, x) * (1 + 1e-5) + 1e-8);
      }),
    );
  });

  it.each([
    ['two that are never told apart share', [0.5, 0.5, 0.5, 0.5], [1, 1], [1, 1]],
    ['one that never counts gets nothing', [2, 0, 0, 0], [3, 0], [1.5, 0]],
    ['nothing at all gives nothing', [0, 0, 0, 0], [0, 0], [0, 0]],
    ['an eigenvalue below the limit counts as 0', [1, 0, 0, 0.9e-10], [1, 1], [1, 0]],
    ['an eigenvalue above it counts', [1, 0, 0, 2e-10], [1, 1], [1, 0.5e10]],
    ['a negative one from rounding counts as 0', [1, 0, 0, -1e-17], [1, 1], [1, 0]],
  ])('%s', (_, A, b, exact) => Array.from(leastNorm(2, A, b, 1e-10)).forEach((each, i) => expect(each / (exact[i] || 1)).toBeCloseTo(exact[i] === 0 ? 0 : 1, 12)));
});
