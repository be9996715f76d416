import type { Work } from '../../contract/work';
import { workspace } from './blocks';
import type { Counts } from './counts';
import { expectation, type Expectation, type Mixture } from './em';
import { nth } from './nth';

/** Rates on the straight line from `from` (s = 0) to `to` (s = 1), both exactly: (1-s) λ_from + s λ_to, and 0 where rounding would fall below. */
export const along = (from: Float64Array, to: Float64Array, s: number): Float64Array => from.map((rate, j) => Math.max(0, (1 - s) * rate + s * to[j]));

/** How far the line may be followed to both sides, within low..high, before a rate would fall below 0. */
export function reach(from: Float64Array, to: Float64Array, low: number, high: number): { low: number; high: number } {
  const ends = { low, high };
  for (let j = 0; j < from.length; j += 1) {
    const step = to[j] - from[j];
    if (step < 0) ends.high = Math.min(ends.high, from[j] / -step);
    if (step > 0) ends.low = Math.max(ends.low, from[j] / -step);
  }
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

/** Log likelihood and bound at places s of a line. */
export interface Line {
  readonly s: Float64Array;
  readonly logLik: Float64Array;
  readonly bound: Float64Array;
}

/**
 * Log likelihood and bound along the line from the rates of an E step to others, both evaluated at every s: they touch at s = 0 and share
 * their slope there; towards the M step's rates the bound is highest at s = 1.
 *
 * expected: the E step at `from`; to: K x D. Costs one E step a place. Yields progress over all places. Neal & Hinton (1998).
 */
export function* boundLine(counts: Counts, from: Mixture, expected: Expectation, to: Float64Array, s: Float64Array): Work<Line> {
  const room = workspace(counts.columns, from.logPi.length);
  const logLik = new Float64Array(s.length);
  const bound = new Float64Array(s.length);
  for (let i = 0; i < s.length; i += 1) {
    const lambda = along(from.lambda, to, s[i]);
    logLik[i] = (yield* nth(expectation(counts, { ...from, lambda }, false, room), i, s.length)).logLik;
    bound[i] = expected.logLik + boundGain(expected, from.lambda, lambda);
  }
  return { s, logLik, bound };
}
