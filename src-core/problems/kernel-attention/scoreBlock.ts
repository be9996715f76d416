import { refuse } from '../../contract/faults';
import { times } from '../../maths/counting';
import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import { asMatrices, blockRows, inFours, type Tokens } from './bulk';
import { projections, type Kernel } from './model';

/** Keys at a time: their scores stay in the first cache until their tokens are mixed. */
export const blockKeys = 128;

/**
 * Scores of up to 48 queries with 128 keys on the kernels' memory, and the mixture of tokens that they weigh.
 * Between `open` and the next yield the shared memory is this block's.
 */
export interface ScoreBlock {
  open(): void;
  /** Takes queries from, ..., from + count - 1, and begins their mixture anew. */
  place(from: number, count: number): void;
  /** a'b with the 128 keys from `first` on, over √K if scaled. */
  score(first: number): void;
  /** The largest score of each row so far, of the `seen` first of these keys; refuses, naming the tokens, what is not finite. */
  top(first: number, seen: (row: number) => number, tops: Float64Array): void;
  /** Scores to unnormalised weights, 0 beyond the `seen` first; their sums are added to `denominators`. */
  weigh(kernel: Kernel, seen: (row: number) => number, tops: Float64Array, denominators: Float64Array): void;
  /** Adds the tokens from `first` on by these weights. */
  mix(first: number): void;
  /** Row r of the mixture over its denominator, into out[to], ... */
  put(r: number, denominator: number, out: Float64Array, to: number): void;
  /** |q_t| of every query, and |k_s| of every key. */
  readonly queryNorms: Float64Array;
  readonly keyNorms: Float64Array;
}

function norms(rows: Float64Array, T: number, K: number): Float64Array {
  return Float64Array.from({ length: T }, (_, t) => Math.hypot(...rows.subarray(t * K, (t + 1) * K)));
}

export function scoreBlock(tokens: Tokens, scaled: boolean): ScoreBlock {
  const { T, D, K, X } = tokens;
  const [matrixX, matrixUq, matrixUk] = asMatrices(tokens);
  const queries = projections('Uq', matrixX, matrixUq, times);
  const keys = projections('Uk', matrixX, matrixUk, times);
  const width = inFours(D);
  const long = Math.ceil(T / blockKeys) * blockKeys;
  const keysAcross = new Float64Array(K * long);
  for (let s = 0; s < T; s += 1) for (let k = 0; k < K; k += 1) keysAcross[k * long + s] = keys[s * K + k];
  const root = scaled ? Math.sqrt(K) : 1;
  const sizes = { keysAcross: K * long, tokens: T * width, queries: blockRows * K, scores: blockRows * blockKeys, mixture: blockRows * width };
  const chosen = kernels();
  const { gemm } = chosen;
  let at = layOut(chosen, sizes);
  let from = 0;
  let count = 0;

  return {
    queryNorms: norms(queries, T, K),
    keyNorms: norms(keys, T, K),
    open() {
      at = layOut(chosen, sizes);
      at.memory.set(keysAcross, at.keysAcross);
      if (width === D) at.memory.set(X, at.tokens);
      else {
        at.memory.fill(0, at.tokens, at.tokens + T * width);
        for (let t = 0; t < T; t += 1) at.memory.set(X.subarray(t * D, (t + 1) * D), at.tokens + t * width);
      }
    },
    place(first, rows) {
      [from, count] = [first, rows];
      at.memory.set(queries.subarray(from * K, (from + count) * K), at.queries);
      at.memory.fill(0, at.mixture, at.mixture + count * width);
    },
    score(first) {
      gemm(count, blockKeys, K, at.queries, K, 1, at.keysAcross + first, long, at.scores, blockKeys, false);
      if (root !== 1) for (let i = at.scores; i < at.scores + count * blockKeys; i += 1) at.memory[i] /= root;
    },
    top(first, seen, tops) {
      for (let r = 0; r < count; r += 1) {
        const row = at.scores + r * blockKeys;
        for (let s = 0, end = seen(r); s < end; s += 1) {
          const score = at.memory[row + s];
          if (!Number.isFinite(score)) refuse('X', `The score of tokens ${from + r} and ${first + s} lies beyond every double.`);
          if (score > tops[r]) tops[r] = score;
        }
      }
    },
    weigh(kernel, seen, tops, denominators) {
      const { memory } = at;
      for (let r = 0; r < count; r += 1) {
        const row = at.scores + r * blockKeys;
        const end = row + seen(r);
        let sum = 0;
        for (let s = row; s < end; s += 1) {
          if (kernel === 'softmax') memory[s] = Math.exp(memory[s] - tops[r]);
          else if (kernel === 'quadratic') memory[s] *= memory[s];
          sum += memory[s];
        }
        memory.fill(0, end, row + blockKeys);
        denominators[r] += sum;
      }
    },
    mix(first) {
      gemm(count, width, Math.min(blockKeys, T - first), at.scores, blockKeys, 1, at.tokens + first * width, width, at.mixture, width, true);
    },
    put(r, denominator, out, to) {
      const row = at.mixture + r * width;
      for (let d = 0; d < D; d += 1) out[to + d] = at.memory[row + d] / denominator;
    },
  };
}
