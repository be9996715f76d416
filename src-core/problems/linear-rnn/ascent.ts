import { refuse } from '../../contract/faults';
import type { Progress } from '../../contract/types';
import { checkFinite, type Rnn } from './model';

/** Where gradient ascent on (w, b, x_0) stands; `residual` is y - h_{L+1} at these parameters. */
export interface AscentState extends Rnn {
  readonly residual: number;
}

/** So many steps of a thousand inputs take about a millisecond. */
const stepsPerSlice = 500;

/**
 * S = Σ_l w^(L-l) x_l and its derivative in w by Horner's rule, for x_0 in front: S_0 = x_0, S_l = w S_{l-1} + x_l, S'_l = w S'_{l-1} + S_{l-1}.
 *
 * The two recurrences wait for each multiplication, so the inputs are cut in four and the quarters run side by side. A quarter of length m that ends in
 * (S, S') turns what came before, (P, P'), into (w^m P + S, w^m P' + m w^(m-1) P + S'). Writes S and S' to out[0] and out[1].
 */
export function hornerInQuarters(w: number, x0: number, x: Float64Array, out: Float64Array): void {
  const m = Math.floor(x.length / 4);
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  let d4 = 0;
  for (let i = 0; i < m; i += 1) {
    d1 = d1 * w + s1;
    s1 = s1 * w + x[i];
    d2 = d2 * w + s2;
    s2 = s2 * w + x[m + i];
    d3 = d3 * w + s3;
    s3 = s3 * w + x[2 * m + i];
    d4 = d4 * w + s4;
    s4 = s4 * w + x[3 * m + i];
  }
  const power = w ** m;
  const slope = m === 0 ? 0 : m * w ** (m - 1);
  let d = slope * x0 + d1;
  let s = power * x0 + s1;
  d = power * d + slope * s + d2;
  s = power * s + s2;
  d = power * d + slope * s + d3;
  s = power * s + s3;
  d = power * d + slope * s + d4;
  s = power * s + s4;
  for (let i = 4 * m; i < x.length; i += 1) {
    d = d * w + s;
    s = s * w + x[i];
  }
  out[0] = s;
  out[1] = d;
}

/**
 * One step of gradient ascent on log N(y; h_{L+1}, 1) in all three parameters, from one state to the next. With h_{L+1} = b S:
 * d/dw = residual b dS/dw, d/db = residual S, d/dx_0 = residual b w^L.
 *
 * `scratch` holds two numbers. The residual of the state reached is worked out by the next step, or by residualAt.
 */
export function ascentStep({ w, b, x0 }: Rnn, x: Float64Array, y: number, learningRate: number, scratch: Float64Array): AscentState {
  hornerInQuarters(w, x0, x, scratch);
  const [sum, slope] = scratch;
  const residual = y - b * sum;
  const pull = learningRate * residual;
  return { w: w + pull * b * slope, b: b + pull * sum, x0: x0 + pull * b * w ** x.length, residual };
}

/** y - h_{L+1}. */
export function residualAt({ w, b, x0 }: Rnn, x: Float64Array, y: number): number {
  const out = new Float64Array(2);
  hornerInQuarters(w, x0, x, out);
  return y - b * out[0];
}

/**
 * Gradient ascent on (w, b, x_0) by constant steps, told every 500 of them and dropped at any of those.
 *
 * Finite parameters, inputs, y and learningRate; steps a whole number from 0 on; refuses others, and a path that leaves the doubles.
 */
export function* ascend(start: Rnn, x: Float64Array, y: number, learningRate: number, steps: number): Generator<Progress, AscentState, void> {
  const { w, b, x0 } = start;
  checkFinite({ w, b, x0, y, learningRate });
  if (!x.every(Number.isFinite)) refuse('x', 'x must hold finite inputs only.');
  if (!(Number.isInteger(steps) && steps >= 0)) refuse('steps', `steps must be a whole number from 0 on; it is ${steps}.`);
  const scratch = new Float64Array(2);
  let state: Rnn = { w, b, x0 };
  for (let step = 1; step <= steps; step += 1) {
    state = ascentStep(state, x, y, learningRate, scratch);
    if (step % stepsPerSlice !== 0) continue;
    checkHeld(state, step);
    yield { done: step, of: steps };
  }
  checkHeld(state, steps);
  return { w: state.w, b: state.b, x0: state.x0, residual: residualAt(state, x, y) };
}

function checkHeld({ w, b, x0 }: Rnn, step: number): void {
  if (!Number.isFinite(w + b + x0)) refuse('learningRate', `Within ${step} steps the parameters grow beyond every double: the learning rate is too large.`);
}
