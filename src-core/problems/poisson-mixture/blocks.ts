import type { Counts } from './counts';

/** Rows worked on together: their counts, scores and shares stay in the nearest cache. A multiple of four. */
export const blockRows = 48;
/** Classes are worked on four at a time; lanes without a class are impossible. */
const laneGroup = 4;
/** Stands for log 0 where a count of 0 must cancel it: 0 times -Infinity would be no number. */
const impossible = -1e300;
/** A score below this was impossible in some factor: no sum of true scores comes near. */
export const possibleFrom = -1e299;

/** Room for the steps over rows, made once per run; nothing is allocated while rows are read. */
export interface Workspace {
  /** Classes rounded up to a multiple of four. */
  readonly lanes: number;
  /** lanes x D: log(λ_kd / mean_d). */
  readonly slopes: Float64Array;
  /** lanes: log π_k - Σ_d (λ_kd - mean_d). */
  readonly offsets: Float64Array;
  /** 48 x D: the counts of a block. */
  readonly block: Float64Array;
  /** 48 x lanes: the scores of a block, then its responsibilities. */
  readonly shares: Float64Array;
  /** lanes: Σ_i ω_ik. */
  readonly weight: Float64Array;
  /** lanes x D: Σ_i ω_ik y_id. */
  readonly weighted: Float64Array;
}

/** Room for K classes over these columns. */
export function workspace(columns: number, classes: number): Workspace {
  const lanes = Math.ceil(classes / laneGroup) * laneGroup;
  return {
    lanes,
    slopes: new Float64Array(lanes * columns),
    offsets: new Float64Array(lanes),
    block: new Float64Array(blockRows * columns),
    shares: new Float64Array(blockRows * lanes),
    weight: new Float64Array(lanes),
    weighted: new Float64Array(lanes * columns),
  };
}

/** Makes slopes and offsets of log weights (K) and rates (K x D), and clears the sums. */
export function prepare({ means, columns }: Counts, logPi: Float64Array, lambda: Float64Array, work: Workspace): void {
  work.weight.fill(0);
  work.weighted.fill(0);
  work.offsets.fill(impossible);
  for (let k = 0; k < logPi.length; k += 1) {
    let offset = logPi[k];
    for (let d = 0; d < columns; d += 1) {
      const rate = lambda[k * columns + d];
      offset -= rate - means[d];
      // A column of zeros never asks for its slope.
      work.slopes[k * columns + d] = means[d] === 0 ? 0 : rate === 0 ? impossible : Math.log(rate / means[d]);
    }
    work.offsets[k] = Math.max(offset, impossible);
  }
}

/** Copies rows from, from + 1, ... into the block and returns how many; what is left of the block is zero. */
export function fillBlock({ rows, columns, values }: Counts, from: number, { block }: Workspace): number {
  const filled = Math.min(blockRows, rows - from);
  const end = filled * columns;
  const start = from * columns;
  for (let j = 0; j < end; j += 1) block[j] = values[start + j];
  block.fill(0, end);
  return filled;
}

/** Scores of the block's rows, 48 x lanes: offset_k + Σ_d y_d slope_kd, the log joint less that of a single class. Two rows by four classes at a time. */
export function scoreBlock(columns: number, filled: number, { block, shares, slopes, offsets, lanes }: Workspace): void {
  for (let i = 0; i < filled; i += 2) {
    const first = i * columns;
    const second = first + columns;
    for (let k = 0; k < lanes; k += laneGroup) {
      const w0 = k * columns;
      const w1 = w0 + columns;
      const w2 = w1 + columns;
      const w3 = w2 + columns;
      let a0 = offsets[k];
      let a1 = offsets[k + 1];
      let a2 = offsets[k + 2];
      let a3 = offsets[k + 3];
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
      for (let d = 0; d < columns; d += 1) {
        const y = block[first + d];
        const z = block[second + d];
        const s0 = slopes[w0 + d];
        const s1 = slopes[w1 + d];
        const s2 = slopes[w2 + d];
        const s3 = slopes[w3 + d];
        a0 += y * s0;
        a1 += y * s1;
        a2 += y * s2;
        a3 += y * s3;
        b0 += z * s0;
        b1 += z * s1;
        b2 += z * s2;
        b3 += z * s3;
      }
      const to = i * lanes + k;
      shares[to] = a0;
      shares[to + 1] = a1;
      shares[to + 2] = a2;
      shares[to + 3] = a3;
      const below = to + lanes;
      shares[below] = b0;
      shares[below + 1] = b1;
      shares[below + 2] = b2;
      shares[below + 3] = b3;
    }
  }
}

/**
 * Scores become responsibilities, row by row, shifted by the row's best; returns the block's log likelihood less that of a single class.
 * A row that no class can make gets shares of 0, and makes the result -Infinity. Rows beyond `filled` get 0.
 */
export function shareBlock(filled: number, { shares, lanes }: Workspace): number {
  let shifts = 0;
  // A sum of shifted terms lies between 1 and the number of lanes, so the product of 48 stays within the doubles: one logarithm a block.
  let product = 1;
  for (let at = 0; at < filled * lanes; at += lanes) {
    let best = shares[at];
    for (let k = 1; k < lanes; k += 1) if (shares[at + k] > best) best = shares[at + k];
    if (best < possibleFrom) {
      shares.fill(0, at, at + lanes);
      shifts = -Infinity;
      continue;
    }
    let sum = 0;
    for (let k = 0; k < lanes; k += 1) {
      const term = Math.exp(shares[at + k] - best);
      shares[at + k] = term;
      sum += term;
    }
    const inverse = 1 / sum;
    for (let k = 0; k < lanes; k += 1) shares[at + k] *= inverse;
    shifts += best;
    product *= sum;
  }
  shares.fill(0, filled * lanes);
  return shifts + Math.log(product);
}

/** Adds the block's Σ_i ω_ik and Σ_i ω_ik y_id. Four rows at a time, so that each sum is read and written once for them. */
export function addBlock(columns: number, filled: number, { block, shares, weight, weighted, lanes }: Workspace): void {
  for (let i = 0; i < filled; i += 4) {
    const y0 = i * columns;
    const y1 = y0 + columns;
    const y2 = y1 + columns;
    const y3 = y2 + columns;
    for (let k = 0; k < lanes; k += 1) {
      const at = i * lanes + k;
      const r0 = shares[at];
      const r1 = shares[at + lanes];
      const r2 = shares[at + 2 * lanes];
      const r3 = shares[at + 3 * lanes];
      weight[k] += r0 + r1 + r2 + r3;
      const to = k * columns;
      for (let d = 0; d < columns; d += 1) weighted[to + d] += r0 * block[y0 + d] + r1 * block[y1 + d] + r2 * block[y2 + d] + r3 * block[y3 + d];
    }
  }
}
