import type { Matrix } from '../../contract/matrix';
import { poissonLogMass } from '../../maths/poisson';
import { checkMixture } from './checks';

/** What comes of the formula as it is written, with products in doubles. */
export interface Naive {
  /** n x K: π_k Π_d Po(y_id; λ_kd), zero where the product underflows. */
  readonly joint: Matrix;
  /** n x K: the products divided by their sum; NaN where every product is 0. */
  readonly responsibilities: Matrix;
  /** Rows of which every product is 0, so that 0/0 is left of their responsibilities. */
  readonly lost: number;
  /** Π_i Σ_k π_k Π_d Po(y_id; λ_kd): 0 long before a single row is lost. */
  readonly likelihood: number;
}

/**
 * The E step by plain products, to be held beside the one by logarithms: right until a product leaves the doubles (below about 5e-324).
 * Domain and refusals as logJoint. Each factor is exact; only their products suffer.
 */
export function naive(Y: Matrix, pi: ArrayLike<number>, lambda: Matrix): Naive {
  checkMixture(Y, pi, lambda);
  const K = pi.length;
  const joint = new Float64Array(Y.rows * K);
  const shares = new Float64Array(Y.rows * K);
  let lost = 0;
  let likelihood = 1;
  for (let i = 0; i < Y.rows; i += 1) {
    let sum = 0;
    for (let k = 0; k < K; k += 1) {
      let product = pi[k];
      for (let d = 0; d < Y.columns; d += 1) product *= Math.exp(poissonLogMass(Y.values[i * Y.columns + d], lambda.values[k * Y.columns + d]));
      joint[i * K + k] = product;
      sum += product;
    }
    for (let k = 0; k < K; k += 1) shares[i * K + k] = joint[i * K + k] / sum;
    if (sum === 0) lost += 1;
    likelihood *= sum;
  }
  return { joint: { rows: Y.rows, columns: K, values: joint }, responsibilities: { rows: Y.rows, columns: K, values: shares }, lost, likelihood };
}
