import { bySum, type Precision } from '../../../contract/steps';
import { logGamma } from '../../../maths/gamma';
import { poissonLogMass } from '../../../maths/poisson';
import { root } from '../../../maths/solve';
import { classes, count, rate, share, type At } from './mixture';

/** What a sum over rows, columns and classes is worth. */
export const adding = ({ Y, pi }: At): Precision => bySum(Y.rows * Y.columns * pi.length);

/** Σ_i ω_ik f(i). A share of 0 adds 0, whatever it weighs. */
export function weighted(at: At, k: number, f: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < at.Y.rows; i += 1) {
    const weight = share(at, i, k);
    if (weight > 0) sum += weight * f(i);
  }
  return sum;
}

/** log π_k + Σ_d log Po(y_id; λ_kd). */
const jointOf = ({ joint }: At, i: number, k: number): number => joint.values[i * joint.columns + k];

/**
 * How much coarser sums over shares are than sums of ones: a share is an exponential of log joints, whose rounding is its relative error.
 * A thousandth of their size is what a precision of twelve digits leaves to count.
 */
export const coarseness = ({ joint }: At): number => 1 + 1e-3 * joint.values.reduce((most, each) => (each > -Infinity ? Math.max(most, -each) : most), 0);

/** Σ_ikd ω_ik log Po(y_id; λ_kd), from the log joint of the E step. */
export const expectedLogMass = (at: At): number => classes(at).reduce((sum, k) => sum + weighted(at, k, (i) => jointOf(at, i, k) - Math.log(at.pi[k])), 0);

/** Σ_ik ω_ik (log p(y_i, z_i = k) - log ω_ik), the bound on the log likelihood, which it touches at the responsibilities. */
export const boundNow = (at: At): number => classes(at).reduce((sum, k) => sum + weighted(at, k, (i) => jointOf(at, i, k) - Math.log(share(at, i, k))), 0);

/** Σ_ikd ω_ik (y_id log λ_kd - λ_kd), with 0 log 0 = 0, and the same with every term taken as positive. */
export function expectedKernel(at: At): { sum: number; size: number } {
  const { columns } = at.Y;
  const total = { sum: 0, size: 0 };
  for (const k of classes(at)) {
    for (let i = 0; i < at.Y.rows; i += 1) {
      const weight = share(at, i, k);
      if (!(weight > 0)) continue;
      for (let d = 0; d < columns; d += 1) {
        const y = count(at, i, d);
        const lambda = rate(at, k, d);
        const power = y === 0 ? 0 : y * Math.log(lambda);
        total.sum += weight * (power - lambda);
        total.size += weight * (Math.abs(power) + lambda);
      }
    }
  }
  return total;
}

/** Σ_id log y_id!. */
export const allFactorials = ({ Y }: At): number => Y.values.reduce((sum, y) => sum + logGamma(y + 1), 0);

/** Σ_d log Po(y_id; λ_kd). */
export function massOf(at: At, i: number, k: number): number {
  let sum = 0;
  for (let d = 0; d < at.Y.columns; d += 1) sum += poissonLogMass(count(at, i, d), rate(at, k, d));
  return sum;
}

/** What of Q depends on a rate λ of class k in the column looked at: Σ_i ω_ik log Po(y_id; λ). */
export const inRate = (at: At, k: number, lambda: number): number => weighted(at, k, (i) => poissonLogMass(count(at, i, at.d), lambda));

/** dQ/dλ there: Σ_i ω_ik (y_id/λ - 1). */
export const slopeAt = ({ weight, weightedCount }: At, k: number, lambda: number): number => weightedCount[k] / lambda - weight[k];

/** The smallest double is e^-744. */
const leastLog = -744;

/** The zero of that slope by search in log λ, up to twice the largest count; 0, the boundary, where no count has any weight. */
export function bySearch(at: At, k: number): number {
  if (at.weightedCount[k] === 0) return 0;
  let top = 0;
  for (let i = 0; i < at.Y.rows; i += 1) top = Math.max(top, count(at, i, at.d));
  // A count of next to no weight makes a rate of any order of magnitude.
  return Math.exp(root((t) => slopeAt(at, k, Math.exp(t)), leastLog, Math.log(2 * top), 0));
}

/** A class whose shares sum to less than this has lost digits below the smallest doubles. */
const leastWeight = 1e-280;

/** Why a rate of M is not defined here, or null: a class without rows. */
export function empty({ weight }: At): string | null {
  const k = weight.findIndex((each) => each < leastWeight);
  return k < 0 ? null : `Class ${k + 1} is empty, so its rate would be 0/0: Q does not depend on it, and the old rate is kept.`;
}

/** Why the maximum is no zero of the slope, or null. */
export const atBoundary = ({ weightedCount }: At): string | null =>
  weightedCount.includes(0) ? 'In a class no count has any weight: there the maximum lies at the boundary, at rate 0, where the slope is not 0.' : null;

/** Why Q has no slope at the present rates, or null. */
export const atZero = (at: At): string | null => (classes(at).some((k) => rate(at, k, at.d) === 0) ? 'A rate is 0, the boundary, where its logarithm has no slope.' : null);
