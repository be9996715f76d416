import { inMegabytes } from '../../contract/limits';
import { refuseLimit } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { finished, type Work } from '../../contract/work';
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
export const readyCounts = (rows: number, columns: number, all: Float64Array | Uint16Array): Counts => finished(readyingCounts(rows, columns, all));

const countsPerYield = 200_000;
/** Most counts are small: each is evaluated once a column, however often it was seen. */
const tallied = 256;

/** The same in slices, for many of them. */
export function* readyingCounts(rows: number, columns: number, all: Float64Array | Uint16Array): Work<Counts> {
  let most = 0;
  for (let j = 0; j < all.length; j += 1) {
    if (all[j] > most) most = all[j];
    if (j % countsPerYield === 0) yield { done: j, of: 3 * all.length };
  }
  checkCost(rows, columns, 0, most <= largestShort ? 2 : 8);
  const values = most <= largestShort ? new Uint16Array(all) : all;
  const times = new Float64Array(columns * tallied);
  const sums = new Float64Array(columns);
  const stride = Math.max(1, Math.floor(countsPerYield / Math.max(1, columns)));
  for (let i = 0; i < rows; i += 1) {
    for (let d = 0; d < columns; d += 1) {
      const y = values[i * columns + d];
      sums[d] += y;
      if (y < tallied) times[d * tallied + y] += 1;
    }
    if (i % stride === 0) yield { done: rows + i, of: 3 * rows };
  }
  const means = sums.map((sum) => sum / Math.max(1, rows));
  let oneClassLogLik = 0;
  for (let j = 0; j < times.length; j += 1) if (times[j] > 0) oneClassLogLik += times[j] * poissonLogMass(j % tallied, means[Math.floor(j / tallied)]);
  if (most < tallied) return { rows, columns, values, means, oneClassLogLik };
  for (let j = 0; j < values.length; j += 1) {
    if (values[j] >= tallied) oneClassLogLik += poissonLogMass(values[j], means[j % columns]);
    if (j % countsPerYield === 0) yield { done: 2 * values.length + j, of: 3 * values.length };
  }
  return { rows, columns, values, means, oneClassLogLik };
}
