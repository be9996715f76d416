import type { Matrix } from '../../contract/matrix';
import { dyadic, ratio, type Dyadic } from '../../maths/exact';
import type { Kernel } from './model';

/** Weights over all T tokens, and the output, [D], of one of them. */
export interface AttentionRow {
  readonly weights: Float64Array;
  readonly output: Float64Array;
}

/**
 * Rows of attention by whole numbers, for scores whose digits rounding has taken: cancelled ones, and large ones under an exponential.
 *
 * Doubles are whole multiples of powers of two, and so are all sums and products of them: weights of the quadratic and linear kernel are ratios
 * of whole numbers, rounded once, and those of softmax exponentials of exact differences. `root` divides the scores of softmax.
 */
export function exactRows(X: Matrix, Uq: Matrix, Uk: Matrix, kernel: Kernel, root: number): (t: number, visible: number) => AttentionRow | null {
  const { rows: T, columns: D } = X;
  const K = Uq.rows;
  const tokens = dyadic(X.values);
  const forQueries = dyadic(Uq.values);
  const forKeys = dyadic(Uk.values);

  function projected({ integers }: Dyadic, t: number): bigint[] {
    return Array.from({ length: K }, (_, k) => {
      let sum = 0n;
      for (let d = 0; d < D; d += 1) sum += integers[k * D + d] * tokens.integers[t * D + d];
      return sum;
    });
  }
  const keys = Array.from({ length: T }, (_, s) => projected(forKeys, s));

  function softmaxRow(scores: readonly bigint[]): AttentionRow {
    const exponent = forQueries.exponent + forKeys.exponent + 2 * tokens.exponent;
    const top = scores.reduce((largest, score) => (score > largest ? score : largest));
    const weights = new Float64Array(T);
    scores.forEach((score, s) => (weights[s] = Math.exp(ratio(score - top, 1n, exponent) / root)));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const output = new Float64Array(D);
    for (let s = 0; s < scores.length; s += 1) {
      weights[s] /= sum;
      for (let d = 0; d < D; d += 1) output[d] += weights[s] * X.values[s * D + d];
    }
    return { weights, output };
  }

  return (t, visible) => {
    const query = projected(forQueries, t);
    const scores = keys.slice(0, visible).map((key) => key.reduce((sum, each, k) => sum + each * query[k], 0n));
    if (kernel === 'softmax') return softmaxRow(scores);
    const terms = kernel === 'linear' ? scores : scores.map((score) => score * score);
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
