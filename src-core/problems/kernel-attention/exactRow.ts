import type { Matrix } from '../../contract/matrix';
import { dyadic, ratio } from '../../maths/exact';

/** Weights and output of one token in exact arithmetic, each rounded once at the end; null where the denominator is zero. */
export interface ExactRow {
  readonly weights: Float64Array;
  readonly output: Float64Array;
}

/**
 * The quadratic or linear kernel in whole numbers, row by row: for rows whose denominator cancels so far that rounding decides them.
 *
 * Doubles are whole multiples of powers of two, and so are all sums and products of them; only the ratios are rounded.
 */
export function exactRows(X: Matrix, Uq: Matrix, Uk: Matrix, kernel: 'quadratic' | 'linear'): (t: number, visible: number) => ExactRow | null {
  const { rows: T, columns: D } = X;
  const K = Uq.rows;
  const tokens = dyadic(X.values);
  const forQueries = dyadic(Uq.values).integers;
  const forKeys = dyadic(Uk.values).integers;

  function projected(U: readonly bigint[], t: number): bigint[] {
    return Array.from({ length: K }, (_, k) => {
      let sum = 0n;
      for (let d = 0; d < D; d += 1) sum += U[k * D + d] * tokens.integers[t * D + d];
      return sum;
    });
  }
  const keys = Array.from({ length: T }, (_, s) => projected(forKeys, s));

  return (t, visible) => {
    const query = projected(forQueries, t);
    const terms = keys.slice(0, visible).map((key) => {
      const score = key.reduce((sum, each, k) => sum + each * query[k], 0n);
      return kernel === 'linear' ? score : score * score;
    });
    const denominator = terms.reduce((sum, term) => sum + term, 0n);
    if (denominator === 0n) return null;
    const weights = new Float64Array(T);
    terms.forEach((term, s) => (weights[s] = ratio(term, denominator)));
    const output = Float64Array.from({ length: D }, (_, d) => {
      let sum = 0n;
      for (let s = 0; s < visible; s += 1) sum += terms[s] * tokens.integers[s * D + d];
      return ratio(sum, denominator, tokens.exponent);
    });
    return { weights, output };
  };
}
