import { refuse, refuseLimit } from '../../contract/faults';

/** The three parameters of h_{l+1} = w h_l + b x_l, h_0 = 0: recurrence, input, and the input before the first. */
export interface Rnn {
  readonly w: number;
  readonly b: number;
  readonly x0: number;
}

/** A model and what it reads: x_1..x_L, possibly none. */
export interface Sequence extends Rnn {
  readonly x: readonly number[];
}

/** As many weights fill every screen; 80 MB of them are refused. */
const mostWeights = 10_000_000;

export function checkFinite(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) if (!Number.isFinite(value)) refuse(name, `${name} must be finite; it is ${value}.`);
}
export function checkLength(L: number): void {
  if (!(Number.isInteger(L) && L >= 0)) refuse('L', `L counts inputs, so it must be a whole number from 0 on; it is ${L}.`);
}
function checkSequence({ w, b, x0, x }: Sequence): void {
  checkFinite({ w, b, x0 });
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) refuse('x', `x[${bad}] must be finite; it is ${x[bad]}.`);
}

/**
 * w^n a, with w^0 = 1 also at w = 0. n a whole number from 0 on.
 *
 * The power comes in two halves, so that an a of the other order of magnitude brings back what a whole power would have lost.
 */
export function scaledPower(w: number, n: number, a: number): number {
  const half = Math.floor(n / 2);
  return a * w ** half * w ** (n - half);
}

/** w^L b, the factor of x_0 in the mean and of the gradient in x_0: it vanishes for |w| < 1 and explodes for |w| > 1. */
export const reach = (w: number, b: number, L: number): number => scaledPower(w, L, b);

/** w^L b x_0, half the power with each of the other two factors. */
function intercept({ w, b, x0 }: Rnn, L: number): number {
  const half = Math.floor(L / 2);
  return b * w ** half * (x0 * w ** (L - half));
}

/**
 * The model as a linear regression of y on x_1..x_L: intercept θ_0 = w^L b x_0, weights θ_l = w^(L-l) b, l = 1..L.
 *
 * Finite w, b, x_0; L a whole number from 0 on; refuses others, and more weights than would fit.
 */
export function regressionWeights(rnn: Rnn, L: number): { intercept: number; weights: number[] } {
  checkFinite({ w: rnn.w, b: rnn.b, x0: rnn.x0 });
  checkLength(L);
  if (L > mostWeights) refuseLimit('L', `${L} weights would take ${8 * L} bytes; at most ${mostWeights} are made.`);
  return { intercept: intercept(rnn, L), weights: Array.from({ length: L }, (_, i) => scaledPower(rnn.w, L - 1 - i, rnn.b)) };
}

/** One of the regression's coefficients: θ_0 = w^L b x_0 at l = 0, else w^(L-l) b. Refuses an l that is not a whole number from 0 to L. */
export function weight(rnn: Rnn, L: number, ell: number): number {
  checkFinite({ w: rnn.w, b: rnn.b, x0: rnn.x0 });
  checkLength(L);
  if (!(Number.isInteger(ell) && ell >= 0 && ell <= L)) refuse('ell', `ell must be a whole number from 0 to L = ${L}; it is ${ell}.`);
  return ell === 0 ? intercept(rnn, L) : scaledPower(rnn.w, L - ell, rnn.b);
}

/**
 * h_0..h_{L+1}, step by step: h_0 = 0, h_1 = b x_0, h_{l+1} = w h_l + b x_l. L + 2 numbers.
 *
 * Refuses what is not finite, and states that no double holds any more.
 */
export function hiddenStates(sequence: Sequence): number[] {
  checkSequence(sequence);
  const { w, b, x0, x } = sequence;
  const states = [0, b * x0];
  for (const input of x) states.push(w * states[states.length - 1] + b * input);
  return states;
}

/** E[y] = h_{L+1}, by the recurrence. Domain and refusals as hiddenStates. */
export function mean(sequence: Sequence): number {
  const states = hiddenStates(sequence);
  return defined(states[states.length - 1]);
}

function defined(value: number): number {
  return Number.isNaN(value) ? refuse('w', 'With these w, b and inputs the hidden states grow beyond every double; lower |w| or |b|.') : value;
}

const halfLogTwoPi = 0.9189385332046727;

/** log N(y; h_{L+1}, 1). Refuses a y that is not finite; else as mean. */
export function logLik(sequence: Sequence, y: number): number {
  checkFinite({ y });
  const residual = y - mean(sequence);
  return -halfLogTwoPi - 0.5 * residual * residual;
}

/** d/dx_0 log N(y; h_{L+1}, 1) = (y - h_{L+1}) w^L b. Domain and refusals as logLik. */
export function gradientX0(sequence: Sequence, y: number): number {
  checkFinite({ y });
  return defined((y - mean(sequence)) * reach(sequence.w, sequence.b, sequence.x.length));
}
