import { refuse } from '../../contract/faults';
import type { Progress } from '../../contract/types';
import { climb } from './climb';
import { logLik } from './model';
import type { Pair, Points } from './points';
import { separation, type Separability } from './separability';

export interface Estimate {
  separability: Separability;
  /** Null where there is no maximum, or a whole line of them. */
  beta: Pair | null;
  /** Null where L only comes near to its supremum. */
  logLik: number | null;
}

/**
 * The maximum likelihood estimate, if there is one: exactly where no line through the origin separates the points, not even weakly.
 *
 * Overlapping points on one line through the origin have a maximum of L, but no one β. Refuses no points.
 * Albert & Anderson, Biometrika 71 (1984).
 */
export function* mle(points: Points): Generator<Progress, Estimate, void> {
  if (points.rows === 0) refuse('X', 'There are no points, so nothing can be estimated: X must have at least one row.');
  const { separability, rank } = separation(points);
  if (separability !== 'overlapping') return { separability, beta: null, logLik: null };
  const beta = yield* climb(points, 0, rank);
  return { separability, beta: rank === 2 ? beta : null, logLik: logLik(points, beta) };
}

/**
 * The maximum of L(β) - α/2 β'β, whatever the points: the mode under a normal prior of variance 1/α.
 *
 * α > 0, finite; refuses others.
 */
export function* map(points: Points, alpha: number): Generator<Progress, { beta: Pair; objective: number }, void> {
  if (!(alpha > 0 && alpha < Infinity)) refuse('alpha', `alpha must be a positive number; it is ${alpha}.`);
  const beta = yield* climb(points, alpha, 2);
  return { beta, objective: logLik(points, beta) - 0.5 * alpha * (beta[0] ** 2 + beta[1] ** 2) };
}
