import { refuse, refuseLimit } from '../../contract/faults';
import { normalDraw } from '../../maths/draws';
import { stream } from '../../maths/random';
import { checkFinite, checkLength, mean, type Rnn } from './model';

const mostInputs = 1_000_000;

/** Inputs and an output that were drawn, with the parameters they were drawn from. */
export interface Drawn {
  readonly x: number[];
  readonly y: number;
  readonly truth: Rnn;
}

/**
 * L standard normal inputs. L a whole number from 0 on; refuses others.
 *
 * Counted from the last one: the same seed gives a longer sequence the same end, which is what the mean depends on most.
 */
export function drawInputs(L: number, seed: number): number[] {
  checkLength(L);
  if (L > mostInputs) refuseLimit('L', `${L} inputs would take ${8 * L} bytes; at most ${mostInputs} are drawn.`);
  const uniform = stream(seed, 'inputs');
  return Array.from({ length: L }, () => normalDraw(uniform)).reverse();
}

/** Inputs as drawInputs gives them, and y ~ N(h_{L+1}, 1) under the true parameters. Refuses as drawInputs and mean. */
export function drawSequence(truth: Rnn, L: number, seed: number): Drawn {
  const x = drawInputs(L, seed);
  const { w, b, x0 } = truth;
  return { x, y: mean({ w, b, x0, x }) + normalDraw(stream(seed, 'output')), truth: { w, b, x0 } };
}

/** A single input of 1 at place `at` among L, the rest 0: the mean is then that place's weight. L, at whole numbers, 1 <= at <= L; refuses others. */
export function impulse(L: number, at: number): number[] {
  checkLength(L);
  if (!(Number.isInteger(at) && at >= 1 && at <= L)) refuse('at', `at must be a whole number from 1 to L = ${L}; it is ${at}.`);
  return Array.from({ length: L }, (_, i) => Number(i === at - 1));
}

/** A wave cos(2π l / period), l = 1..L. period > 0, finite; refuses others. */
export function wave(L: number, period: number): number[] {
  checkLength(L);
  checkFinite({ period });
  if (!(period > 0)) refuse('period', `period must be a positive number; it is ${period}.`);
  return Array.from({ length: L }, (_, i) => Math.cos((2 * Math.PI * (i + 1)) / period));
}
