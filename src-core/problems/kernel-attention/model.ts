import { refuse, refuseLimit, refuseShape } from '../../contract/faults';
import { inMegabytes } from '../../contract/limits';
import type { Matrix } from '../../contract/matrix';
import type { Times } from '../../maths/counting';

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
  const product = a.reduce((sum, each, i) => sum + each * b[i], 0);
  if (Number.isNaN(product)) refuse('a', "a'b is a difference of numbers beyond every double.");
  const s = scaled ? product / Math.sqrt(a.length) : product;
  return kernel === 'softmax' ? Math.exp(s) : kernel === 'quadratic' ? s * s : s;
}
