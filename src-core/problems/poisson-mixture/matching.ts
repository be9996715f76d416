import { leastCostPairing } from '../../maths/assignment';

/** Fitted classes beside true ones. */
export interface Matching {
  /** The true class that fitted class k is paired with. */
  readonly trueOf: readonly number[];
  /** Σ_kd (λ_kd - λ_true,kd)² of this pairing, the least of all. */
  readonly distance: number;
}

/**
 * Labels are free, so fitted classes are paired with true ones by the least squared distance of their rates.
 *
 * fitted, truth: K x D row-major. Exact for any K. Stephens, JRSS B 62 (2000).
 */
export function matched(fitted: ArrayLike<number>, truth: ArrayLike<number>, K: number): Matching {
  const costs = squaredDistances(fitted, truth, K);
  const trueOf = leastCostPairing(K, costs);
  return { trueOf, distance: trueOf.reduce((sum, column, row) => sum + costs[row * K + column], 0) };
}

/** Σ_d (λ_kd - λ_true,jd)², fitted classes down, true ones across: K x K row-major. */
export function squaredDistances(fitted: ArrayLike<number>, truth: ArrayLike<number>, K: number): Float64Array {
  const D = fitted.length / K;
  return Float64Array.from({ length: K * K }, (_, j) => {
    let sum = 0;
    for (let d = 0; d < D; d += 1) sum += (fitted[Math.floor(j / K) * D + d] - truth[(j % K) * D + d]) ** 2;
    return sum;
  });
}

/**
 * How many rows of each true class (down) lean most to each fitted class (across): K x K counts, row-major.
 *
 * responsibilities: n x K row-major; classes: the true class of each row. Where shares are equal the first class has the row; a row without shares is left out.
 */
export function confusion(responsibilities: ArrayLike<number>, classes: ArrayLike<number>, K: number): Float64Array {
  const table = new Float64Array(K * K);
  for (let i = 0; i < classes.length; i += 1) {
    const winner = winningClass(responsibilities, i, K);
    if (winner >= 0) table[classes[i] * K + winner] += 1;
  }
  return table;
}

/** The class with the largest share of row i, the first of equals; -1 where every share is 0. */
export function winningClass(responsibilities: ArrayLike<number>, i: number, K: number): number {
  let winner = -1;
  let most = 0;
  for (let k = 0; k < K; k += 1) {
    if (responsibilities[i * K + k] > most) {
      winner = k;
      most = responsibilities[i * K + k];
    }
  }
  return winner;
}
