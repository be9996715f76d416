/** A pivot below this share of its diagonal is what rounding has left of nothing. */
const collinear = 1e-12;

/**
 * The Cholesky factor of a symmetric matrix A [n][n], row-major, of which the lower triangle counts: A = L L', written over it.
 *
 * Returns the first row that is a combination of those before it, to twelve digits, or -1: then A is positive definite. Golub & Van Loan, Matrix Computations, 4.2.
 */
export function choleskyFactor(A: Float64Array, n: number): number {
  for (let j = 0; j < n; j += 1) {
    const diagonal = A[j * n + j];
    for (let k = 0; k <= j; k += 1) {
      let rest = A[j * n + k];
      for (let l = 0; l < k; l += 1) rest -= A[j * n + l] * A[k * n + l];
      if (k < j) A[j * n + k] = rest / A[k * n + k];
      else if (rest > collinear * diagonal) A[j * n + j] = Math.sqrt(rest);
      else return j;
    }
  }
  return -1;
}

/** Solves L L' x = b for a factor from choleskyFactor; x [n] is written over b. */
export function choleskySolve(L: Float64Array, n: number, b: Float64Array): void {
  for (let j = 0; j < n; j += 1) {
    for (let k = 0; k < j; k += 1) b[j] -= L[j * n + k] * b[k];
    b[j] /= L[j * n + j];
  }
  for (let j = n - 1; j >= 0; j -= 1) {
    for (let k = j + 1; k < n; k += 1) b[j] -= L[k * n + j] * b[k];
    b[j] /= L[j * n + j];
  }
}
