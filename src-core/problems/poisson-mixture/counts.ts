import { inMegabytes } from '../../contract/limits';
import { refuseLimit } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { poissonLogMass } from '../../maths/poisson';
import { checkCounts } from './checks';

/** Counts as EM reads them, n x D row-major, with all that does not change while it runs. */
export interface Counts {
  readonly rows: number;
  readonly columns: number;
  /** Small counts take two bytes each. */
  readonly values: Float64Array | Uint16Array;
  /** The mean of each column: the rates of a single class. */
  readonly means: Float64Array;
  /**
   * Σ_id log Po(y_id; mean_d), the log likelihood of a single class. Everything else is measured against it:
   * Σ_d y_d log(λ_d/mean_d) - (λ_d - mean_d) is small where the logarithms of λ and of y! are large, and y! needs no sum in any step.
   */
  readonly oneClassLogLik: number;
}

const largestShort = 2 ** 16 - 1;
/** More counts and shares than this are not held. */
const mostBytes = 384 * 2 ** 20;

/** Refuses (kind `limit`) rows, columns and classes whose counts and responsibilities would take more than 384 MB, before any is made. */
export function checkCost(rows: number, columns: number, classes: number, bytesPerCount: number): void {
  const bytes = rows * (bytesPerCount * columns + 8 * classes);
  if (bytes <= mostBytes) return;
  const what = `${rows} rows of ${columns} counts, shared among ${classes} classes,`;
  refuseLimit('Y', `${what} would take ${inMegabytes(bytes)} (${bytes} bytes); at most ${inMegabytes(mostBytes)} are allowed. Take fewer rows or columns.`);
}

/**
 * Counts made ready for EM: n x D, whole and not negative; refuses others, and more than 384 MB.
 */
export function countsOf(Y: Matrix): Counts {
  checkCounts(Y);
  return readyCounts(Y.rows, Y.columns, Y.values);
}

/** As countsOf, for whole numbers that were checked or drawn. */
export function readyCounts(rows: number, columns: number, all: Float64Array | Uint16Array): Counts {
  let most = 0;
  for (let j = 0; j < all.length; j += 1) if (all[j] > most) most = all[j];
  checkCost(rows, columns, 0, most <= largestShort ? 2 : 8);
  const values = most <= largestShort ? new Uint16Array(all) : all;
  const means = new Float64Array(columns);
  for (let at = 0; at < values.length; at += columns) for (let d = 0; d < columns; d += 1) means[d] += values[at + d];
  for (let d = 0; d < columns; d += 1) means[d] /= Math.max(1, rows);
  return { rows, columns, values, means, oneClassLogLik: oneClassLogLik(values, columns, means) };
}

/** Most counts are small: each is evaluated once a column, however often it was seen. */
const tallied = 256;

function oneClassLogLik(values: Float64Array | Uint16Array, columns: number, means: Float64Array): number {
  const times = new Float64Array(columns * tallied);
  let sum = 0;
  for (let at = 0; at < values.length; at += columns) {
    for (let d = 0; d < columns; d += 1) {
      const y = values[at + d];
      if (y < tallied) times[d * tallied + y] += 1;
      else sum += poissonLogMass(y, means[d]);
    }
  }
  for (let j = 0; j < times.length; j += 1) if (times[j] > 0) sum += times[j] * poissonLogMass(j % tallied, means[Math.floor(j / tallied)]);
  return sum;
}
