import { finished, type Work } from '../contract/work';

/** Eigenvalues, largest first, and their unit vectors: row k of the n x n row-major `vectors` belongs to values[k]. */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array;
}

/** Beside its two diagonal entries an entry this small turns nothing that a double would show. */
const negligible = Number.EPSILON / 4;
const mostSweeps = 40;
/** Progress is told as if this were all. */
const usualSweeps = 12;

/**
 * A = Σ_k values[k] v_k v_k' for a symmetric A, n x n row-major; only its upper triangle is read, and it is left as it was.
 *
 * Cyclic Jacobi rotations: small eigenvalues of a positive definite A keep their own digits as far as A holds them.
 * The sign of a vector is free: here its entry of largest size is positive. A must be finite.
 * Golub & Van Loan, Matrix Computations, section 8.5; Demmel & Veselic, SIAM Journal on Matrix Analysis 13 (1992).
 */
export const symmetricEigen = (n: number, A: ArrayLike<number>): Eigen => finished(symmetricEigenWork(n, A));

/** As symmetricEigen, for matrices of hundreds of rows: yields after each row of rotations. About ten sweeps of n³ multiplications. */
export function* symmetricEigenWork(n: number, A: ArrayLike<number>): Work<Eigen> {
  const a = new Float64Array(n * n);
  let size = 0;
  for (let i = 0; i < n; i += 1) for (let j = i; j < n; j += 1) size = Math.max(size, Math.abs(A[i * n + j]));
  // A power of two, so that scaling rounds nothing: squares and products then neither overflow nor vanish.
  const scale = size > 0 ? 2 ** Math.max(-1022, Math.min(1023, Math.floor(Math.log2(size)))) : 1;
  for (let i = 0; i < n; i += 1) for (let j = i; j < n; j += 1) a[j * n + i] = a[i * n + j] = A[i * n + j] / scale;
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) vectors[i * n + i] = 1;
  for (let round = 0; round < mostSweeps; round += 1) if (!(yield* sweep(n, a, vectors, round))) break;
  return ordered(n, Float64Array.from({ length: n }, (_, k) => a[k * n + k] * scale), vectors);
}

/** Turns every pair of axes once; whether any pair had to turn. */
function* sweep(n: number, a: Float64Array, vectors: Float64Array, round: number): Work<boolean> {
  let turned = false;
  for (let p = 0; p < n - 1; p += 1) {
    for (let q = p + 1; q < n; q += 1) {
      const off = a[p * n + q];
      if (Math.abs(off) <= negligible * Math.max(Math.sqrt(Math.abs(a[p * n + p] * a[q * n + q])), negligible)) continue;
      turned = true;
      turn(n, a, vectors, p, q);
    }
    yield { done: Math.min(round + p / n, usualSweeps), of: usualSweeps };
  }
  return turned;
}

/** One rotation of the axes p and q that makes their entry zero. */
function turn(n: number, a: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const off = a[p * n + q];
  const half = (a[q * n + q] - a[p * n + p]) / (2 * off);
  // The smaller of the two angles; a huge `half` must not be squared.
  const t = Math.abs(half) > 1e150 ? 0.5 / half : Math.sign(half || 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p * n + p] -= t * off;
  a[q * n + q] += t * off;
  a[p * n + q] = a[q * n + p] = 0;
  rotateRows(a, p * n, q * n, n, c, s, p, q);
  for (let k = 0; k < n; k += 1) {
    a[k * n + p] = a[p * n + k];
    a[k * n + q] = a[q * n + k];
  }
  rotateRows(vectors, p * n, q * n, n, c, s, -1, -1);
}

/** (x, y) to (c x - s y, s x + c y) along two rows, but for two columns that are done already. */
function rotateRows(m: Float64Array, p: number, q: number, n: number, c: number, s: number, skip: number, also: number): void {
  for (let k = 0; k < n; k += 1) {
    if (k === skip || k === also) continue;
    const x = m[p + k];
    const y = m[q + k];
    m[p + k] = c * x - s * y;
    m[q + k] = s * x + c * y;
  }
}

/** Entries of one size but for rounding count as equal, and the first of them decides the sign. */
const clearlyLarger = 1 + 1e-12;

/** Largest value first, and in each vector the entry of largest size positive. */
export function ordered(n: number, values: Float64Array, vectors: Float64Array): Eigen {
  const order = Array.from(values.keys()).sort((i, j) => values[j] - values[i] || i - j);
  const sorted = new Float64Array(n * n);
  for (const [to, from] of order.entries()) {
    const vector = vectors.subarray(from * n, (from + 1) * n);
    let largest = 0;
    for (const entry of vector) if (Math.abs(entry) > Math.abs(largest) * clearlyLarger) largest = entry;
    for (let k = 0; k < n; k += 1) sorted[to * n + k] = largest < 0 ? -vector[k] : vector[k];
  }
  return { values: Float64Array.from(order, (k) => values[k]), vectors: sorted };
}
