import { rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import type { Counts } from './counts';
import type { Mixture } from './em';
import type { Expected } from './line';
import type { Observed } from './observed';
import { extended, responsibilitiesOf, type Run, type Turn } from './run';
import { winningClass } from './matching';

/** Where a run stands after a half-step. */
export interface Moment {
  /** Equal keys, equal parameters and shares. */
  readonly key: string;
  readonly observed: Observed;
  readonly run: Run;
  readonly K: number;
  readonly D: number;
  readonly n: number;
  /** At most the run's last. */
  readonly step: number;
  /** Rates and weights as they stand, with what a hand changed. */
  readonly now: Mixture;
  readonly before: Float64Array | null;
  readonly logLik: number;
  /** NaN before the first E. */
  readonly bound: number;
  /** The last E step, the parameters it was made with, and its shares; null before it. */
  readonly last: Sharing | null;
  /** Whether rates have moved since that E step, by M or by hand. */
  readonly movedSince: boolean;
  /** Bins that no class can have made at the rates as they stand. */
  readonly impossible: readonly number[];
}

export interface Sharing extends Expected {
  readonly shares: Shares;
}

/** The shares of all bins after an E step, and whom each goes to. */
export interface Shares {
  /** n x K row-major; zeros for a bin that no class can have made. */
  readonly values: Float64Array;
  /** The class with the largest share, the first of equals; 255 for a bin without shares. */
  readonly winner: Uint8Array;
  /** Bins by class that holds more than 90 % of them. */
  readonly sure: readonly number[];
  readonly undecided: number;
}

export const sureShare = 0.9;
export const noWinner = 255;
const rowsPerYield = 20_000;

/** Shares as they stand after a turn's E step. Kept for the last few turns. */
export const sharesOf: RememberedWork<[Run, Turn], Shares> = rememberedWork(
  3,
  (_: Run, { id }: Turn) => String(id),
  function* (run: Run, turn: Turn): Work<Shares> {
    const values = yield* responsibilitiesOf(run, turn);
    const { K, observed: { counts } } = run;
    const winner = new Uint8Array(counts.rows).fill(noWinner);
    const sure = new Array<number>(K).fill(0);
    let without = 0;
    for (let i = 0; i < counts.rows; i += 1) {
      const k = winningClass(values, i, K);
      if (k < 0) without += 1;
      else {
        winner[i] = k;
        if (values[i * K + k] > sureShare) sure[k] += 1;
      }
      if (i % rowsPerYield === 0) yield { done: i, of: counts.rows };
    }
    const undecided = counts.rows - without - sure.reduce((sum, bins) => sum + bins, 0);
    return { values, winner, sure, undecided };
  },
);

/** The run at a half-step, worked out as far as that; beyond its end it stands at the end. */
export function* momentOf(run: Run, halfStep: number): Work<Moment> {
  yield* extended(run, halfStep);
  const { counts } = run.observed;
  const step = Math.min(halfStep, run.last ?? halfStep);
  const turn = run.turns[Math.floor(step / 2)];
  const here = run.edits.filter((edit) => edit.halfStep === step);
  const at = { key: JSON.stringify([turn.id, step % 2, here]), observed: run.observed, run, K: run.K, D: counts.columns, n: counts.rows, step };
  const standing = step % 2 === 1 ? afterE(turn) : { now: turn.mixture, before: turn.before, logLik: turn.expected.logLik, bound: turn.bound, movedSince: true };
  const from = run.turns[Math.ceil(step / 2) - 1];
  const last = step === 0 ? null : { expected: from.expected, mixture: from.mixture, shares: yield* sharesOf(run, from) };
  return { ...at, ...standing, last, impossible: standing.logLik === -Infinity ? impossibleBins(counts, standing.now) : [] };
}

function afterE({ expected, mixture, changed, before }: Turn): Pick<Moment, 'now' | 'before' | 'logLik' | 'bound' | 'movedSince'> {
  if (!changed) return { now: mixture, before, logLik: expected.logLik, bound: expected.logLik, movedSince: false };
  const { lambda, logLik, bound } = changed;
  return { now: { ...mixture, lambda }, before: mixture.lambda, logLik, bound, movedSince: true };
}

/** Bins with a spike where the rate is 0, in every class that has weight. */
function impossibleBins({ rows, columns, values }: Counts, { logPi, lambda }: Mixture): number[] {
  const bins: number[] = [];
  const forbids = (k: number, i: number): boolean => {
    if (logPi[k] === -Infinity) return true;
    for (let d = 0; d < columns; d += 1) if (lambda[k * columns + d] === 0 && values[i * columns + d] > 0) return true;
    return false;
  };
  for (let i = 0; i < rows; i += 1) if (logPi.every((_, k) => forbids(k, i))) bins.push(i);
  return bins;
}
