import { keeping, type Work } from '../../contract/work';
import { workspace, type Workspace } from './blocks';
import { expectation, maximised, type Expectation, type Mixture } from './em';
import { boundAt } from './line';
import type { Observed } from './observed';
import { leastGain, mostSteps } from './state';

/** A rate that a hand set after a half-step. */
export interface Edit {
  readonly halfStep: number;
  readonly k: number;
  readonly neuron: number;
  readonly rate: number;
}

/** One whole step of a run: the rates that its E step was made with, and what that left for M. */
export interface Turn {
  /** Tells turns apart wherever they are kept. */
  readonly id: number;
  /** At half-step 2t, with the changes made there. */
  readonly mixture: Mixture;
  /** Rates as they were before the last M or the last change by hand; null at an untouched start. */
  readonly before: Float64Array | null;
  readonly expected: Expectation;
  /** Of these rates at the shares of the E step before; NaN at the start. */
  readonly bound: number;
  /** Rates changed after the E step, half-step 2t + 1: log likelihood and bound at its shares follow, the shares stand still. */
  readonly changed: { readonly lambda: Float64Array; readonly logLik: number; readonly bound: number } | null;
}

/** A run of EM as far as it is known; it grows at its end and never changes before it. */
export interface Run {
  readonly observed: Observed;
  readonly K: number;
  readonly learnPi: boolean;
  readonly edits: readonly Edit[];
  readonly start: Mixture;
  readonly turns: Turn[];
  /** The run without its last changes by hand, with which it shares its beginning. */
  readonly parent: Run | null;
  /** The last half-step, once it is known. */
  last: number | null;
  /** The highest rate met so far. */
  highestRate: number;
}

/** Work is done until this half-step of the run is known, or its end. May be dropped at any yield: what is known stays known. */
export function* extended(run: Run, halfStep: number): Work<void> {
  const room = workspace(run.observed.counts.columns, run.K);
  for (;;) {
    const t = run.turns.length;
    if (run.last !== null || 2 * t > halfStep) return;
    const turn = yield* turnAfter(run, t, room, 2 * t > halfStep - keptAhead);
    // Another piece of work on the same run may have been here meanwhile.
    if (run.turns.length > t) continue;
    run.turns.push(turn);
    run.highestRate = turn.mixture.lambda.reduce((most, rate) => Math.max(most, rate), run.highestRate);
    run.last = endsAt(run, t);
  }
}

let turnsMade = 0;
/** Turns so close to where work goes keep their responsibilities: they are about to be seen, and would cost another pass. */
const keptAhead = 3;
const lastResponsibilities = keeping<Float64Array>(3);

/** The responsibilities after a turn's E step, n x K row-major: kept from it, or worked out once more. */
export function* responsibilitiesOf({ observed }: Run, { id, mixture }: Turn): Work<Float64Array> {
  return lastResponsibilities.get(String(id)) ?? keptOf(id, yield* expectation(observed.counts, mixture, true));
}

const keptOf = (id: number, { responsibilities }: Expectation): Float64Array => lastResponsibilities.put(String(id), responsibilities ?? new Float64Array(0));

function* turnAfter(run: Run, t: number, room: Workspace, keep: boolean): Work<Turn> {
  const { counts } = run.observed;
  if (run.parent && 2 * t < latestEdit(run)) yield* extended(run.parent, 2 * t);
  const shared = 2 * t < latestEdit(run) ? run.parent?.turns[t] : undefined;
  const { mixture, before, bound } = shared ?? moved(run, t);
  const id = shared?.id ?? (turnsMade += 1);
  const expected = shared?.expected ?? lean(id, yield* expectation(counts, mixture, keep, room));
  const lambda = withEdits(run, 2 * t + 1, mixture.lambda);
  if (lambda === mixture.lambda) return { id, mixture, before, expected, bound, changed: null };
  const { logLik } = yield* expectation(counts, { ...mixture, lambda }, false, room);
  return { id, mixture, before, expected, bound, changed: { lambda, logLik, bound: boundAt({ expected, mixture }, { ...mixture, lambda }) } };
}

/** A run keeps what its E steps said, not the shares of every bin. */
function lean(id: number, expected: Expectation): Expectation {
  if (expected.responsibilities) keptOf(id, expected);
  return { ...expected, responsibilities: null };
}

const latestEdit = ({ edits }: Run): number => edits.at(-1)?.halfStep ?? -1;

/** The M step into turn t with what a hand changed after it. */
function moved(run: Run, t: number): Pick<Turn, 'mixture' | 'before' | 'bound'> {
  if (t === 0) {
    const lambda = withEdits(run, 0, run.start.lambda);
    return { mixture: { ...run.start, lambda }, before: lambda === run.start.lambda ? null : run.start.lambda, bound: NaN };
  }
  const { mixture: from, expected, changed } = run.turns[t - 1];
  const stood = changed?.lambda ?? from.lambda;
  const made = maximised(expected, { ...from, lambda: stood }, run.observed.counts.rows, run.learnPi);
  const lambda = withEdits(run, 2 * t, made.lambda);
  const mixture = { ...made, lambda };
  return { mixture, before: lambda === made.lambda ? stood : made.lambda, bound: boundAt({ expected, mixture: from }, mixture) };
}

/** These rates with the changes made after a half-step; the same array where there are none. */
function withEdits({ edits, observed }: Run, halfStep: number, lambda: Float64Array): Float64Array {
  const here = edits.filter((edit) => edit.halfStep === halfStep);
  if (here.length === 0) return lambda;
  const changed = Float64Array.from(lambda);
  for (const { k, neuron, rate } of here) changed[k * observed.counts.columns + neuron] = rate;
  return changed;
}

/** The half-step at which the run ends, if that is turn t's: a whole step without a change by hand gained next to nothing, left a bin impossible, or there were enough. */
function endsAt(run: Run, t: number): number | null {
  if (t === mostSteps) return 2 * t;
  if (t === 0 || latestEdit(run) > 2 * t - 2) return null;
  const [before, now] = [run.turns[t - 1].expected.logLik, run.turns[t].expected.logLik];
  return now === -Infinity || now - before < leastGain ? 2 * t : null;
}

/** The last half-step that is known. */
export const known = ({ turns, last }: Run): number => last ?? 2 * turns.length - 1;
