import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import { across, blockRows, inFours, squaredNorms, type Tokens } from './bulk';

/**
 * A block of up to 48 tokens on the kernels' memory, and the sums V, w over all keys that were added.
 *
 * Features q_i q_j, i <= j, those off the diagonal doubled on the keys' side: P = K(K+1)/2 of them. A column of ones after the D of X makes w the
 * last column of V, and the denominators that of the outputs. Between `open` and `close` the shared memory is this block's.
 */
export interface FeatureBlock {
  open(): void;
  close(): void;
  /** Takes tokens from, ..., from + count - 1 into the block. */
  place(from: number, count: number): void;
  /** k_s of the block, and |k_s|² into `norms`. */
  projectKeys(norms: Float64Array): void;
  /** V += F'X over the block's keys. */
  addKeys(): void;
  /** Numerators and denominators of the block's queries by the sums so far, and |q_t|² into `norms`. */
  throughSums(norms: Float64Array): void;
  /** And by the block's own keys up to each token itself. */
  withinBlock(): void;
  /** The numerators of row r are at outputs(r), ..., its denominator follows them. */
  outputs(r: number): number;
  memory(): Float64Array;
}

export function featureBlock({ D, K, X, Uq, Uk }: Tokens): FeatureBlock {
  const P = (K * (K + 1)) / 2;
  const width = inFours(D + 1);
  const narrow = inFours(K);
  const forQueries = across(Uq, K, D);
  const forKeys = across(Uk, K, D);
  const sums = new Float64Array(P * width);
  const sizes = {
    forQueries: D * narrow,
    forKeys: D * narrow,
    tokens: blockRows * width,
    queries: blockRows * narrow,
    keys: blockRows * narrow,
    features: blockRows * P,
    sums: P * width,
    outputs: blockRows * width,
    keysAcross: K * blockRows,
    scores: blockRows * blockRows,
  };
  const chosen = kernels();
  const { gemm } = chosen;
  let at = layOut(chosen, sizes);
  let count = 0;

  function featuresOf(rows: number, offDiagonal: number): void {
    const { memory } = at;
    for (let r = 0, to = at.features; r < count; r += 1) {
      const row = rows + r * narrow;
      for (let i = 0; i < K; i += 1) {
        const entry = memory[row + i];
        memory[to] = entry * entry;
        to += 1;
        for (let j = i + 1; j < K; j += 1, to += 1) memory[to] = offDiagonal * entry * memory[row + j];
      }
    }
  }

  return {
    open() {
      at = layOut(chosen, sizes);
      at.memory.set(forQueries, at.forQueries);
      at.memory.set(forKeys, at.forKeys);
      at.memory.set(sums, at.sums);
      at.memory.fill(0, at.tokens, at.tokens + blockRows * width);
      for (let r = 0; r < blockRows; r += 1) at.memory[at.tokens + r * width + D] = 1;
    },
    close: () => sums.set(at.memory.subarray(at.sums, at.sums + P * width)),
    place(from, tokens) {
      count = tokens;
      for (let r = 0; r < count; r += 1) at.memory.set(X.subarray((from + r) * D, (from + r + 1) * D), at.tokens + r * width);
    },
    projectKeys(norms) {
      gemm(count, narrow, D, at.tokens, width, 1, at.forKeys, narrow, at.keys, narrow, false);
      squaredNorms(at.memory, at.keys, narrow, K, count, norms, 0);
    },
    addKeys() {
      featuresOf(at.keys, 2);
      gemm(P, width, count, at.features, 1, P, at.tokens, width, at.sums, width, true);
    },
    throughSums(norms) {
      gemm(count, narrow, D, at.tokens, width, 1, at.forQueries, narrow, at.queries, narrow, false);
      squaredNorms(at.memory, at.queries, narrow, K, count, norms, 0);
      featuresOf(at.queries, 1);
      gemm(count, width, P, at.features, P, 1, at.sums, width, at.outputs, width, false);
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
      gemm(count, width, count, at.scores, blockRows, 1, at.tokens, width, at.outputs, width, true);
    },
    outputs: (r) => at.outputs + r * width,
    memory: () => at.memory,
  };
}
