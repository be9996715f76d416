/**
 * The innermost loops of the numeric core, on one row of doubles that all of them share.
 *
 * Every position and stride counts doubles of `memory`; matrices are row-major. Two twins stand behind this interface: loops in TypeScript,
 * and 128-bit vectors in WebAssembly. They agree to 1e-13 of the largest term or better, and nothing else chooses between them than speed.
 * Arguments are not checked here: a bulk form checks what it is given once, not at every block.
 */
export interface Kernels {
  readonly name: 'plain' | 'vectors';

  /**
   * The shared doubles, at least so many of them. Whatever was handed out before may be detached: memory that grows is made anew.
   * Nothing in it survives from one call of the core to the next, nor from one slice of long work to the next.
   */
  reserve(doubles: number): Float64Array;

  /** C = A B, or C += A B. A is m x k with both strides free, so that Aᵀ is A with its strides exchanged; n is a multiple of 4. */
  gemm(m: number, n: number, k: number, a: number, aRow: number, aColumn: number, b: number, bRow: number, c: number, cRow: number, accumulate: boolean): void;

  /** `count` unsigned numbers of 16 bits, a multiple of 8, which lie one after the other from `from` on, become doubles. */
  widen(count: number, from: number, to: number): void;

  /**
   * Products q_i q_j, i <= j, of rows of `width` numbers that lie `stride` apart, those of i < j times `offDiagonal`: [rows][width (width+1) / 2], row after row.
   * Needs a double of room after the last row of both.
   */
  pairProducts(rows: number, width: number, stride: number, from: number, offDiagonal: number, to: number): void;

  /**
   * Rows of scores become rows of probabilities, in place: e^(s - max) over its sum. Answers Σ log Σ e^s over the rows.
   *
   * `columns` is even, and every score at most 1e307 in size. Below 708 under the best of its row a score has probability exactly 0, and so has
   * every score of a row whose best lies below -1e299: such a row is impossible, and the answer -Infinity. One logarithm for many rows.
   */
  softmaxRows(rows: number, columns: number, scores: number, stride: number): number;

  /** e^x of `count` numbers, an even number, each at most 709; exactly 0 below -708. `to` may be `from`. */
  exponentials(count: number, from: number, to: number): void;

  /**
   * L(i, j) -= Σ log(1 + a_i b_j) over the rows, for factors a, b > 0: by one logarithm of the product of all 1 + a_i b_j, which must stay below 1e308.
   *
   * `first`: [firsts][rows], firsts even. `second`: [seconds / 8][rows][8], seconds a multiple of 8. L: [firsts][seconds].
   */
  gridProducts(rows: number, firsts: number, seconds: number, first: number, second: number, logLik: number): void;

  /**
   * v' = (P0 ⊗ P1 ⊗ ...)ᵀ v in place for `levels` >= 1 matrices (1 q; p 1), of which `weights` holds the pairs p, q: v'(z') = Σ v(z) Π P(z_l, z'_l),
   * level 0 the highest bit. Exchanged pairs give (P0 ⊗ P1 ⊗ ...) v. Ones on the diagonals halve the multiplications; who has others divides each
   * column by its own, and multiplies the states by Π P(z_l, z_l).
   */
  kroneckerPairs(levels: number, v: number, weights: number): void;

  /** to(o, i) = scale outer(o) inner(i) common(o, i) from(o, i), and the sum of all; `inner` is a multiple of 4, `to` may be `from`. */
  weighStates(outer: number, inner: number, outerFactors: number, innerFactors: number, scale: number, common: number, from: number, to: number): number;

  /** Σ_i a(o, i) b(o, i) for every o, Σ_o of the same for every i, and the sum of all; `inner` is a multiple of 4. */
  jointSums(outer: number, inner: number, a: number, b: number, outerSums: number, innerSums: number): number;

  /**
   * Of `count` rows of X [count][columns], an even number: y - μ and μ (1-μ), μ = 1/(1 + e^-η), η = x'b + b(columns). Both keep their digits for any η.
   */
  logisticRows(count: number, columns: number, x: number, coefficients: number, y: number, residuals: number, weights: number): void;

  /** Rows of X times their weights, [count][columns]. An odd number of columns needs one double of room after the last row of both. */
  weighRows(count: number, columns: number, x: number, weights: number, to: number): void;

  /** Adds to nine numbers, over `count` rows (x1, x2), an even number: Σ r x1, r x2, r, w x1², w x1 x2, w x2², w x1, w x2, w. */
  planeSums(count: number, x: number, residuals: number, weights: number, to: number): void;

  /**
   * log NB(x; r, ρ) of `count` triples, an even number, into `out`: good to 4e-12 for x < 1000, r < 100. Answers how many pairs were left out.
   *
   * Whole 0 <= x < size, 1e-3 <= r < size, 1e-9 <= ρ < 1; a pair with anything else becomes NaN, in the masses and among the arguments. `logFactorials` holds log x! of x < size.
   */
  negativeBinomialLogMasses(count: number, x: number, r: number, rho: number, logFactorials: number, size: number, out: number): number;

  /** As negativeBinomialLogMasses, by the saddle-point form, which loses no digit; `remainders` holds Stirling's remainder of x < size, 0 for x = 0. */
  saddlePointLogMasses(count: number, x: number, r: number, rho: number, remainders: number, size: number, out: number): number;

  /**
   * As countInto for numbers below 64, two for one store: of values a, b, c, d in a row the first table of 64 x 64 counts (a, c), the second, which
   * lies behind it, (b, d). Both of 32-bit integers.
   */
  countPairs(count: number, values: number, histogram: number): number;

  /**
   * Counts `count` whole numbers, a multiple of 4, each at least 0 and below `classes`, into four histograms of 32-bit integers that lie
   * one after the other from `histogram` on. Answers how many were counted before the first that is no such number.
   */
  countInto(count: number, values: number, classes: number, histogram: number): number;
}

/** The first doubles belong to the kernels' own constants and scratch. */
const firstFree = 2048;

/** Positions for arrays of these sizes, one after the other, each on a line of the cache, and the memory that holds them. */
export function layOut<Name extends string>(kernels: Kernels, sizes: Readonly<Record<Name, number>>): { memory: Float64Array } & Record<Name, number> {
  let next = firstFree;
  const places: [string, number][] = [];
  for (const name in sizes) {
    places.push([name, next]);
    next += Math.ceil(sizes[name] / 8) * 8;
  }
  return { memory: kernels.reserve(next), ...(Object.fromEntries(places) as Record<Name, number>) };
}
