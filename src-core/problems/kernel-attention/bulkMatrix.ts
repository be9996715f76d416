import type { Progress } from '../../contract/types';
import { asMatrices, blockRows, checkBulk, inFours, type Tokens } from './bulk';
import { matrixRows, type Row } from './matrixRoute';
import { checkFinite, checkSize, type Kernel } from './model';
import { blockKeys, scoreBlock } from './scoreBlock';

/** So many multiplications are one breath of work between two yields. */
const breath = 2 ** 24;
/** A denominator below this share of what its scores could be is rounding, or is zero: such rows are asked of the route of single rows. */
const vanished = 1e-10;
/** Scores whose squares, and sums of squares, stay within the doubles. */
const [smallest, largest] = [1e-140, 1e140];

/**
 * Attention in bulk by its matrix, of which only 48 x 128 entries exist at a time: Y [T][D], NaN throughout in a row whose denominator is zero.
 *
 * Scores, kernel and mask of a block in place, then Y += A X; softmax goes over its scores twice, the first time for the largest of a row.
 * Refuses numbers that are not finite, softmax scores beyond the doubles, lengths that do not fit, and what would not fit into memory.
 */
export function* attendByBlocks(tokens: Tokens, kernel: Kernel, scaled: boolean, causal: boolean): Generator<Progress, Float64Array, void> {
  checkBulk(tokens);
  checkFinite('X', tokens.X);
  const { T, D, K } = tokens;
  checkSize('X', `Tokens, keys and outputs of ${T} x ${D}`, T * (inFours(D) + D) + 2 * (T + blockKeys) * K);
  const block = scoreBlock(tokens, kernel === 'softmax' && scaled);
  const tops = new Float64Array(blockRows);
  const denominators = new Float64Array(blockRows);
  const out = new Float64Array(T * D).fill(NaN);
  let byScores: Row | null = null;

  function rows(from: number, count: number): void {
    const end = causal ? from + count : T;
    let first = 0;
    const seen = (r: number): number => Math.max(0, Math.min(blockKeys, (causal ? from + r + 1 : T) - first));
    block.place(from, count);
    tops.fill(-Infinity);
    denominators.fill(0);
    if (kernel === 'softmax')
      for (first = 0; first < end; first += blockKeys) {
        block.score(first);
        block.top(first, seen, tops);
      }
    for (first = 0; first < end; first += blockKeys) {
      block.score(first);
      block.weigh(kernel, seen, tops, denominators);
      block.mix(first);
    }
    for (let r = 0; r < count; r += 1) putOut(r, from + r);
  }

  const keySums = runningSums(block.keyNorms, kernel === 'quadratic' ? 2 : 1);
  function putOut(r: number, t: number): void {
    const bound = keySums[causal ? t : T - 1] * block.queryNorms[t] ** (kernel === 'quadratic' ? 2 : 1);
    const trusted = bound > smallest && bound < largest && Math.abs(denominators[r]) > vanished * bound;
    if (kernel === 'softmax' || trusted) return block.put(r, denominators[r], out, t * D);
    byScores ??= matrixRows(...asMatrices(tokens), kernel, scaled, causal);
    const row = byScores(t);
    if (row) out.set(row.output, t * D);
  }

  const inBreath = Math.max(1, Math.floor(breath / (blockRows * T * (K + D)))) * blockRows;
  for (let first = 0; first < T; first += inBreath) {
    block.open();
    for (let from = first; from < Math.min(T, first + inBreath); from += blockRows) rows(from, Math.min(blockRows, T - from));
    yield { done: first, of: T };
  }
  return out;
}

/** Σ_(s <= t) values[s]^power at t. */
function runningSums(values: Float64Array, power: number): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value ** power));
}
