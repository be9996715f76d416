import { refuse, refuseLimit, refuseShape } from '../../contract/faults';
import { inMegabytes } from '../../contract/limits';
import type { Matrix } from '../../contract/matrix';
import type { Times } from '../../maths/counting';
import { doubled, plus, times as timesDoubled, type Doubled } from '../../maths/doubled';
import { productError } from '../../maths/errorFree';

export const kernels = ['softmax', 'quadratic', 'linear'] as const;
/** How alike two vectors are, from s = a'b: "softmax" exp(s), "quadratic" s², "linear" s. */
export type Kernel = (typeof kernels)[number];

/** What the arrays of one computation may take. */
const mostBytes = 128 * 2 ** 20;

/** Refuses a computation before it begins if its doubles would not fit. */
export function checkSize(field: string, what: string, doubles: number): void {
  if (!(8 * doubles <= mostBytes)) refuseLimit(field, `${what} would need ${inMegabytes(8 * doubles)}; at most ${inMegabytes(mostBytes)} are set aside. Make T, D or K smaller.`);
}

/** Refuses entries that are not finite. */
export function checkFinite(field: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i += 1) if (!Number.isFinite(values[i])) refuse(field, `${field} must hold finite numbers; it holds ${values[i]}.`);
}

/** Refuses a projection that is not K x D with D the columns of X, and entries that are not finite. */
export function checkProjection(field: 'Uq' | 'Uk', X: Matrix, U: Matrix): void {
  // Of no tokens nobody knows how long they would be.
  if (X.rows > 0 && U.columns !== X.columns) refuseShape(field, `${field} must have ${X.columns} columns, as X has; it has ${U.columns}.`);
  checkFinite(field, U.values);
}

/** All that attention is made of; refuses what does not fit together and what is not finite. */
export function checkTokens(X: Matrix, Uq: Matrix, Uk: Matrix): void {
  checkFinite('X', X.values);
  checkProjection('Uq', X, Uq);
  checkProjection('Uk', X, Uk);
  if (Uq.rows !== Uk.rows) refuseShape('Uk', `Uk must have ${Uq.rows} rows, as Uq has; it has ${Uk.rows}.`);
}

/** a'b of two stretches of `length` entries. */
export function dot(a: Float64Array, from: number, b: Float64Array, other: number, length: number, by: Times): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += by(a[from + i], b[other + i]);
  return sum;
}

/** The rows U x_t, [T][K]: T D K multiplications. Refuses, as `field`, what leaves the doubles. */
export function projections(field: 'Uq' | 'Uk', X: Matrix, U: Matrix, by: Times): Float64Array {
  const { rows: T, columns: D } = X;
  const K = U.rows;
  const out = new Float64Array(T * K);
  for (let t = 0; t < T; t += 1) {
    for (let k = 0; k < K; k += 1) {
      out[t * K + k] = dot(X.values, t * D, U.values, k * D, D, by);
      if (!Number.isFinite(out[t * K + k])) refuse(field, `${field} times row ${t} of X lies beyond every double.`);
    }
  }
  return out;
}

/** What √K lost to rounding: √K = root + rootError(K, root), to about 31 digits. */
function rootError(K: number, root: number): number {
  const square = root * root;
  return (K - square - productError(root, root, square)) / (2 * root);
}

/** a'b, or a'b/√K, to about 31 digits: of an exponent of 700 an exponential loses three digits. */
function score(a: readonly number[], b: readonly number[], scaled: boolean): Doubled {
  const sum = a.reduce((part, each, i) => plus(part, timesDoubled(doubled(each), doubled(b[i]))), doubled(0));
  if (!scaled || !Number.isFinite(sum.high)) return sum;
  const root = Math.sqrt(a.length);
  const high = sum.high / root;
  const product = high * root;
  const rest = sum.high - product - productError(high, root, product) + sum.low - high * rootError(a.length, root);
  return Number.isFinite(rest) ? { high, low: rest / root } : { high, low: 0 };
}

/**
 * The kernel between two vectors: exp(s), s² or s of s = a'b, or of a'b/√K if scaled.
 *
 * a, b of one length K >= 1, finite; refuses others. Infinity where the value lies beyond the doubles.
 */
export function sim(a: readonly number[], b: readonly number[], kernel: Kernel, scaled: boolean): number {
  if (b.length !== a.length) refuseShape('b', `b must have ${a.length} numbers, as a has; it has ${b.length}.`);
  if (a.length === 0) refuse('a', 'a must hold at least one number.');
  checkFinite('a', a);
  checkFinite('b', b);
  const { high, low } = score(a, b, scaled);
  if (Number.isNaN(high)) refuse('a', "a'b is a difference of numbers beyond every double.");
  return kernel === 'softmax' ? Math.exp(high) * (1 + low) : kernel === 'quadratic' ? high * high : high;
}
