import { refuse, refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';

/** The weights of classes may miss a sum of one by this much: they are typed with a few digits. */
const simplexWithin = 1e-9;

/** The index of the first value that fails, or -1. */
const firstBad = (values: ArrayLike<number>, good: (value: number) => boolean): number => {
  for (let i = 0; i < values.length; i += 1) if (!good(values[i])) return i;
  return -1;
};
const entryOf = ({ columns }: Matrix, index: number): string => `[${Math.floor(index / columns)}][${index % columns}]`;

/** Refuses counts that are not whole, or negative. */
export function checkCounts(Y: Matrix): void {
  const bad = firstBad(Y.values, (y) => Number.isInteger(y) && y >= 0);
  if (bad >= 0) refuse('Y', `Y${entryOf(Y, bad)} counts something, so it must be whole and not negative; it is ${Y.values[bad]}.`);
}

/** Refuses weights that do not lie on the simplex. */
export function checkPi(pi: ArrayLike<number>): void {
  const bad = firstBad(pi, (weight) => weight >= 0);
  if (bad >= 0) refuse('pi', `pi[${bad}] is the probability of a class, so it must not be negative; it is ${pi[bad]}.`);
  let sum = 0;
  for (let k = 0; k < pi.length; k += 1) sum += pi[k];
  if (!(Math.abs(sum - 1) <= simplexWithin)) refuse('pi', `pi must sum to one; it sums to ${sum}.`);
}

/** Refuses rates that are negative or infinite. */
export function checkRates(lambda: Matrix): void {
  const bad = firstBad(lambda.values, (rate) => rate >= 0 && rate < Infinity);
  if (bad >= 0) refuse('lambda', `lambda${entryOf(lambda, bad)} must be a rate, zero or positive; it is ${lambda.values[bad]}.`);
}

/** Refuses responsibilities that are negative or infinite. */
export function checkResponsibilities(omega: Matrix): void {
  const bad = firstBad(omega.values, (share) => share >= 0 && share < Infinity);
  if (bad >= 0) refuse('omega', `omega${entryOf(omega, bad)} must be a share, zero or positive; it is ${omega.values[bad]}.`);
}

/** Refuses (kind `shape`) rates that do not fit the counts or the weights. Without rows any number of columns fits. */
export function checkSizes(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): void {
  if (lambda.rows !== pi.length) refuseShape('lambda', `lambda must have one row for each of the ${pi.length} classes of pi; it has ${lambda.rows}.`);
  if (Y.rows > 0 && lambda.rows > 0 && lambda.columns !== Y.columns)
    refuseShape('lambda', `lambda must have ${Y.columns} columns as Y has; it has ${lambda.columns}.`);
}

/** Refuses (kind `shape`) responsibilities that are not one row for each row of counts. */
export function checkRows(Y: Matrix, omega: Matrix): void {
  if (omega.rows !== Y.rows) refuseShape('omega', `omega must have one row for each of the ${Y.rows} rows of Y; it has ${omega.rows}.`);
}

/** Refuses counts, weights and rates that are no Poisson mixture, sizes first. */
export function checkMixture(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): void {
  checkSizes(Y, pi, lambda);
  checkCounts(Y);
  checkPi(pi);
  checkRates(lambda);
}
