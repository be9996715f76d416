import type { Progress } from '../../contract/types';
import { arithmeticOf } from './arithmeticOf';
import { checkSeries, checkSize, mostBytes, type FactorialHmm } from './model';

/** Hears of one time: probabilities over the K^L states, in an array that it may change and that is used again. */
export type Visit = (t: number, probabilities: Float64Array) => void;

/** So many states are one breath of work between two yields. */
const breath = 2 ** 15;

/**
 * The forward pass: visits p(z_t | x_1, ..., x_(t-1)) from the first time to the last, and returns log p(x), all constants included; 0 for no x.
 *
 * Nothing is kept but two messages. Refuses x that are not finite.
 */
export function* filtering(model: FactorialHmm, x: ArrayLike<number>, visit: Visit | null): Generator<Progress, number, void> {
  checkSeries(x);
  const arithmetic = arithmeticOf(model);
  const message = new Float64Array(model.states);
  const shown = new Float64Array(visit ? model.states : 0);
  const every = Math.ceil(breath / model.states);
  let logLik = 0;
  arithmetic.start(message);
  for (let t = 0; t < x.length; t += 1) {
    if (t > 0) arithmetic.forward(message);
    if (visit) {
      arithmetic.shown(message, shown);
      visit(t, shown);
    }
    logLik += arithmetic.weigh(message, x[t]);
    if (t % every === 0) yield { done: t, of: x.length };
  }
  return logLik;
}

/** How many times one stretch keeps: all if that fits, else about √T, the other stretches being made again from their first message. */
function stretchLength(states: number, T: number, most: number): number {
  return 8 * states * T <= most ? Math.max(1, T) : Math.ceil(Math.sqrt(T));
}

/**
 * Forward, then backward: visits p(z_t | x) from the last time to the first, and returns log p(x), all constants included; 0 for no x.
 *
 * Keeps the filtered messages, T K^L doubles; where they would pass `most` bytes, only those of one stretch of √T, and one message for each stretch.
 * Refuses x that are not finite, and, before it begins, what would not fit even so. Rabiner, Proceedings of the IEEE 77 (1989).
 */
export function* smoothing(model: FactorialHmm, x: ArrayLike<number>, visit: Visit, most = mostBytes): Generator<Progress, number, void> {
  checkSeries(x);
  const T = x.length;
  const { states } = model;
  const length = stretchLength(states, T, most);
  const stretches = Math.ceil(T / length);
  checkSize('x', `Posteriors over ${model.K}^${model.L} states at ${T} times`, (length + stretches) * states);
  const arithmetic = arithmeticOf(model);
  const every = Math.ceil(breath / states);
  const of = (stretches > 1 ? 3 : 2) * T;
  const kept = new Float64Array(length * states);
  const firsts = new Float64Array(stretches * states);
  const message = new Float64Array(states);
  const posterior = new Float64Array(states);
  let done = 0;
  let logLik = 0;

  function* forward(from: number, to: number): Generator<Progress, void, void> {
    for (let t = from; t < to; t += 1) {
      logLik += arithmetic.weigh(message, x[t]);
      kept.set(message, (t - from) * states);
      arithmetic.forward(message);
      done += 1;
      if (t % every === 0) yield { done, of };
    }
  }

  arithmetic.start(message);
  for (let s = 0; s < stretches; s += 1) {
    firsts.set(message, s * states);
    yield* forward(s * length, Math.min(T, (s + 1) * length));
  }
  const total = logLik;
  const backward = new Float64Array(states);
  arithmetic.level(backward);
  for (let s = stretches - 1; s >= 0; s -= 1) {
    const from = s * length;
    const to = Math.min(T, from + length);
    if (s < stretches - 1) {
      message.set(firsts.subarray(s * states, (s + 1) * states));
      yield* forward(from, to);
    }
    for (let t = to - 1; t >= from; t -= 1) {
      if (t < T - 1) {
        arithmetic.weigh(backward, x[t + 1]);
        arithmetic.backward(backward);
      }
      arithmetic.joined(kept, (t - from) * states, backward, posterior);
      visit(t, posterior);
      done += 1;
      if (t % every === 0) yield { done, of };
    }
  }
  return total;
}
