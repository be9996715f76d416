import { refuse } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import type { Work } from '../../contract/work';
import { principalComponents } from '../../maths/principalComponents';
import { checkData, checkLength, checkSpread, checkVector } from './checks';
import { dot, logMarginal, optimalEncoder } from './model';

/** Refuses (kind `shape`) a vector that does not fit the columns of the data. Without rows any length fits. */
function checkFits(name: string, length: number, X: Matrix): void {
  if (X.rows > 0) checkLength(name, length, 'a row of X', X.columns);
}

const rowOf = ({ columns, values }: Matrix, i: number): Float64Array => values.subarray(i * columns, (i + 1) * columns);

/** Σ_i log p(x_i); 0 without rows. X: n x D, not centred; theta: D numbers; sigma > 0. Refuses others. */
export function logLik(X: Matrix, theta: ArrayLike<number>, sigma: number): number {
  checkFits('theta', theta.length, X);
  checkVector('theta', theta);
  checkSpread('sigma', sigma);
  let sum = 0;
  for (let i = 0; i < X.rows; i += 1) sum += logMarginal(rowOf(X, i), theta, sigma);
  return sum;
}

/**
 * The θ that maximises the ELBO of an encoder, summed over rows: Σ_i m_i x_i / Σ_i (m_i² + v²), m_i = φ'x_i. σ drops out.
 *
 * X: n x D, n >= 1; phi: D numbers; v > 0. Refuses others.
 */
export function thetaMStep(X: Matrix, phi: ArrayLike<number>, v: number): number[] {
  checkFits('phi', phi.length, X);
  checkData(X);
  checkVector('phi', phi);
  checkSpread('v', v);
  if (X.rows === 0) refuse('X', 'X has no rows, so there is nothing to learn from.');
  const sum = new Float64Array(X.columns);
  let weight = 0;
  for (let i = 0; i < X.rows; i += 1) {
    const x = rowOf(X, i);
    const m = dot(phi, x);
    weight += m * m + v * v;
    for (let d = 0; d < sum.length; d += 1) sum[d] += m * x[d];
  }
  return Array.from(sum, (entry) => entry / weight);
}

/** One step of EM: the posterior as encoder, then the best θ for it. Pure. Domain and refusals as thetaMStep and optimalEncoder. */
export function emStep(X: Matrix, theta: ArrayLike<number>, sigma: number): number[] {
  const { phi, v } = optimalEncoder(theta, sigma);
  return thetaMStep(X, phi, v);
}

/** The log likelihood before the first step and after each, and the last θ. Yields progress after each step. Refuses as logLik and emStep. */
export function* emPath(X: Matrix, theta: readonly number[], sigma: number, steps: number): Work<{ logLik: number[]; theta: number[] }> {
  const path = [logLik(X, theta, sigma)];
  let at = [...theta];
  for (let t = 0; t < steps; t += 1) {
    at = emStep(X, at, sigma);
    path.push(logLik(X, at, sigma));
    yield { done: t + 1, of: steps };
  }
  return { logLik: path, theta: at };
}

/** The best decoder of a given noise, and the largest eigenvalue that it comes from. */
export interface PpcaMle {
  theta: number[];
  largestEigenvalue: number;
  logLik: number;
}

/**
 * The θ of maximum likelihood: u1 sqrt(max(l1 - σ², 0)), with l1, u1 the largest eigenvalue of S = X'X/n and its unit vector.
 *
 * X: n x D, n >= 1, not centred; sigma > 0. Refuses others. The sign is free: the entry of largest size is positive. Yields progress. Tipping & Bishop (1999), section 3.2.
 */
export function ppcaMle(X: Matrix, sigma: number): Work<PpcaMle> {
  checkData(X);
  checkSpread('sigma', sigma);
  if (X.rows === 0 || X.columns === 0) refuse('X', 'X has no numbers, so there is nothing to learn from.');
  return firstComponent(X, sigma);
}

function* firstComponent(X: Matrix, sigma: number): Work<PpcaMle> {
  const { values, vectors } = yield* principalComponents(X);
  const length = Math.sqrt(Math.max(values[0] - sigma * sigma, 0));
  const theta = Array.from(vectors.subarray(0, X.columns), (entry) => entry * length);
  return { theta, largestEigenvalue: values[0], logLik: logLik(X, theta, sigma) };
}
