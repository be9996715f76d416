import type { Progress } from '../../contract/types';
import { asMatrices, blockRows, checkBulk, inFours, type Tokens } from './bulk';
import { featureBlock } from './featureBlock';
import { matrixRows, type Row } from './matrixRoute';
import { checkFinite, checkSize } from './model';

/** Blocks between two yields: a few milliseconds by loops, a fraction of one on vectors. */
const breath = 8;
/** A denominator below this share of |q|² Σ|k|² has lost six digits to cancellation: such rows go by their scores. */
const cancelled = 1e-6;
/** Fourth powers of the tokens' sizes that stay within the doubles. */
const [smallest, largest] = [1e-140, 1e140];

/**
 * Quadratic attention in bulk, without the matrix: Y [T][D], NaN throughout in a row whose denominator is zero.
 *
 * In blocks of 48 tokens: all keys into V and w first, then all queries; with `causal` each block's queries see the sums of the blocks before
 * through their features, and their own block through its scores. Nothing is allocated from block to block.
 * Refuses numbers that are not finite, lengths that do not fit, and what would not fit into memory. As attendByLinearForm, to about 1e-10.
 */
export function* attendByFeatures(tokens: Tokens, causal: boolean): Generator<Progress, Float64Array, void> {
  checkBulk(tokens);
  const { T, D, K } = tokens;
  const P = (K * (K + 1)) / 2;
  checkSize('X', `Outputs of ${T} x ${D} beside sums of ${P} x ${D + 1}`, T * D + 2 * P * (inFours(D) + 4));
  const block = featureBlock(tokens);
  const queryNorms = new Float64Array(blockRows);
  const keyNorms = new Float64Array(blockRows);
  const out = new Float64Array(T * D);
  let keySizes = 0;
  let byScores: Row | null = null;

  let checked = false;
  /** A token that is not finite spoils its key, so it needs no look of its own while all goes well. */
  function checkTokens(sizes: number): void {
    if (Number.isFinite(sizes) || checked) return;
    checkFinite('X', tokens.X);
    checked = true;
  }
  function putOut(from: number, count: number): void {
    for (let r = 0; r < count; r += 1) {
      if (causal) keySizes += keyNorms[r];
      const bound = queryNorms[r] * keySizes;
      const to = (from + r) * D;
      if (bound > smallest && bound < largest && block.denominator(r) > cancelled * bound) {
        block.put(r, out, to);
        continue;
      }
      byScores ??= matrixRows(...asMatrices(tokens), 'quadratic', false, causal);
      const found = byScores(from + r);
      if (found) out.set(found.output, to);
      else out.fill(NaN, to, to + D);
    }
  }
  function* blocks(work: (from: number, count: number) => void, done: number): Generator<Progress, void, void> {
    for (let first = 0; first < T; first += breath * blockRows) {
      block.open();
      for (let from = first; from < Math.min(T, first + breath * blockRows); from += blockRows) {
        const count = Math.min(blockRows, T - from);
        block.place(from, count);
        work(from, count);
      }
      block.close();
      yield { done: done + first, of: causal ? T : 2 * T };
    }
  }

  if (causal) {
    yield* blocks((from, count) => {
      checkTokens(block.projectKeys(keyNorms));
      block.throughSums(queryNorms);
      block.withinBlock();
      putOut(from, count);
      block.addKeys();
    }, 0);
    return out;
  }
  yield* blocks(() => {
    const sizes = block.projectKeys(keyNorms);
    checkTokens(sizes);
    keySizes += sizes;
    block.addKeys();
  }, 0);
  yield* blocks((from, count) => {
    block.throughSums(queryNorms);
    putOut(from, count);
  }, T);
  return out;
}
