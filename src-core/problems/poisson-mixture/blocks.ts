import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import type { Counts } from './counts';

/** Rows worked on together: their counts, scores and shares stay in the nearest cache. */
export const blockRows = 48;
/** Stands for log 0 where a count of 0 must cancel it: 0 times -Infinity would be no number. */
const impossible = -1e300;
/** A score below this was impossible in some factor: no sum of true scores comes near. */
export const possibleFrom = -1e299;

const inFours = (n: number): number => 4 * Math.ceil(n / 4);

/** What the steps over rows need between two slices, made once per run: the kernels' memory keeps nothing. */
export interface Workspace {
  readonly columns: number;
  /** Classes rounded up to a multiple of four; lanes without a class are impossible. */
  readonly lanes: number;
  /** Columns rounded up to a multiple of four. */
  readonly width: number;
  /** D x lanes: log(λ_kd / mean_d). */
  readonly slopes: Float64Array;
  /** 48 x lanes, every row the same: log π_k - Σ_d (λ_kd - mean_d). */
  readonly offsets: Float64Array;
  /** lanes: Σ_i ω_ik. */
  readonly weight: Float64Array;
  /** lanes x width: Σ_i ω_ik y_id; what lies beyond the columns has no meaning. */
  readonly weighted: Float64Array;
}

/** Room for K classes over these columns. */
export function workspace(columns: number, classes: number): Workspace {
  const [lanes, width] = [inFours(classes), inFours(columns)];
  return {
    columns,
    lanes,
    width,
    slopes: new Float64Array(columns * lanes),
    offsets: new Float64Array(blockRows * lanes),
    weight: new Float64Array(lanes),
    weighted: new Float64Array(lanes * width),
  };
}

/** Makes slopes and offsets of log weights (K) and rates (K x D), and clears the sums. */
export function prepare({ means, columns }: Counts, logPi: Float64Array, lambda: Float64Array, work: Workspace): void {
  work.weight.fill(0);
  work.weighted.fill(0);
  work.offsets.fill(impossible, 0, work.lanes);
  for (let k = 0; k < logPi.length; k += 1) {
    let offset = logPi[k];
    for (let d = 0; d < columns; d += 1) {
      const rate = lambda[k * columns + d];
      offset -= rate - means[d];
      // A column of zeros never asks for its slope.
      work.slopes[d * work.lanes + k] = means[d] === 0 ? 0 : rate === 0 ? impossible : Math.log(rate / means[d]);
    }
    work.offsets[k] = Math.max(offset, impossible);
  }
  for (let i = 1; i < blockRows; i += 1) work.offsets.copyWithin(i * work.lanes, 0, work.lanes);
}

/** A block of rows on the kernels' memory, good until the next yield. */
export interface Block {
  /** Counts of rows from, from + 1, ...: returns how many. */
  fill(from: number): number;
  /** Scores of the rows that were filled: offset_k + Σ_d y_d slope_kd, the log joint less that of a single class. */
  score(): void;
  /**
   * Scores become responsibilities, row by row; returns the block's log likelihood less that of a single class.
   * A row that no class can make gets shares of 0, and makes the result -Infinity.
   */
  share(): number;
  /** Adds the rows' Σ_i ω_ik and Σ_i ω_ik y_id. */
  add(): void;
  /** Keeps the sums for the next slice. */
  close(): void;
  /** Scores or responsibilities, 48 x lanes, as they stand. */
  readonly shares: Float64Array;
  /** Counts, 48 x D. */
  readonly counts: Float64Array;
}

/** Lays a block out, with all that `prepare` made and the sums so far. */
export function openBlock({ rows, values }: Counts, work: Workspace): Block {
  const { columns, lanes, width } = work;
  const use = kernels();
  const size = blockRows * columns;
  const { memory, ...at } = layOut(use, {
    slopes: columns * lanes,
    offsets: blockRows * lanes,
    weight: lanes,
    weighted: lanes * width,
    ones: blockRows,
    short: Math.ceil(size / 4) + 2,
    counts: size + width + 8,
    shares: blockRows * lanes,
  });
  const constants = ['slopes', 'offsets', 'weight', 'weighted'] as const;
  for (const name of constants) memory.set(work[name], at[name]);
  memory.fill(1, at.ones, at.ones + blockRows);
  const short = new Uint16Array(memory.buffer, 8 * at.short, size);
  let filled = 0;
  return {
    fill(from) {
      filled = Math.min(blockRows, rows - from);
      const part = values.subarray(from * columns, (from + filled) * columns);
      if (part instanceof Float64Array) memory.set(part, at.counts);
      else {
        short.set(part);
        use.widen(8 * Math.ceil(part.length / 8), at.short, at.counts);
      }
      return filled;
    },
    score() {
      memory.copyWithin(at.shares, at.offsets, at.offsets + filled * lanes);
      use.gemm(filled, lanes, columns, at.counts, columns, 1, at.slopes, lanes, at.shares, lanes, true);
    },
    share: () => use.softmaxRows(filled, lanes, at.shares, lanes),
    add() {
      use.gemm(1, lanes, filled, at.ones, 0, 1, at.shares, lanes, at.weight, lanes, true);
      use.gemm(lanes, width, filled, at.shares, 1, lanes, at.counts, columns, at.weighted, width, true);
    },
    close() {
      work.weight.set(memory.subarray(at.weight, at.weight + lanes));
      work.weighted.set(memory.subarray(at.weighted, at.weighted + lanes * width));
    },
    shares: memory.subarray(at.shares, at.shares + blockRows * lanes),
    counts: memory.subarray(at.counts, at.counts + size),
  };
}
