import type { Matrix } from '../../contract/matrix';
import type { Progress } from '../../contract/types';
import { addToken, halfFeatureMap, type FeatureMap, type LinearForm } from './features';
import { matrixRows, uncounted, type Row } from './matrixRoute';
import { checkSize, checkTokens, dot, projections } from './model';

/**
 * Of φ(q)'w only so much of what it could be is left: then the digits have cancelled, and the row goes by its scores, in which they have not.
 */
const cancelled = 1e-2;
/** So many multiplications are one breath of work between two yields. */
const breath = 2 ** 17;
/** Features are fourth powers of the tokens' sizes: within these bounds of q² k² they stay within the doubles. */
const [smallest, largest] = [1e-140, 1e140];

/**
 * Quadratic attention without the matrix: y_t = V φ(q_t) / (w'φ(q_t)), [T][D], from V = Σ_s x_s φ(k_s)' and w = Σ_s φ(k_s).
 *
 * With `causal` V and w are running sums over s <= t, the state of a recurrent network. Equals attend with "quadratic". A row whose denominator is
 * zero is NaN throughout: near zero the sums cancel, so such rows are asked of the matrix route.
 * Refuses as attend. Katharopoulos et al., Transformers are RNNs, ICML (2020).
 */
export function* attendByLinearForm(X: Matrix, Uq: Matrix, Uk: Matrix, causal: boolean, map: FeatureMap = halfFeatureMap, by = uncounted): Generator<Progress, Matrix, void> {
  checkTokens(X, Uq, Uk);
  const { rows: T, columns: D } = X;
  const K = Uq.rows;
  const P = map(new Float64Array(K), uncounted.rest).length;
  checkSize('X', `Sums of ${D} x ${P} beside ${T} x ${D} outputs`, D * (P + T));
  const queries = projections('Uq', X, Uq, by.projections);
  const keys = projections('Uk', X, Uk, by.projections);
  const sums: LinearForm = { V: new Float64Array(D * P), w: new Float64Array(P) };
  const values = new Float64Array(T * D);
  let sizes = 0;
  let byScores: Row | null = null;

  function take(s: number): void {
    addToken(sums, X.values, s * D, map(keys.subarray(s * K, (s + 1) * K), by.rest), by.rest);
    sizes += dot(keys, s * K, keys, s * K, K, uncounted.rest);
  }
  function put(t: number): void {
    const phi = map(queries.subarray(t * K, (t + 1) * K), by.rest);
    const denominator = dot(phi, 0, sums.w, 0, P, by.rest);
    // (q'k)² is at most |q|²|k|², and this is what the sum over the keys could be.
    const bound = sizes * dot(queries, t * K, queries, t * K, K, uncounted.rest);
    for (let d = 0; d < D; d += 1) values[t * D + d] = dot(sums.V, d * P, phi, 0, P, by.rest) / denominator;
    if (bound > smallest && bound < largest && denominator > cancelled * bound) return;
    byScores ??= matrixRows(X, Uq, Uk, 'quadratic', false, causal);
    const row = byScores(t);
    if (row) values.set(row.output, t * D);
    else values.fill(NaN, t * D, (t + 1) * D);
  }

  const every = Math.ceil(breath / (D * P + 1));
  const of = causal ? T : 2 * T;
  if (!causal)
    for (let s = 0; s < T; s += 1) {
      take(s);
      if (s % every === 0) yield { done: s, of };
    }
  for (let t = 0; t < T; t += 1) {
    if (causal) take(t);
    put(t);
    if (t % every === 0) yield { done: of - T + t, of };
  }
  return { rows: T, columns: D, values };
}
