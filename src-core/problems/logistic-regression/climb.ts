import { refuse } from '../../contract/faults';
import type { Progress } from '../../contract/types';
import { dot2 } from '../../maths/errorFree';
import { logSigmoid, sigmoid } from '../../maths/softplus';
import { margin } from './model';
import { newtonFrom } from './newton';
import type { Pair, Points } from './points';

/** Where a climb to the maximum of L(β) - α/2 β'β stands. `moved`: the last step's largest change of a margin, relative to 1 + |margin|. */
export interface ClimbState {
  readonly beta: Pair;
  readonly moved: number;
  readonly done: boolean;
}

export const climbStart: ClimbState = { beta: [0, 0], moved: Infinity, done: false };

/** A climb ends where margins move no more than this, or nearly no more and not three times less than before: that is rounding. */
const still = 1e-14;
const nearlyStill = 1e-6;
/** Along a tail e^-a each step adds 1 to a, and a double's exponentials end at 745. */
const mostSteps = 4000;

/** Most climbs are over by then; longer ones are told as nearly over. */
const usualSteps = 12;

/**
 * One step of Newton's method that never overshoots by much, from a state to the next: pure, so that it can be taken again from anywhere.
 * It pauses after each pass over the points, the unit of a slice; the scratch is shared, so one step at a time.
 *
 * Along δ the objective φ(t) is concave: t is halved until its slope there is not negative, or is small and φ has not fallen.
 * (A comparison of φ alone would end where the points that matter are lost in the sum.) α >= 0; rank: how many dimensions the points take up.
 * Refuses where no double holds the curvature in all of these.
 */
export function climbFrom(points: Points, alpha: number, rank: 0 | 1 | 2): (state: ClimbState) => Generator<Progress, ClimbState, void> {
  const newton = newtonFrom(points, alpha);
  const along = new Float64Array(points.rows);

  return function* ({ beta, moved }) {
    const { step, rank: held, margins } = newton(beta);
    if (held < rank) refuse('X', 'The points are so nearly separable, or so unequal in size, that no double holds the maximum.');
    yield { done: 1, of: 3 };
    let change = 0;
    for (let i = 0; i < points.rows; i += 1) {
      along[i] = margin(points, i, step);
      change = Math.max(change, Math.abs(along[i]) / (1 + Math.abs(margins[i])));
    }
    const slope = (t: number): number => {
      let sum = -alpha * dot2(step[0], beta[0] + t * step[0], step[1], beta[1] + t * step[1]);
      for (let i = 0; i < along.length; i += 1) sum += sigmoid(-(margins[i] + t * along[i])) * along[i];
      return sum;
    };
    const height = (t: number): number => {
      let sum = -0.5 * alpha * ((beta[0] + t * step[0]) ** 2 + (beta[1] + t * step[1]) ** 2);
      for (let i = 0; i < along.length; i += 1) sum += logSigmoid(margins[i] + t * along[i]);
      return sum;
    };
    let t = 1;
    // So near the end rounding decides about slope and height, and the full step is right.
    while (change > nearlyStill) {
      yield { done: 2, of: 3 };
      const there = slope(t);
      if (there >= 0) break;
      if (there >= -0.1 * slope(0) && height(t) >= height(0) - 1e-13 * Math.abs(height(0))) break;
      t /= 2;
    }
    const reached: Pair = [beta[0] + t * step[0], beta[1] + t * step[1]];
    return { beta: reached, moved: change, done: change <= still || (change < nearlyStill && change > moved / 3) };
  };
}

/** The β to which a climb leads, step by step; may be dropped at any pause. Refuses as climbFrom, and what takes more than 4000 steps. */
export function* climb(points: Points, alpha: number, rank: 0 | 1 | 2): Generator<Progress, Pair, void> {
  const step = climbFrom(points, alpha, rank);
  let state = climbStart;
  for (let taken = 0; !state.done; taken += 1) {
    if (taken === mostSteps) refuse('X', `The maximum is not reached in ${mostSteps} steps: the points are too nearly separable for doubles.`);
    const pauses = step(state);
    let next = pauses.next();
    for (; !next.done; next = pauses.next()) yield { done: taken, of: Math.max(usualSteps, taken + 1) };
    state = next.value;
  }
  return state.beta;
}
