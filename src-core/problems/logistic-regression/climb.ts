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

/** A climb ends where margins move no more than this, or by less than a third less than before: that is rounding. */
const still = 1e-14;
const nearlyStill = 1e-6;
/** Along a tail e^-a each step adds 1 to a, and a double's exponentials end at 745. */
const mostSteps = 4000;

/**
 * One step of Newton's method that never overshoots by much, from a state to the next: pure, so that it can be taken again from anywhere.
 *
 * Along δ the objective φ(t) is concave: t is halved until its slope there is not negative, or is small and φ has not fallen.
 * (A comparison of φ alone would end where the points that matter are lost in the sum.) α >= 0. Refuses where no double holds the curvature.
 */
export function climbFrom(points: Points, alpha: number, rank: 0 | 1 | 2): (state: ClimbState) => ClimbState {
  const newton = newtonFrom(points, alpha);
  const along = new Float64Array(points.rows);

  return ({ beta, moved }) => {
    const { step, rank: held, margins: at } = newton(beta);
    if (held < rank) refuse('X', 'The points are so nearly separable, or so unequal in size, that no double holds the maximum.');
    let change = 0;
    for (let i = 0; i < points.rows; i += 1) {
      along[i] = margin(points, i, step);
      change = Math.max(change, Math.abs(along[i]) / (1 + Math.abs(at[i])));
    }
    const ridgeAlong = (t: number): number => alpha * dot2(step[0], beta[0] + t * step[0], step[1], beta[1] + t * step[1]);
    const slope = (t: number): number => {
      let sum = -ridgeAlong(t);
      for (let i = 0; i < at.length; i += 1) sum += sigmoid(-(at[i] + t * along[i])) * along[i];
      return sum;
    };
    const height = (t: number): number => {
      let sum = -0.5 * alpha * ((beta[0] + t * step[0]) ** 2 + (beta[1] + t * step[1]) ** 2);
      for (let i = 0; i < at.length; i += 1) sum += logSigmoid(at[i] + t * along[i]);
      return sum;
    };
    let t = 1;
    const isTooFar = (): boolean => {
      const there = slope(t);
      return there < 0 && (there < -0.1 * slope(0) || height(t) < height(0) - 1e-13 * Math.abs(height(0)));
    };
    while (change > nearlyStill && isTooFar()) t /= 2;
    const reached: Pair = [beta[0] + t * step[0], beta[1] + t * step[1]];
    return { beta: reached, moved: change, done: change <= still || (change < nearlyStill && change > moved / 3) };
  };
}

/** The β to which a climb leads, step by step; may be dropped at any of them. */
export function* climb(points: Points, alpha: number, rank: 0 | 1 | 2): Generator<Progress, Pair, void> {
  const step = climbFrom(points, alpha, rank);
  let state = climbStart;
  for (let taken = 1; !state.done; taken += 1) {
    if (taken > mostSteps) refuse('X', `The maximum is not reached in ${mostSteps} steps: the points are too nearly separable for doubles.`);
    state = step(state);
    yield { done: taken, of: mostSteps };
  }
  return state.beta;
}
