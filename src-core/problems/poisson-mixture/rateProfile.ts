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

/** The log likelihood as a function of the rate of column d alone, made ready for each class. Y: n x D, pi: K, lambda: K x D. Refuses as logJoint. */
export function rateProfiles(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix, d: number): RateProfile[] {
  const joint = logJoint(Y, pi, lambda).values;
  const K = pi.length;
  const counts = Float64Array.from({ length: Y.rows }, (_, i) => Y.values[i * Y.columns + d]);
  const pair = new Float64Array(2);
  return Array.from({ length: K }, (_, k) => {
    const others = new Float64Array(Y.rows);
    const own = new Float64Array(Y.rows);
    for (let i = 0; i < Y.rows; i += 1) {
      pair[0] = logSumExp(joint, i * K, i * K + k);
      pair[1] = logSumExp(joint, i * K + k + 1, (i + 1) * K);
      others[i] = logSumExp(pair);
      own[i] = withoutColumn(joint[i * K + k], Y, pi[k], lambda, { i, k, d });
    }
    return { others, own, counts };
  });
}

/** The log joint of a row and a class without its factor of column d. */
function withoutColumn(joint: number, Y: Matrix, weight: number, lambda: Matrix, { i, k, d }: { i: number; k: number; d: number }): number {
  if (joint > -Infinity) return joint - poissonLogMass(Y.values[i * Y.columns + d], lambda.values[k * Y.columns + d]);
  // Summed anew: where some rate is 0 its factor cannot be taken away again.
  let sum = Math.log(weight);
  for (let e = 0; e < Y.columns; e += 1) if (e !== d) sum += poissonLogMass(Y.values[i * Y.columns + e], lambda.values[k * Y.columns + e]);
  return sum;
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
