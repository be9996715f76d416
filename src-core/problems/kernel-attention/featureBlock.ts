import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import { across, blockRows, inFours, type Tokens } from './bulk';

/**
 * A block of up to 48 tokens on the kernels' memory, and the sums V, w over all keys that were added.
 *
 * Features q_i q_j, i <= j, those off the diagonal doubled on the keys' side: P = K(K+1)/2 of them. Rows of X lie as they do in the data; where the
 * kernels take their columns in fours, what lies beyond column D has no meaning. Between `open` and `close` the shared memory is this block's.
 */
export interface FeatureBlock {
  open(): void;
  close(): void;
  /** Takes tokens from, ..., from + count - 1 into the block. */
  place(from: number, count: number): void;
  /** k_s of the block, and |k_s|² into `norms`; hands back their sum, which is finite only where all these tokens are. */
  projectKeys(norms: Float64Array): number;
  /** V += F'X over the block's keys. */
  addKeys(): void;
  /** Numerators and denominators of the block's queries by the sums so far, and |q_t|² into `norms`. */
  throughSums(norms: Float64Array): void;
  /** And by the block's own keys up to each token itself. */
  withinBlock(): void;
  denominator(r: number): number;
  /** The output of row r: its numerators over its denominator, into out[to], ... */
  put(r: number, out: Float64Array, to: number): void;
}

export function featureBlock({ D, K, X, Uq, Uk }: Tokens): FeatureBlock {
  const P = (K * (K + 1)) / 2;
  const width = inFours(D);
  const narrow = inFours(K);
  const forQueries = across(Uq, K, D);
  const forKeys = across(Uk, K, D);
  const sums = new Float64Array(P * width);
  // The kernels take four columns; only the first of these is asked for.
  const weights = new Float64Array(4 * P);
  const ones = new Float64Array(4 * blockRows).fill(1);
  const sizes = {
    forQueries: D * narrow,
    forKeys: D * narrow,
    tokens: blockRows * D + width,
    queries: blockRows * narrow + 1,
    keys: blockRows * narrow + 1,
    features: blockRows * P + 1,
    sums: P * width,
    weights: 4 * P,
    ones: 4 * blockRows,
    outputs: blockRows * width,
    denominators: 4 * blockRows,
    norms: blockRows,
    columns: narrow,
    keysAcross: K * blockRows,
    scores: blockRows * blockRows,
  };
  const chosen = kernels();
  const { gemm, jointSums, pairProducts } = chosen;
  let at = layOut(chosen, sizes);
  let count = 0;

  /** |row|² of each projection, by the products of a table with itself. */
  function normsOf(rows: number, norms: Float64Array): number {
    const sum = jointSums(count, narrow, rows, rows, at.norms, at.columns);
    norms.set(at.memory.subarray(at.norms, at.norms + count));
    return sum;
  }

  return {
    open() {
      at = layOut(chosen, sizes);
      at.memory.set(forQueries, at.forQueries);
      at.memory.set(forKeys, at.forKeys);
      at.memory.set(sums, at.sums);
      at.memory.set(weights, at.weights);
      at.memory.set(ones, at.ones);
    },
    close() {
      sums.set(at.memory.subarray(at.sums, at.sums + P * width));
      weights.set(at.memory.subarray(at.weights, at.weights + 4 * P));
    },
    place(from, tokens) {
      count = tokens;
      at.memory.set(X.subarray(from * D, (from + count) * D), at.tokens);
    },
    projectKeys(norms) {
      gemm(count, narrow, D, at.tokens, D, 1, at.forKeys, narrow, at.keys, narrow, false);
      return normsOf(at.keys, norms);
    },
    addKeys() {
      pairProducts(count, K, narrow, at.keys, 2, at.features);
      gemm(P, width, count, at.features, 1, P, at.tokens, D, at.sums, width, true);
      gemm(P, 4, count, at.features, 1, P, at.ones, 4, at.weights, 4, true);
    },
    throughSums(norms) {
      gemm(count, narrow, D, at.tokens, D, 1, at.forQueries, narrow, at.queries, narrow, false);
      normsOf(at.queries, norms);
      pairProducts(count, K, narrow, at.queries, 1, at.features);
      gemm(count, width, P, at.features, P, 1, at.sums, width, at.outputs, width, false);
      gemm(count, 4, P, at.features, P, 1, at.weights, 4, at.denominators, 4, false);
    },
    withinBlock() {
      const { memory } = at;
      for (let r = 0; r < blockRows; r += 1)
        for (let k = 0; k < K; k += 1) memory[at.keysAcross + k * blockRows + r] = r < count ? memory[at.keys + r * narrow + k] : 0;
      gemm(count, blockRows, K, at.queries, narrow, 1, at.keysAcross, blockRows, at.scores, blockRows, false);
      for (let r = 0; r < count; r += 1) {
        const row = at.scores + r * blockRows;
        for (let s = 0; s < count; s += 1) memory[row + s] = s <= r ? memory[row + s] * memory[row + s] : 0;
      }
      gemm(count, width, count, at.scores, blockRows, 1, at.tokens, D, at.outputs, width, true);
      gemm(count, 4, count, at.scores, blockRows, 1, at.ones, 4, at.denominators, 4, true);
    },
    denominator: (r) => at.memory[at.denominators + 4 * r],
    put(r, out, to) {
      const { memory, outputs } = at;
      const inverse = 1 / memory[at.denominators + 4 * r];
      const row = outputs + r * width;
      for (let d = 0; d < D; d += 1) out[to + d] = memory[row + d] * inverse;
    },
  };
}
