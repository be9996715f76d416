import { symmetricEigen } from './symmetricEigen';

/**
 * The shortest x among those that make |A x - b| least: Σ v_k (v_k'b) / λ_k over the eigenvalues that count.
 *
 * A: n x n row-major, symmetric and positive semidefinite up to rounding; b has n entries. Eigenvalues below `negligible` times the largest
 * count as 0; of A = 0 the answer is 0. Golub & Van Loan, Matrix Computations, section 5.5.
 */
export function leastNorm(n: number, A: ArrayLike<number>, b: ArrayLike<number>, negligible: number): Float64Array {
  const { values, vectors } = symmetricEigen(n, A);
  const x = new Float64Array(n);
  for (let k = 0; k < n && values[k] > 0 && values[k] >= negligible * values[0]; k += 1) {
    let along = 0;
    for (let i = 0; i < n; i += 1) along += vectors[k * n + i] * b[i];
    for (let i = 0; i < n; i += 1) x[i] += (along / values[k]) * vectors[k * n + i];
  }
  return x;
}
