import { refuse } from '../../contract/faults';
import { root } from '../../maths/solve';
import type { Pair } from './points';

/** 4 log 2 = top + topRest to twice the digits of a double: -4 log 2 is the highest level there is. */
const top = 2.772588722239781;
const topRest = 9.276187255385198e-17;

/** f(a) - 2 log 2 = 2 log cosh(a/2), a >= 0, without losing digits near 0. */
function rise(a: number): number {
  const half = Math.sinh(a / 4);
  return a < 2 ? 2 * Math.log1p(2 * half * half) : a + 2 * Math.log1p(Math.exp(-a)) - 2 * Math.LN2;
}

/**
 * How far from the origin the exam's log likelihood L(β) = -f(β_1) - f(β_2) has fallen to a level, in a direction: t > 0 with L(t u) = level, u of length 1.
 *
 * Refuses a level that is not below -4 log 2 and finite, and a direction of length zero. Near the top t ~ 2 sqrt(-4 log 2 - level), far out the contours
 * are diamonds: t ~ -level/(|u_1|+|u_2|).
 */
export function contourRadius(direction: Pair, level: number): number {
  const length = Math.hypot(direction[0], direction[1]);
  if (length === 0) refuse('direction', 'direction must not be zero: it says which way to go from the origin.');
  const drop = -level - top - topRest;
  if (!(drop > 0 && drop < Infinity)) refuse('level', `level must be below -4 log 2, the maximum, and finite; it is ${level}.`);
  const u1 = Math.abs(direction[0] / length);
  const u2 = Math.abs(direction[1] / length);
  // 2 log cosh(a/2) lies below a²/4 and between a - 2 log 2 and a.
  const low = Math.max(2 * Math.sqrt(drop), drop / (u1 + u2));
  const high = (drop + top) / (u1 + u2);
  // Somewhat apart, so that rounding does not take the signs from the ends.
  return root((t) => rise(t * u1) + rise(t * u2) - drop, 0.999 * low, Math.min(1.001 * high, Number.MAX_VALUE), 0);
}
