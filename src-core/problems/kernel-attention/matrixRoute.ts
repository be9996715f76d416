import type { Matrix } from '../../contract/matrix';
import type { Progress } from '../../contract/types';
import { times, type Times } from '../../maths/counting';
import { exactRows, type AttentionRow } from './exactRow';
import { checkSize, checkTokens, dot, projections, type Kernel } from './model';

/** What multiplies: in the projections, which both routes need, and in the rest. */
export interface Multipliers {
  readonly projections: Times;
  readonly rest: Times;
}
export const uncounted: Multipliers = { projections: times, rest: times };

/** Rows one token at a time; null where the denominator is zero. */
export type Row = (t: number) => AttentionRow | null;

/** Turns scores into weights that sum to one, in place. Softmax is shifted by its largest score, so that it never overflows. */
function toWeights(scores: Float64Array, visible: number, kernel: Kernel, by: Times): void {
  let largest = -Infinity;
  for (let s = 0; s < visible; s += 1) largest = Math.max(largest, scores[s]);
  let sum = 0;
  for (let s = 0; s < visible; s += 1) {
    if (kernel === 'softmax') scores[s] = Math.exp(scores[s] - largest);
    else if (kernel === 'quadratic') scores[s] = by(scores[s], scores[s]);
    sum += scores[s];
  }
  for (let s = 0; s < visible; s += 1) scores[s] /= sum;
}

/** A row whose scores come out smaller than this share of what they are sums of has lost digits that a person would miss. */
const cancelled = 1e-3;
/** The same where an exact row takes long: then only for what may be zero, or nothing but rounding. */
const vanished = 1e-10;
/** Up to so many numbers an exact row is a matter of a millisecond. */
const quick = 2 ** 13;
/** Scores whose squares, and sums of squares, stay within the doubles. */
const [smallest, largest] = [1e-140, 1e140];
/** Sums up to this size are good to 1e-13, and so are their exponentials. */
const exponents = 200;

const sizesOf = ({ rows, columns, values }: Matrix): Matrix => ({ rows, columns, values: values.map(Math.abs) });

/** Tells rows in which cancellation, the ends of the doubles, or the size of an exponent leave the scores without digits that matter. */
function doubtfulRows(X: Matrix, Uq: Matrix, Uk: Matrix, kernel: Kernel): (t: number, visible: number, scores: Float64Array) => boolean {
  const K = Uq.rows;
  const querySizes = projections('Uq', sizesOf(X), sizesOf(Uq), times);
  const keySizes = projections('Uk', sizesOf(X), sizesOf(Uk), times);
  return (t, visible, scores) => {
    let size = 0;
    let sum = 0;
    let sizeBound = 0;
    let sumBound = 0;
    for (let s = 0; s < visible; s += 1) {
      const bound = dot(querySizes, t * K, keySizes, s * K, K, times);
      size = Math.max(size, Math.abs(scores[s]));
      sum += scores[s];
      sizeBound = Math.max(sizeBound, bound);
      sumBound += bound;
    }
    const isQuick = visible * (K + X.columns) <= quick;
    if (kernel === 'softmax') return !(sizeBound < (isQuick ? exponents : largest));
    if (!(size > smallest && size < largest)) return true;
    const share = kernel === 'linear' ? Math.abs(sum) / sumBound : size / sizeBound;
    return share < (isQuick ? cancelled : vanished);
  };
}

/**
 * Attention by its matrix: row t has the weights sim(q_t, k_s) / Σ_s' sim(q_t, k_s') and the output Σ_s weight x_s; with `causal` s <= t only.
 *
 * X: T x D, Uq and Uk: K x D. A row whose denominator is exactly zero is null; exact arithmetic says so where rounding could not.
 * `scaled` divides the scores by √K, which only softmax feels: out of the other kernels' weights a factor drops.
 * Refuses numbers that are not finite, and queries and keys beyond the doubles. Vaswani et al., Attention is all you need (2017).
 */
export function matrixRows(X: Matrix, Uq: Matrix, Uk: Matrix, kernel: Kernel, scaled: boolean, causal: boolean, by = uncounted): Row {
  checkTokens(X, Uq, Uk);
  const { rows: T, columns: D } = X;
  const K = Uq.rows;
  const queries = projections('Uq', X, Uq, by.projections);
  const keys = projections('Uk', X, Uk, by.projections);
  const root = kernel === 'softmax' && scaled ? Math.sqrt(K) : 1;
  const isDoubtful = doubtfulRows(X, Uq, Uk, kernel);
  let exact: ReturnType<typeof exactRows> | null = null;
  return (t) => {
    const visible = causal ? t + 1 : T;
    const weights = new Float64Array(T);
    for (let s = 0; s < visible; s += 1) weights[s] = dot(queries, t * K, keys, s * K, K, by.rest) / root;
    const doubtful = isDoubtful(t, visible, weights);
    toWeights(weights, visible, kernel, by.rest);
    const output = new Float64Array(D);
    for (let s = 0; s < visible; s += 1) for (let d = 0; d < D; d += 1) output[d] += by.rest(weights[s], X.values[s * D + d]);
    if (!doubtful) return { weights, output };
    exact ??= exactRows(X, Uq, Uk, kernel, root);
    return exact(t, visible);
  };
}

/** So many numbers are one breath of work between two yields. */
const breath = 2 ** 17;

/** One part of every row, NaN throughout where a row is not defined. */
function* collected(T: number, columns: number, row: Row, part: 'weights' | 'output'): Generator<Progress, Matrix, void> {
  checkSize('X', `A table of ${T} x ${columns}`, T * columns);
  const values = new Float64Array(T * columns).fill(NaN);
  const every = Math.ceil(breath / (T * (columns + 1)));
  for (let t = 0; t < T; t += 1) {
    const found = row(t);
    if (found) values.set(found[part], t * columns);
    if (t % every === 0) yield { done: t, of: T };
  }
  return { rows: T, columns, values };
}

/** The weights A, [T][T]; a row whose denominator is zero is NaN throughout. Refuses as matrixRows, and what would not fit. */
export const attentionWeights = (X: Matrix, Uq: Matrix, Uk: Matrix, kernel: Kernel, scaled: boolean, causal: boolean): Generator<Progress, Matrix, void> =>
  collected(X.rows, X.rows, matrixRows(X, Uq, Uk, kernel, scaled, causal), 'weights');

/** Y = A X, [T][D]; a row whose denominator is zero is NaN throughout. Never holds A whole. Refuses as matrixRows. */
export const attend = (X: Matrix, Uq: Matrix, Uk: Matrix, kernel: Kernel, scaled: boolean, causal: boolean, by = uncounted): Generator<Progress, Matrix, void> =>
  collected(X.rows, X.columns, matrixRows(X, Uq, Uk, kernel, scaled, causal, by), 'output');
