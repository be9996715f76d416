import { refuse } from '../../contract/faults';
import type { Work } from '../../contract/work';
import { stream } from '../../maths/random';
import { readyCounts, type Counts } from './counts';
import { expectation, type Mixture } from './em';
import { nth } from './nth';
import { severalStarts, type Run, type StartKind } from './starts';

/** Free parameters of K classes over D columns: K D rates and, if weights are learnt, K - 1 of those. */
export const freeParameters = (K: number, D: number, learnPi: boolean): number => K * D + (learnPi ? K - 1 : 0);

/** -2 log L + p log n; the least is best. Schwarz, Annals of Statistics 6 (1978). */
export const bic = (logLik: number, parameters: number, rows: number): number => -2 * logLik + parameters * Math.log(rows);

/** Some rows of the counts, in this order, made ready anew. */
export function rowsOf({ columns, values }: Counts, picked: ArrayLike<number>): Counts {
  const some = new Float64Array(picked.length * columns);
  for (let i = 0; i < picked.length; i += 1) for (let d = 0; d < columns; d += 1) some[i * columns + d] = values[picked[i] * columns + d];
  return readyCounts(picked.length, columns, some);
}

/** Counts cut in two at random: to fit on, and held out. */
export interface Split {
  readonly fitted: Counts;
  readonly heldOut: Counts;
}

/** A share of the rows (rounded, at least one, never all) drawn by the seed and held out. Refuses fewer than two rows. */
export function split(counts: Counts, share: number, seed: number): Split {
  const { rows } = counts;
  if (rows < 2) refuse('Y', `Rows can be held out of two or more; there ${rows === 1 ? 'is 1' : `are ${rows}`}.`);
  const out = Math.min(rows - 1, Math.max(1, Math.round(share * rows)));
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  const uniform = stream(seed, 'held out');
  // The first `out` places of a shuffle: Fisher and Yates.
  for (let i = 0; i < out; i += 1) {
    const j = i + Math.floor(uniform() * (rows - i));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return { heldOut: rowsOf(counts, order.subarray(0, out).sort()), fitted: rowsOf(counts, order.subarray(out).sort()) };
}

/** The run that ends highest, the first of equals. */
const best = (runs: readonly Run[]): Run => runs.reduce((high, run) => (run.logLik[run.logLik.length - 1] > high.logLik[high.logLik.length - 1] ? run : high));

/** What one number of classes comes to. */
export interface ClassChoice {
  readonly K: number;
  /** Of all rows, from the best start. */
  readonly logLik: number;
  readonly parameters: number;
  readonly bic: number;
  /** Of the rows held out, at the parameters fitted to the others; -Infinity where a rate of 0 forbids what was held out. */
  readonly heldOut: number;
  readonly mixture: Mixture;
}

/**
 * Log likelihood, BIC and held-out log likelihood for 1, 2, ..., mostK classes, each from several starts of equal weights.
 *
 * Only where weights are learnt does each number of classes contain the smaller ones, so that its maximum is higher.
 * share: of the rows that are held out, 0 < share < 1. Yields progress over all of it; may be dropped at any yield. Refuses fewer than two rows.
 */
export function* classChoices(
  counts: Counts,
  mostK: number,
  options: { kind: StartKind; seed: number; starts: number; steps: number; learnPi: boolean; leastGain: number; share: number },
): Work<ClassChoice[]> {
  const { fitted, heldOut } = split(counts, options.share, options.seed);
  const found: ClassChoice[] = [];
  for (let K = 1; K <= mostK; K += 1) {
    const pi = new Array<number>(K).fill(1 / K);
    const whole = best(yield* nth(severalStarts(counts, pi, options), 3 * K - 3, 3 * mostK));
    const some = best(yield* nth(severalStarts(fitted, pi, options), 3 * K - 2, 3 * mostK));
    const parameters = freeParameters(K, counts.columns, options.learnPi);
    const logLik = whole.logLik[whole.logLik.length - 1];
    found.push({
      K,
      logLik,
      parameters,
      bic: bic(logLik, parameters, counts.rows),
      heldOut: (yield* nth(expectation(heldOut, some.mixture, false), 3 * K - 1, 3 * mostK)).logLik,
      mixture: whole.mixture,
    });
  }
  return found;
}
