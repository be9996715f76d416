import { refuse, refuseShape } from '../../../contract/faults';
import { matrix, type Matrix } from '../../../contract/matrix';
import { vector } from '../../../contract/quantity';
import { derivation, type Derivation, type Step } from '../../../contract/steps';
import { whole } from '../../../contract/words';
import type { Work } from '../../../contract/work';
import { checkMixture, checkResponsibilities, checkRows } from '../checks';
import { logJoint, mStep, responsibilities } from '../model';
import { momentOf } from '../moment';
import { observedWork } from '../observed';
import { runOf } from '../runOf';
import type { State } from '../state';

/** Where the lines of problem 3 are evaluated: counts, the rates that the shares are computed with, a row and a column to look at. */
export interface At {
  /** n x D. */
  readonly Y: Matrix;
  readonly pi: readonly number[];
  /** K x D. */
  readonly lambda: Matrix;
  /** n x K: log π_k + Σ_d log Po(y_id; λ_kd), and the responsibilities made of it; NaN in an impossible row. */
  readonly joint: Matrix;
  readonly omega: Matrix;
  /** K x D: what M makes of them; NaN for an empty class. */
  readonly next: Matrix;
  /** Σ_i ω_ik and, in the column looked at, Σ_i ω_ik y_id, for each class. */
  readonly weight: readonly number[];
  readonly weightedCount: readonly number[];
  /** The row and the column looked at, from 0. */
  readonly i: number;
  readonly d: number;
}

/** Shares typed beside the rates may miss a sum of one by this much. */
const sharesWithin = 1e-9;

function checkShares({ Y, pi }: Pick<At, 'Y' | 'pi'>, omega: Matrix): void {
  checkRows(Y, omega);
  if (omega.columns !== pi.length) refuseShape('omega', `omega must have one column for each of the ${pi.length} classes of pi; it has ${omega.columns}.`);
  checkResponsibilities(omega);
  for (let i = 0; i < omega.rows; i += 1) {
    const sum = omega.values.subarray(i * omega.columns, (i + 1) * omega.columns).reduce((total, each) => total + each, 0);
    if (!(Math.abs(sum - 1) <= sharesWithin)) refuse('omega', `omega[${i}] shares one row among the classes, so it must sum to one; it sums to ${sum}.`);
  }
}

/** Counts, weights and rates with all that follows from them. `omega`: the shares, where they are given; else the responsibilities. */
function stateOf({ Y, pi, lambda }: Pick<At, 'Y' | 'pi' | 'lambda'>, given: Matrix | null, i: number, d: number): At {
  checkMixture(Y, pi, lambda);
  if (Y.rows === 0 || Y.columns === 0) refuse('Y', 'Y must hold at least one row of at least one count.');
  if (given) checkShares({ Y, pi }, given);
  const omega = given ?? responsibilities(Y, pi, lambda);
  // A row without responsibilities has no place in the sums of M; lines that need it say that they are not defined.
  const next = impossibleRow(omega) < 0 ? mStep(Y, omega) : { ...lambda, values: lambda.values.map(() => NaN) };
  const overRows = (k: number, f: (row: number) => number): number => {
    let sum = 0;
    for (let row = 0; row < Y.rows; row += 1) sum += omega.values[row * pi.length + k] * f(row);
    return sum;
  };
  const weight = Array.from(pi, (_, k) => overRows(k, () => 1));
  const weightedCount = Array.from(pi, (_, k) => overRows(k, (row) => Y.values[row * Y.columns + d]));
  return { Y, pi, lambda, joint: logJoint(Y, pi, lambda), omega, next, weight, weightedCount, i, d };
}

const impossibleRow = ({ rows, columns, values }: Matrix): number => Array.from({ length: rows }, (_, i) => i).findIndex((i) => Number.isNaN(values[i * columns]));

/** Why no line that sums over rows has a meaning here, or null. */
export function impossible({ omega }: At): string | null {
  const row = impossibleRow(omega);
  return row < 0 ? null : `No class can have made row ${row + 1}: its responsibilities are 0/0.`;
}

export const classes = ({ pi }: At): number[] => Array.from(pi, (_, k) => k);
export const count = ({ Y }: At, i: number, d: number): number => Y.values[i * Y.columns + d];
export const rate = ({ Y, lambda }: At, k: number, d: number): number => lambda.values[k * Y.columns + d];
export const share = ({ omega }: At, i: number, k: number): number => omega.values[i * omega.columns + k];

/** Masses that one evaluation in a lab may take: a few tenths of a millisecond each time that they are needed. */
const mostMasses = 20_000;

/** The present counts, weights and rates of the lab: all bins where that is quick, else those from the chosen one on. */
function* inLab(state: State): Work<{ state: At; scope: string | null }> {
  const observed = yield* observedWork(state);
  const { now, K, D, n } = yield* momentOf(runOf(state, observed), state.step);
  const bins = Math.min(n, Math.max(1, Math.floor(mostMasses / (K * D))));
  const chosen = Math.min(n - 1, Number(state.choices['bin']));
  const from = bins === n ? 0 : Math.min(chosen, n - bins);
  const Y = { rows: bins, columns: D, values: Float64Array.from(observed.counts.values.subarray(from * D, (from + bins) * D)) };
  const at = stateOf({ Y, pi: Array.from(now.pi), lambda: { rows: K, columns: D, values: now.lambda } }, null, chosen - from, Math.min(D - 1, Number(state.choices['neuron'])));
  return { state: at, scope: bins === n ? null : `Worked out on bins ${whole(from + 1)} to ${whole(from + bins)} of ${whole(n)}.` };
}

/** A part of problem 3. */
export const ofMixture = (steps: readonly Step<At>[]): Derivation =>
  derivation({
    shape: { Y: matrix, pi: vector, lambda: matrix, omega: matrix.optional() },
    defaults: { Y: [[3], [0], [5]], pi: [0.4, 0.6], lambda: [[1], [4]] },
    // Shares may be typed; else the rows are shared as the E step does.
    stateOf: ({ omega = null, ...values }) => stateOf(values, omega, 0, 0),
    inLab,
    steps,
  });
