import type { Matrix } from '../contract/matrix';
import { unreadable } from './trouble';
import { shapeOf, sum, type Value } from './values';

/**
 * log N(x; m, S) = -(d/2) log 2π - (1/2) log |S| - (1/2) (x - m)' S⁻¹ (x - m), for numbers (S the variance) or columns (S the covariance).
 *
 * A mean of 0 stands for a vector of zeros. NaN where S is not positive definite. Refuses shapes that do not fit.
 */
export function logDensity(x: Value, m: Value, S: Value, at: number): number {
  if (typeof x === 'number') {
    if (typeof m !== 'number' || typeof S !== 'number') return unreadable(`In N(x|m,S) x is a number, so mean and variance must be numbers.`, at);
    return S > 0 ? -0.5 * Math.log(2 * Math.PI * S) - (x - m) ** 2 / (2 * S) : NaN;
  }
  const d = x.rows;
  if (x.columns !== 1 || typeof S === 'number' || S.rows !== d || S.columns !== d)
    return unreadable(`In N(x|m,S) x is ${shapeOf(x)}, so S must be a ${d} x ${d} matrix, as in sigma^2 I; it is ${shapeOf(S)}.`, at);
  const away = m === 0 ? x : sum(x, m, -1, at);
  const lower = cholesky(S);
  if (!lower || typeof away === 'number') return NaN;
  // L u = x - m, so u'u is the squared distance.
  const u = new Float64Array(d);
  let total = -0.5 * d * Math.log(2 * Math.PI);
  for (let i = 0; i < d; i += 1) {
    let rest = away.values[i];
    for (let j = 0; j < i; j += 1) rest -= lower[i * d + j] * u[j];
    u[i] = rest / lower[i * d + i];
    total -= Math.log(lower[i * d + i]) + 0.5 * u[i] * u[i];
  }
  return total;
}

/** The lower factor of S = LL', or null where S is not positive definite. Reads the lower half of S. */
export function cholesky({ rows: n, values }: Matrix): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let rest = values[i * n + j];
      for (let k = 0; k < j; k += 1) rest -= lower[i * n + k] * lower[j * n + k];
      if (i === j && !(rest > 0)) return null;
      lower[i * n + j] = i === j ? Math.sqrt(rest) : rest / lower[j * n + j];
    }
  return lower;
}
