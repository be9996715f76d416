import { leastCostPairing } from '../../maths/assignment';
import { matched, squaredDistances, type Matching } from './matching';

/** A pairing of fitted with true classes, and the least squared distance of any other one; null where there is no other. */
export interface Pairing extends Matching {
  readonly nextDistance: number | null;
}

/** The best pairing, and how much worse the next is: every other one leaves out at least one of its pairs. fitted, truth: K x D row-major. */
export function pairingOf(fitted: ArrayLike<number>, truth: ArrayLike<number>, K: number): Pairing {
  const best = matched(fitted, truth, K);
  if (K === 1) return { ...best, nextDistance: null };
  const costs = squaredDistances(fitted, truth, K);
  const forbidden = 2 * costs.reduce((sum, cost) => sum + cost, 1);
  const others = best.trueOf.map((column, row) => {
    const at = row * K + column;
    const pairing = leastCostPairing(K, costs.with(at, forbidden));
    return pairing.reduce((sum, j, k) => sum + costs[k * K + j], 0);
  });
  return { ...best, nextDistance: Math.min(...others) };
}
