import { refuse, refuseLimit } from '../../contract/faults';
import { atMost, doubled, plus, times, toThe, type Doubled } from '../../maths/doubled';
import { checkFinite, checkLength, mean, reach, type Sequence } from './model';

const mostSteps = 10_000_000;

/**
 * One step of gradient ascent on log N(y; h_{L+1}, 1) in x_0 alone. With g = w^L b and `rest` the residual at x_0 = 0: x_0 + learningRate (rest - g x_0) g.
 *
 * The distance to the optimum is multiplied by 1 - learningRate g². Beyond the doubles a path stays there, and keeps changing sides if it did.
 */
export function ascentX0(x0: number, g: number, rest: number, learningRate: number): number {
  const next = x0 + learningRate * (rest - g * x0) * g;
  return Number.isNaN(next) ? (learningRate > 0 ? -x0 : x0) : next;
}

/**
 * [steps+1]: x_0, then gradient steps. It converges exactly for a learningRate below stableStep.
 *
 * Finite arguments, steps a whole number from 0 on; refuses others, and a w^L b beyond the doubles.
 */
export function gradientPathX0(sequence: Sequence, y: number, learningRate: number, steps: number): number[] {
  checkFinite({ y, learningRate });
  if (!(Number.isInteger(steps) && steps >= 0)) refuse('steps', `steps must be a whole number from 0 on; it is ${steps}.`);
  if (steps > mostSteps) refuseLimit('steps', `A path of ${steps} steps would take ${8 * (steps + 1)} bytes; at most ${mostSteps} steps are taken.`);
  const rest = y - mean({ ...sequence, x0: 0 });
  const g = reach(sequence.w, sequence.b, sequence.x.length);
  if (!(Number.isFinite(g) && Number.isFinite(rest))) refuse('w', 'With this w the weights grow beyond every double; lower |w| or |b|.');
  const path = [sequence.x0];
  checkFinite({ x0: sequence.x0 });
  for (let step = 0; step < steps; step += 1) path.push(ascentX0(path[step], g, rest, learningRate));
  return path;
}

/**
 * The x_0 of maximum likelihood, which Newton's method reaches in one step from anywhere: (y - Σ θ_l x_l) / (w^L b).
 *
 * Refuses w^L b = 0 (w = 0 with L > 0, or b = 0): then y says nothing about x_0. Finite arguments; refuses others.
 */
export function newtonX0(sequence: Omit<Sequence, 'x0'>, y: number): number {
  checkFinite({ y });
  const { w, b, x } = sequence;
  const rest = y - mean({ ...sequence, x0: 0 });
  if (b === 0 || (w === 0 && x.length > 0)) refuse(b === 0 ? 'b' : 'w', 'The weight w^L b of x0 is zero, so no x0 is better than another.');
  const half = Math.floor(x.length / 2);
  const best = rest / b / w ** half / w ** (x.length - half);
  return Number.isNaN(best) ? refuse('w', 'The weight w^L b of x0 is too small for any double.') : best;
}

/**
 * 2/(w^L b)²: gradient ascent on x_0 converges for every step below. Infinity where w^L b = 0.
 *
 * Finite w, b; L a whole number from 0 on; refuses others.
 */
export function stableStep(w: number, b: number, L: number): number {
  checkFinite({ w, b });
  checkLength(L);
  const g = reach(w, b, L);
  return 2 / g / g;
}

/** Beyond this many steps doubles are further apart than 1 and there is no last step to settle. */
const countable = 2 ** 53;

/**
 * How many gradient steps bring x_0 to within `tolerance` of its distance at the start: the smallest n >= 0 with |1 - learningRate (w^L b)²|^n <= tolerance.
 *
 * Infinity when it never comes; 0 for a tolerance of 1 or more; may exceed 2^53. Finite w, b, learningRate, a tolerance that is a number, L a whole number;
 * refuses others. The factor is worked out with twice the digits, since it may be close to 1, to 0 or to -1, and so is the last step.
 */
export function stepsToConverge(w: number, b: number, L: number, learningRate: number, tolerance: number): number {
  checkFinite({ w, b, learningRate });
  checkLength(L);
  if (Number.isNaN(tolerance)) refuse('tolerance', 'tolerance must be a number.');
  if (tolerance >= 1) return 0;
  const gain = gainOf(w, b, L, learningRate);
  const factor = plus(doubled(1), { high: -gain.high, low: -gain.low });
  const size = factor.high < 0 ? { high: -factor.high, low: -factor.low } : factor;
  if (size.high === 0) return tolerance < 0 ? Infinity : 1;
  const rate = logOf(size, gain, factor);
  if (!(rate < 0) || tolerance <= 0) return Infinity;
  const n = Math.ceil(Math.log(tolerance) / rate);
  return n < countable ? settled(Math.max(1, n), size, tolerance) : n;
}

/** learningRate (w^L b)², with twice the digits. */
function gainOf(w: number, b: number, L: number, learningRate: number): Doubled {
  const g = times(toThe(doubled(w), L), doubled(b));
  return times(times(g, g), doubled(learningRate));
}

/** log |1 - gain|: near 1 by what is missing from it. Zero or more where the path does not shrink. */
function logOf(size: Doubled, gain: Doubled, factor: Doubled): number {
  if (gain.high < 0.5) return Math.log1p(-gain.high - gain.low);
  const missing = plus(doubled(1), { high: -size.high, low: -size.low });
  return factor.high < 0 && missing.high < 0.5 ? Math.log1p(-missing.high - missing.low) : Math.log(size.high);
}

/** The first of n-1, n, n+1 that reaches the tolerance, since a quotient of logarithms may round to the wrong side of a whole number. */
function settled(n: number, size: Doubled, tolerance: number): number {
  const reaches = (steps: number): boolean => atMost(toThe(size, steps), doubled(tolerance));
  return n - 1 + Number(!reaches(n - 1)) + Number(!reaches(n));
}
