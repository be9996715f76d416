import { refuse, refuseLimit } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { climbFrom, climbStart } from './climb';
import { gradient } from './model';
import { newtonFrom } from './newton';
import type { Pair, Points } from './points';

/** A path of so many steps is long enough to fill any screen, and its 16 MB are soon there. */
const mostSteps = 1_000_000;

/**
 * A path [steps+1][2]: the start, then step after step. A step that leads nowhere (null), or beyond the doubles, ends it; the rows after are not defined (NaN).
 */
function path(start: Pair, steps: number, next: (beta: Pair) => Pair | null): Matrix {
  if (!(Number.isInteger(steps) && steps >= 0)) refuse('steps', `steps must be a whole number from 0 on; it is ${steps}.`);
  if (steps > mostSteps) refuseLimit('steps', `A path of ${steps} steps would take ${16 * (steps + 1)} bytes; at most ${mostSteps} steps are taken.`);
  const values = new Float64Array(2 * (steps + 1)).fill(NaN);
  let beta: Pair | null = start;
  for (let step = 0; step <= steps && beta !== null; step += 1) {
    values.set(beta, 2 * step);
    const reached: Pair | null = next(beta);
    beta = reached !== null && Number.isFinite(reached[0]) && Number.isFinite(reached[1]) ? reached : null;
  }
  return { rows: steps + 1, columns: 2, values };
}

function checkRidge(alpha: number): void {
  if (!(alpha >= 0 && alpha < Infinity)) refuse('alpha', `alpha must be zero or positive; it is ${alpha}.`);
}

/**
 * One undamped Newton step on L(β) - α/2 β'β from β: iteratively reweighted least squares. Null where the Hessian is singular in doubles.
 *
 * On the exam's data each coordinate goes a -> a - sinh a, which runs away from |a| > 2.1773; its Hessian vanishes beyond 745.
 * McCullagh & Nelder, Generalized Linear Models, ch. 2.5.
 */
export function newtonStep(newton: ReturnType<typeof newtonFrom>, beta: Pair): Pair | null {
  const { step, rank } = newton(beta);
  return rank === 2 ? [beta[0] + step[0], beta[1] + step[1]] : null;
}

/** [steps+1][2]: β_0, then undamped Newton steps; rows after a singular Hessian are not defined. α >= 0, steps a whole number; refuses others. */
export function newtonPath(points: Points, start: Pair, steps: number, alpha: number): Matrix {
  checkRidge(alpha);
  const newton = newtonFrom(points, alpha);
  return path(start, steps, (beta) => newtonStep(newton, beta));
}

/**
 * [steps+1][2]: β_0, then damped Newton steps, which never run away: each is halved until L - α/2 β'β rises. Where no curvature is left the path stays.
 *
 * α >= 0, steps a whole number; refuses others.
 */
export function dampedPath(points: Points, start: Pair, steps: number, alpha: number): Matrix {
  checkRidge(alpha);
  const climb = climbFrom(points, alpha, 0);
  return path(start, steps, (beta) => {
    const pauses = climb({ ...climbStart, beta });
    let next = pauses.next();
    while (!next.done) next = pauses.next();
    return next.value.beta;
  });
}

/** One step of gradient ascent on L(β) - α/2 β'β: β + stepSize (∇L(β) - α β). */
export function gradientStep(points: Points, beta: Pair, stepSize: number, alpha: number): Pair {
  const [first, second] = gradient(points, beta);
  return [beta[0] + stepSize * (first - alpha * beta[0]), beta[1] + stepSize * (second - alpha * beta[1])];
}

/** [steps+1][2]: β_0, then gradient steps of constant size. α >= 0, stepSize >= 0, steps a whole number; refuses others. */
export function gradientPath(points: Points, start: Pair, stepSize: number, steps: number, alpha: number): Matrix {
  checkRidge(alpha);
  if (!(stepSize >= 0 && stepSize < Infinity)) refuse('stepSize', `stepSize must be zero or positive; it is ${stepSize}.`);
  return path(start, steps, (beta) => gradientStep(points, beta, stepSize, alpha));
}
