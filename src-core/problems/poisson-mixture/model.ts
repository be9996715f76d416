import { refuse, refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { logSumExp } from '../../maths/logSumExp';
import { poissonLogMass } from '../../maths/poisson';
import { checkCounts, checkMixture, checkResponsibilities, checkRows } from './checks';

/**
 * log p(y_i, z_i = k) = log π_k + Σ_d log Po(y_id; λ_kd), n x K; -Infinity where class k cannot make row i.
 *
 * Y: n x D counts, pi: K weights on the simplex (to 1e-9), lambda: K x D rates >= 0; Po(0; 0) = 1.
 * Refuses counts that are not whole or negative, weights off the simplex and rates that are negative or infinite.
 * Each Poisson in its saddle-point form, so that counts of a million keep their digits. McLachlan & Peel, Finite Mixture Models, ch. 2.
 */
export function logJoint(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): Matrix {
  checkMixture(Y, pi, lambda);
  const K = pi.length;
  const D = Y.columns;
  const values = new Float64Array(Y.rows * K);
  for (let i = 0; i < Y.rows; i += 1) {
    for (let k = 0; k < K; k += 1) {
      let sum = Math.log(pi[k]);
      for (let d = 0; d < D && sum > -Infinity; d += 1) sum += poissonLogMass(Y.values[i * D + d], lambda.values[k * D + d]);
      values[i * K + k] = sum;
    }
  }
  return { rows: Y.rows, columns: K, values };
}

const rowSums = ({ rows, columns, values }: Matrix): number[] => Array.from({ length: rows }, (_, i) => logSumExp(values, i * columns, (i + 1) * columns));

/** log p(y_i) = log Σ_k exp(logJoint), one for each row; -Infinity where every class is impossible. Domain and refusals as logJoint. */
export const rowLogLik = (Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): number[] => rowSums(logJoint(Y, pi, lambda));

/** log p(Y) = Σ_i log p(y_i); -Infinity if one row is impossible, 0 without rows. Domain and refusals as logJoint. */
export const logLik = (Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): number => rowLogLik(Y, pi, lambda).reduce((sum, row) => sum + row, 0);

/**
 * ω_ik = p(z_i = k given y_i) = exp(logJoint_ik - log p(y_i)), n x K: the E step.
 *
 * A row impossible under every class has no responsibilities: its entries are NaN. Domain and refusals as logJoint.
 */
export function responsibilities(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): Matrix {
  const joint = logJoint(Y, pi, lambda);
  const K = joint.columns;
  for (const [i, row] of rowSums(joint).entries())
    for (let j = i * K; j < (i + 1) * K; j += 1) joint.values[j] = row > -Infinity ? Math.exp(joint.values[j] - row) : NaN;
  return joint;
}

/**
 * λ_kd = Σ_i ω_ik y_id / Σ_i ω_ik, K x D: the M step. Each rate is the mean of the counts, each row counted by its share.
 *
 * Y: n x D counts, omega: n x K shares >= 0. A class without any share has no mean: its row is NaN.
 * Refuses counts that are not whole or negative, and shares that are negative or infinite. McLachlan & Peel, section 2.8.
 */
export function mStep(Y: Matrix, omega: Matrix): Matrix {
  checkRows(Y, omega);
  checkCounts(Y);
  checkResponsibilities(omega);
  const K = omega.columns;
  const D = Y.columns;
  const values = new Float64Array(K * D);
  for (let k = 0; k < K; k += 1) {
    const rates = values.subarray(k * D, (k + 1) * D);
    let weight = 0;
    for (let i = 0; i < Y.rows; i += 1) {
      const share = omega.values[i * K + k];
      weight += share;
      for (let d = 0; d < D; d += 1) rates[d] += share * Y.values[i * D + d];
    }
    for (let d = 0; d < D; d += 1) rates[d] /= weight;
  }
  return { rows: K, columns: D, values };
}

/** π_k = Σ_i ω_ik / n: the M step of the weights. omega: n x K shares >= 0. Refuses others, and no rows at all. */
export function mStepPi(omega: Matrix): number[] {
  checkResponsibilities(omega);
  if (omega.rows === 0) refuse('omega', 'Without rows there is nothing that weights could be a mean of.');
  return Array.from({ length: omega.columns }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < omega.rows; i += 1) sum += omega.values[i * omega.columns + k];
    return sum / omega.rows;
  });
}

/**
 * Σ_ik ω_ik (logJoint_ik - log ω_ik) <= log p(Y), with equality at the responsibilities of the same parameters.
 *
 * A share of 0 adds 0, also where the class is impossible. omega: n x K shares >= 0; the rest as logJoint. Refuses as logJoint and mStep.
 * Neal & Hinton, in Jordan, Learning in Graphical Models (1998).
 */
export function bound(Y: Matrix, omega: Matrix, pi: ArrayLike<number>, lambda: Matrix): number {
  checkRows(Y, omega);
  if (omega.rows > 0 && omega.columns !== pi.length) refuseShape('omega', `omega must have one column for each of the ${pi.length} classes of pi; it has ${omega.columns}.`);
  const joint = logJoint(Y, pi, lambda).values;
  checkResponsibilities(omega);
  return omega.values.reduce((sum, share, j) => (share > 0 ? sum + share * (joint[j] - Math.log(share)) : sum), 0);
}
