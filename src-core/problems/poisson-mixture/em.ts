import type { Matrix } from '../../contract/matrix';
import { finished, type Work } from '../../contract/work';
import { logSumExp } from '../../maths/logSumExp';
import { blockRows, openBlock, possibleFrom, prepare, workspace, type Workspace } from './blocks';
import { checkPi, checkRates } from './checks';
import { checkCost, type Counts } from './counts';
import { nth } from './nth';

/** Weights and rates of K classes: a state of EM. `lambda` is K x D row-major; log π is kept beside π because a weight may lie below every double. */
export interface Mixture {
  readonly pi: Float64Array;
  readonly logPi: Float64Array;
  readonly lambda: Float64Array;
}

/** Weights on the simplex and rates >= 0 as a state of EM. Refuses others. */
export function mixtureOf(pi: ArrayLike<number>, lambda: Matrix): Mixture {
  checkPi(pi);
  checkRates(lambda);
  return { pi: Float64Array.from(pi), logPi: Float64Array.from(pi, Math.log), lambda: lambda.values };
}

/** What the E step leaves for the M step, and what it says of the parameters that it was made with. */
export interface Expectation {
  /** log p(Y) at the parameters of this E step; -Infinity if a row is impossible. */
  readonly logLik: number;
  /** log Σ_i ω_ik, for each class; -Infinity: the class is empty. */
  readonly logWeight: Float64Array;
  /** K x D: Σ_i ω_ik y_id / Σ_i ω_ik; NaN for an empty class. */
  readonly means: Float64Array;
  /** ω, n x K row-major, zeros in an impossible row; null where it was not asked for. */
  readonly responsibilities: Float64Array | null;
}

/** A class whose shares sum to less than this has lost digits below the smallest doubles. */
const leastWeight = 1e-280;
/** Multiplications of either step between two yields: a millisecond by loops, a tenth of one on vectors. */
const workPerYield = 3e5;

/**
 * The E step over all rows with the sums that the M step needs: the counts are read once.
 *
 * A class whose responsibilities are all below the smallest double is not empty: its rows are weighed again by their logarithms.
 * `keep`: whether the responsibilities are wanted, 8 n K bytes; refuses (kind `limit`) what would not fit.
 * Yields progress at least every millisecond or two. The same counts and parameters give the same bits.
 */
export function* expectation(counts: Counts, mixture: Mixture, keep: boolean, work?: Workspace): Work<Expectation> {
  const { rows, columns } = counts;
  const K = mixture.logPi.length;
  if (keep) checkCost(rows, columns, K, counts.values.BYTES_PER_ELEMENT);
  const room = work ?? workspace(columns, K);
  const responsibilities = keep ? new Float64Array(rows * K) : null;
  const stride = rowsPerYield(columns, room.lanes);
  prepare(counts, mixture.logPi, mixture.lambda, room);
  let gain = 0;
  for (let slice = 0; slice < rows; slice += stride) {
    const block = openBlock(counts, room);
    for (let from = slice; from < Math.min(rows, slice + stride); from += blockRows) {
      const filled = block.fill(from);
      block.score();
      gain += block.share();
      block.add();
      if (responsibilities) keepShares(responsibilities, from, filled, K, room.lanes, block.shares);
    }
    block.close();
    yield { done: slice, of: rows };
  }
  const logWeight = Float64Array.from({ length: K }, (_, k) => Math.log(room.weight[k]));
  const means = Float64Array.from({ length: K * columns }, (_, j) => room.weighted[Math.floor(j / columns) * room.width + (j % columns)] / room.weight[Math.floor(j / columns)]);
  for (let k = 0; k < K; k += 1) {
    if (room.weight[k] >= leastWeight) continue;
    logWeight[k] = yield* faintClass(counts, k, room, means.subarray(k * columns, (k + 1) * columns));
  }
  return { logLik: counts.oneClassLogLik + gain, logWeight, means, responsibilities };
}

const rowsPerYield = (columns: number, lanes: number): number => blockRows * Math.max(1, Math.floor(workPerYield / (blockRows * lanes * Math.max(1, columns))));

function keepShares(responsibilities: Float64Array, from: number, filled: number, K: number, lanes: number, shares: Float64Array): void {
  for (let i = 0; i < filled; i += 1) for (let k = 0; k < K; k += 1) responsibilities[(from + i) * K + k] = shares[i * lanes + k];
}

/** The means of a class by shares relative to its largest, which may lie far below the doubles; returns the log of the sum of its shares. */
function* faintClass(counts: Counts, k: number, room: Workspace, means: Float64Array): Work<number> {
  const { rows, columns } = counts;
  const { lanes } = room;
  const stride = rowsPerYield(columns, lanes);
  let top = -Infinity;
  let weight = 0;
  means.fill(0);
  for (let slice = 0; slice < rows; slice += stride) {
    const block = openBlock(counts, room);
    for (let from = slice; from < Math.min(rows, slice + stride); from += blockRows) {
      const filled = block.fill(from);
      block.score();
      for (let i = 0; i < filled; i += 1) {
        const score = block.shares[i * lanes + k];
        if (score < possibleFrom) continue;
        const logShare = score - logSumExp(block.shares, i * lanes, (i + 1) * lanes);
        if (logShare > top) {
          const shrink = Math.exp(top - logShare);
          weight *= shrink;
          for (let d = 0; d < columns; d += 1) means[d] *= shrink;
          top = logShare;
        }
        const share = Math.exp(logShare - top);
        weight += share;
        for (let d = 0; d < columns; d += 1) means[d] += share * block.counts[i * columns + d];
      }
    }
    yield { done: slice, of: rows };
  }
  for (let d = 0; d < columns; d += 1) means[d] /= weight;
  return top + Math.log(weight);
}

/**
 * The M step: rates λ_kd = Σ_i ω_ik y_id / Σ_i ω_ik and, if they are learnt, weights π_k = Σ_i ω_ik / n.
 *
 * An empty class keeps its rates: the bound does not depend on them. n: the number of rows.
 */
export function maximised({ logWeight, means }: Expectation, { pi, logPi, lambda }: Mixture, n: number, learnPi: boolean): Mixture {
  const columns = lambda.length / logPi.length;
  const rates = lambda.map((rate, j) => (logWeight[Math.floor(j / columns)] === -Infinity ? rate : means[j]));
  if (!learnPi || n === 0) return { pi, logPi, lambda: rates };
  const learnt = logWeight.map((weight) => weight - Math.log(n));
  return { pi: learnt.map(Math.exp), logPi: learnt, lambda: rates };
}

/** One step of EM, E and then M: the new parameters, and the log likelihood of the old ones. Pure. Dempster, Laird & Rubin, JRSS B 39 (1977). */
export function emStep(counts: Counts, mixture: Mixture, learnPi: boolean, work?: Workspace): { logLik: number; mixture: Mixture } {
  const expected = finished(expectation(counts, mixture, false, work));
  return { logLik: expected.logLik, mixture: maximised(expected, mixture, counts.rows, learnPi) };
}

/** A path of EM: the log likelihood before the first step and after each, and where the last step ended. */
export interface Path {
  readonly logLik: readonly number[];
  readonly mixture: Mixture;
  /** Whether a whole step gained less than was asked for. */
  readonly converged: boolean;
}

/**
 * At most `steps` steps of EM from a start; ends sooner when a whole step gains less than `leastGain` (-Infinity: never).
 *
 * A start with an impossible row ends at once: its log likelihood is -Infinity and its responsibilities have no meaning.
 * Yields progress in steps; may be dropped at any yield.
 */
export function* emRun(counts: Counts, start: Mixture, steps: number, learnPi: boolean, leastGain: number): Work<Path> {
  const room = workspace(counts.columns, start.logPi.length);
  const logLik: number[] = [];
  let mixture = start;
  for (let t = 0; ; t += 1) {
    const expected = yield* nth(expectation(counts, mixture, false, room), t, steps + 1);
    logLik.push(expected.logLik);
    const converged = t > 0 && logLik[t] - logLik[t - 1] < leastGain;
    if (t === steps || converged || logLik[t] === -Infinity) return { logLik, mixture, converged };
    mixture = maximised(expected, mixture, counts.rows, learnPi);
  }
}
