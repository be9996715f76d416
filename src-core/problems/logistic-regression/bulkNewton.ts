import { refuse, refuseShape } from '../../contract/faults';
import type { Progress } from '../../contract/types';
import { choleskyFactor, choleskySolve } from '../../maths/cholesky';
import { adderOf, emptySums, type Design } from './sums';

/** Where Newton's method stands: what the next pass over the rows needs to know. */
export interface NewtonState {
  readonly coefficients: Float64Array;
  /** The last step, and how fast L rose along it where it began; null at the start. */
  readonly last: { readonly step: Float64Array; readonly rise: number } | null;
  /** What the last step did to the log odds of a row, squared: their weighted mean, which stays near 1 where labels are separable. */
  readonly moved: number;
  /** The first column in which these rows, with the weights they have here, bend L no more than those before it do; -1 for none. The last is the intercept. */
  readonly dependent: number;
}

export interface BulkFit {
  /** Of the covariates, then the intercept. */
  coefficients: Float64Array;
  /** Passes over all rows. */
  passes: number;
}

/** A pass is cut into slices of so many rows. */
const sliceRows = 4096;
/** Steps of 3e-6 in the log odds: the error left is about the square of that. */
const closeEnough = 1e-11;
/** A part of the rows errs by more than the square of this anyway. */
const closeEnoughToStart = 1e-2;
/** Begun on one block of rows in sixteen, then on one in four: passes over few rows cost little, and three over all are left. */
const starts = [16, 4];
const mostPasses = 60;
const mostPassesToStart = 12;
/** With fewer rows a coefficient than this, a part of them says too little to begin with. */
const fewestRows = 40;

const startOf = (coefficients: Float64Array): NewtonState => ({ coefficients, last: null, moved: Infinity, dependent: -1 });

/**
 * One pass over the rows of a design, or over every so manieth block of 64, and one step from it: Newton's, or half of the last step back where L has
 * come to fall along it faster than half as fast as it rose. The function owns its sums, so one pass at a time; a state can be taken again whenever
 * that is over. Where a column is dependent no step is taken. Blocks from all over the table: the first rows may be all of one label.
 */
export function newtonPass(design: Design, every = 1): (state: NewtonState) => Generator<Progress, NewtonState, void> {
  const { rows, covariates } = design;
  const p = covariates + 1;
  const sums = emptySums(covariates);
  const add = adderOf(design, sums, every);
  const factor = new Float64Array(p * p);

  return function* ({ coefficients, last }) {
    sums.score.fill(0);
    sums.information.fill(0);
    for (let from = 0; from < rows; from += every * sliceRows) {
      const to = Math.min(rows, from + every * sliceRows);
      add(coefficients, from, to);
      yield { done: to, of: rows };
    }
    const { score, information } = sums;
    if (last !== null && dot(score, last.step, p) < -0.5 * last.rise) {
      const step = last.step.map((part) => part / 2);
      return { coefficients: coefficients.map((value, j) => value - step[j]), last: { step, rise: last.rise / 2 }, moved: Infinity, dependent: -1 };
    }
    for (let j = 0; j < p; j += 1) for (let k = 0; k <= j; k += 1) factor[j * p + k] = information[j * p + k];
    const dependent = choleskyFactor(factor, p);
    if (dependent >= 0) return { coefficients, last, moved: Infinity, dependent };
    const step = score.slice(0, p);
    choleskySolve(factor, p, step);
    const rise = dot(score, step, p);
    const weight = information[p * p - 1];
    return { coefficients: coefficients.map((value, j) => value + step[j]), last: { step, rise }, moved: rise / weight, dependent };
  };
}

function dot(a: Float64Array, b: Float64Array, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; j += 1) sum += a[j] * b[j];
  return sum;
}

/**
 * The maximum likelihood coefficients of a logistic regression with intercept, for many rows: Newton's method, begun on part of them.
 *
 * X [rows][covariates] and y [rows] flat, finite, y of 0 and 1. Memory beyond the data: p² numbers.
 * Refuses sizes that do not fit, other labels, what is not finite, dependent columns,
 * and labels that are separable or so nearly that no maximum is found in 60 passes.
 * McCullagh & Nelder, Generalized Linear Models, ch. 2.5.
 */
export function* fitMany(design: Design): Generator<Progress, BulkFit, void> {
  const { X, y, rows, covariates } = design;
  if (X.length !== rows * covariates) refuseShape('X', `X must hold ${rows} rows of ${covariates} numbers; it holds ${X.length}.`);
  if (y.length !== rows) refuseShape('y', `y must have a label for each of the ${rows} rows of X; it has ${y.length}.`);
  for (let i = 0; i < rows; i += 1) if (y[i] !== 0 && y[i] !== 1) refuse('y', `y[${i}] is a label, so it must be 0 or 1; it is ${y[i]}.`);
  const zero = new Float64Array(covariates + 1);
  let begun: Float64Array = zero;
  for (const every of starts) {
    if (rows < fewestRows * every * (covariates + 1)) continue;
    const part = yield* settle(design, every, begun, closeEnoughToStart, mostPassesToStart);
    begun = part.settled ? part.coefficients : zero;
  }
  let fit = yield* settle(design, 1, begun, closeEnough, mostPasses);
  if (!fit.settled && begun !== zero) fit = yield* settle(design, 1, zero, closeEnough, mostPasses);
  if (fit.settled) return { coefficients: fit.coefficients, passes: fit.passes };
  // A number that is not finite spoils every sum, so it needs no look of its own while all goes well.
  const bad = X.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) refuse('X', `X[${Math.floor(bad / covariates)}][${bad % covariates}] must be finite; it is ${X[bad]}.`);
  // At zero all weights are equal, so a dependence there is one of the columns; later it comes from weights that vanish.
  if (fit.dependent >= 0 && fit.passes === 1) {
    const name = fit.dependent === covariates ? 'The intercept' : `Column ${fit.dependent + 1} of X`;
    refuse('X', `${name} is a combination of the columns before it, to twelve digits; leave one of them out.`);
  }
  return refuse('y', `No maximum is found in ${mostPasses} passes: the labels are separable, or so nearly that the coefficients grow for ever.`);
}

interface Settled extends NewtonState {
  readonly passes: number;
  readonly settled: boolean;
}

/** Newton's method from given coefficients until the log odds stand still, a column is dependent, or so many passes are over. */
function* settle(design: Design, every: number, from: Float64Array, within: number, most: number): Generator<Progress, Settled, void> {
  const pass = newtonPass(design, every);
  let state = startOf(from);
  for (let passes = 1; ; passes += 1) {
    state = yield* pass(state);
    const settled = state.moved <= within;
    if (settled || state.dependent >= 0 || passes === most) return { ...state, passes, settled };
  }
}
