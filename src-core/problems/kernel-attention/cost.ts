import { refuse } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import type { Progress } from '../../contract/types';
import { counter } from '../../maths/counting';
import { featureMap, halfFeatureMap } from './features';
import { attendByLinearForm } from './linearRoute';
import { attend, type Multipliers } from './matrixRoute';

/** Multiplications of attention, not causal: those of the projections, which both routes need, and of each route without them. */
export interface Multiplications {
  readonly projections: number;
  readonly softmaxMatrix: number;
  readonly quadraticMatrix: number;
  readonly quadraticLinear: number;
  readonly quadraticLinearHalf: number;
}

function checkSizes(sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes))
    if (!(Number.isInteger(size) && size >= 1)) refuse(name, `${name} is a size, so it must be a whole number from 1 on; it is ${size}.`);
}

/**
 * Multiplications only, for T tokens of D numbers and queries and keys of K; each the nearest double to a whole number.
 *
 * projections 2 T D K; matrix T² K for the scores, T² D for A X, T² for squares; linear with P features: 2 T P for those of queries and keys,
 * T D P for V, T D P for numerators, T P for denominators; the half map has P = K(K+1)/2, and √2 stands before 2 T K(K-1)/2 of its entries.
 * T, D, K whole from 1 on; refuses others.
 */
export function multiplicationCounts(T: number, D: number, K: number): Multiplications {
  checkSizes({ T, D, K });
  const [t, d, k] = [BigInt(T), BigInt(D), BigInt(K)];
  const linear = (P: bigint): bigint => 2n * t * P + 2n * t * d * P + t * P;
  const matrix = t * t * k + t * t * d;
  return {
    projections: Number(2n * t * d * k),
    softmaxMatrix: Number(matrix),
    quadraticMatrix: Number(matrix + t * t),
    quadraticLinear: Number(linear(k * k)),
    quadraticLinearHalf: Number(linear((k * (k + 1n)) / 2n) + t * k * (k - 1n)),
  };
}

/** The T at which the quadratic matrix and the full features cost the same: (3K² + 2DK²)/(K + 1 + D). D, K whole from 1 on; refuses others. */
export function crossingT(D: number, K: number): number {
  checkSizes({ D, K });
  return (K * K * (3 + 2 * D)) / (K + 1 + D);
}

/** The same counts by running every route on these tokens, each multiplication counted where it happens. Refuses as attend. */
export function* countedMultiplications(X: Matrix, Uq: Matrix, Uk: Matrix): Generator<Progress, Multiplications, void> {
  let projected = 0;
  function* counted(route: (by: Multipliers) => Generator<Progress, unknown, void>): Generator<Progress, number, void> {
    const projections = counter();
    const rest = counter();
    yield* route({ projections: projections.times, rest: rest.times });
    projected = projections.count();
    return rest.count();
  }
  const softmaxMatrix = yield* counted((by) => attend(X, Uq, Uk, 'softmax', false, false, by));
  const quadraticMatrix = yield* counted((by) => attend(X, Uq, Uk, 'quadratic', false, false, by));
  const quadraticLinear = yield* counted((by) => attendByLinearForm(X, Uq, Uk, false, featureMap, by));
  const quadraticLinearHalf = yield* counted((by) => attendByLinearForm(X, Uq, Uk, false, halfFeatureMap, by));
  return { projections: projected, softmaxMatrix, quadraticMatrix, quadraticLinear, quadraticLinearHalf };
}
