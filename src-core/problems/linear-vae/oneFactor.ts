import { refuse } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import type { Work } from '../../contract/work';
import { principalComponents } from '../../maths/principalComponents';
import { checkData } from './checks';

/** One factor with noise of one size: θ, and the variance σ². */
export interface OneFactor {
  readonly theta: Float64Array;
  readonly variance: number;
}

/**
 * The maximum likelihood of both θ and σ: σ² is the mean of all eigenvalues of X'X/n but the largest, θ = u1 sqrt(l1 - σ²).
 *
 * X: n x D, n >= 1, D >= 2, not centred, finite. Refuses others, and data on a line, whose likelihood grows beyond every bound. Yields progress.
 * Tipping & Bishop, JRSS B 61 (1999), section 3.2.
 */
export function* oneFactor(X: Matrix): Work<OneFactor> {
  const { rows, columns } = X;
  if (rows === 0 || columns < 2) refuse('X', `X must have at least one row and two columns; it has ${rows} and ${columns}.`);
  const { values, vectors } = yield* principalComponents(X);
  // A number that is not finite spoils every component, so it needs no look of its own while all goes well.
  if (!Number.isFinite(values[0])) checkData(X);
  const variance = values.subarray(1).reduce((sum, value) => sum + value, 0) / (columns - 1);
  if (!(variance > 0)) refuse('X', 'All rows of X lie on one line through the origin: without noise there is no best sigma.');
  const length = Math.sqrt(values[0] - variance);
  return { theta: vectors.slice(0, columns).map((entry) => entry * length), variance };
}
