import type { Matrix } from '../../contract/matrix';
import { logSumExp } from '../../maths/logSumExp';
import { poissonLogMass } from '../../maths/poisson';
import { logJoint } from './model';

/** What a single rate decides, row by row: the log joint of the other classes together, that of its class without this rate, and the count. */
export interface RateProfile {
  readonly others: Float64Array;
  readonly own: Float64Array;
  readonly counts: Float64Array;
}

/** The log likelihood as a function of the rate of class k and column d alone, made ready. Y: n x D, pi: K, lambda: K x D. Refuses as logJoint. */
export function rateProfile(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix, k: number, d: number): RateProfile {
  const joint = logJoint(Y, pi, lambda).values;
  const K = pi.length;
  const others = new Float64Array(Y.rows);
  const own = new Float64Array(Y.rows).fill(Math.log(pi[k]));
  const counts = Float64Array.from({ length: Y.rows }, (_, i) => Y.values[i * Y.columns + d]);
  const pair = new Float64Array(2);
  for (let i = 0; i < Y.rows; i += 1) {
    pair[0] = logSumExp(joint, i * K, i * K + k);
    pair[1] = logSumExp(joint, i * K + k + 1, (i + 1) * K);
    others[i] = logSumExp(pair);
    // Summed anew: where the rate is 0 its own factor cannot be taken away from the joint again.
    for (let e = 0; e < Y.columns; e += 1) if (e !== d) own[i] += poissonLogMass(Y.values[i * Y.columns + e], lambda.values[k * Y.columns + e]);
  }
  return { others, own, counts };
}

/** log p(Y) with this rate in place of the present one: Σ_i log(exp(others_i) + exp(own_i) Po(y_i; rate)). rate >= 0, finite. */
export function profileAt({ others, own, counts }: RateProfile, rate: number): number {
  const pair = new Float64Array(2);
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) {
    pair[0] = others[i];
    pair[1] = own[i] + poissonLogMass(counts[i], rate);
    sum += logSumExp(pair);
  }
  return sum;
}
