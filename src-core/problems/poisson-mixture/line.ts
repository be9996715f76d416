import type { Work } from '../../contract/work';
import { workspace } from './blocks';
import type { Counts } from './counts';
import { expectation, type Expectation, type Mixture } from './em';
import { nth } from './nth';

/** The straight line from `from` (s = 0) to `to` (s = 1), both exactly, in rates and, where they differ, in weights; 0 where rounding would fall below. */
export function along(from: Mixture, to: Mixture, s: number): Mixture {
  const mixed = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, j) => Math.max(0, (1 - s) * value + s * b[j]));
  const lambda = mixed(from.lambda, to.lambda);
  if (to.pi === from.pi) return { ...from, lambda };
  const pi = mixed(from.pi, to.pi);
  return { pi, logPi: pi.map(Math.log), lambda };
}

/** How far the line may be followed to both sides, within low..high, before a rate or a weight would fall below 0. */
export function reach(from: Mixture, to: Mixture, low: number, high: number): { low: number; high: number } {
  const ends = { low, high };
  const narrow = (start: number, step: number): void => {
    if (step < 0) ends.high = Math.min(ends.high, start / -step);
    if (step > 0) ends.low = Math.max(ends.low, start / -step);
  };
  for (let j = 0; j < from.lambda.length; j += 1) narrow(from.lambda[j], to.lambda[j] - from.lambda[j]);
  for (let k = 0; k < from.pi.length; k += 1) narrow(from.pi[k], to.pi[k] - from.pi[k]);
  return ends;
}

/**
 * What the bound gains when rates move from `from` to `to` while the responsibilities stand still: Σ_k w_k Σ_d (m_kd log(λ_kd/λ_from,kd) - (λ_kd - λ_from,kd)),
 * with w, m the weights and means of the E step.
 *
 * Rates K x D. A rate that rises from 0 or falls to 0 with counts to explain gains or loses Infinity; with none it is counted without its logarithm.
 */
export function boundGain({ logWeight, means }: Expectation, from: Float64Array, to: Float64Array): number {
  const D = from.length / logWeight.length;
  let gain = 0;
  for (const [k, log] of logWeight.entries()) {
    if (log === -Infinity) continue;
    let perWeight = 0;
    for (let j = k * D; j < (k + 1) * D; j += 1) perWeight += (means[j] === 0 || to[j] === from[j] ? 0 : means[j] * Math.log(to[j] / from[j])) - (to[j] - from[j]);
    gain += Math.exp(log) * perWeight;
  }
  return gain;
}

/** An E step and the parameters that it was made with. */
export interface Expected {
  readonly expected: Expectation;
  readonly mixture: Mixture;
}

/** The bound at other parameters while the responsibilities of an E step stand still: there it touches the log likelihood, Σ_k w_k log(π_k/π_E,k) further on for weights. */
export function boundAt({ expected, mixture }: Expected, to: Mixture): number {
  let weights = 0;
  for (const [k, log] of expected.logWeight.entries()) if (log > -Infinity) weights += Math.exp(log) * (to.logPi[k] - mixture.logPi[k]);
  return expected.logLik + boundGain(expected, mixture.lambda, to.lambda) + weights;
}

/** Log likelihood and bound at places s of a line. */
export interface Line {
  readonly s: Float64Array;
  readonly logLik: Float64Array;
  readonly bound: Float64Array;
}

/**
 * Log likelihood and bound along the line from one mixture to another, both evaluated at every s. From the parameters of the E step they touch at
 * s = 0 and share their slope there; towards those of the M step the bound is highest at s = 1.
 *
 * Costs one E step a place. Yields progress over all places. Neal & Hinton (1998).
 */
export function* boundLine(counts: Counts, held: Expected, from: Mixture, to: Mixture, s: Float64Array): Work<Line> {
  const room = workspace(counts.columns, from.logPi.length);
  const logLik = new Float64Array(s.length);
  const bound = new Float64Array(s.length);
  for (let i = 0; i < s.length; i += 1) {
    const there = along(from, to, s[i]);
    logLik[i] = (yield* nth(expectation(counts, there, false, room), i, s.length)).logLik;
    bound[i] = boundAt(held, there);
  }
  return { s, logLik, bound };
}
