import { exponential } from './softmax';

/** As Kernels.exponentials. */
export function exponentials(M: Float64Array, count: number, from: number, to: number): void {
  for (let i = 0; i < count; i += 1) M[to + i] = exponential(M[from + i]);
}

/** Below this a product of (1 + e) has lost digits of its e. */
const nearOne = 1 + 1e-3;
/** Values of the second axis that lie together. */
const lane = 8;

/** As Kernels.gridProducts. Four products at a time stay in registers. */
export function gridProducts(M: Float64Array, rows: number, firsts: number, seconds: number, first: number, second: number, logLik: number): void {
  for (let j = 0; j < seconds; j += 4) {
    const factors = second + Math.floor(j / lane) * lane * rows + (j % lane);
    for (let i = 0; i < firsts; i += 1) fourProducts(M, rows, first + i * rows, factors, logLik + i * seconds + j);
  }
}

function fourProducts(M: Float64Array, rows: number, first: number, second: number, logLik: number): void {
  let [p0, p1, p2, p3] = [1, 1, 1, 1];
  for (let row = 0, at = second; row < rows; row += 1, at += lane) {
    const a = M[first + row];
    p0 += p0 * (a * M[at]);
    p1 += p1 * (a * M[at + 1]);
    p2 += p2 * (a * M[at + 2]);
    p3 += p3 * (a * M[at + 3]);
  }
  M[logLik] -= p0 < nearOne ? smallSum(M, rows, first, second) : Math.log(p0);
  M[logLik + 1] -= p1 < nearOne ? smallSum(M, rows, first, second + 1) : Math.log(p1);
  M[logLik + 2] -= p2 < nearOne ? smallSum(M, rows, first, second + 2) : Math.log(p2);
  M[logLik + 3] -= p3 < nearOne ? smallSum(M, rows, first, second + 3) : Math.log(p3);
}

function smallSum(M: Float64Array, rows: number, first: number, second: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row += 1) sum += Math.log1p(M[first + row] * M[second + lane * row]);
  return sum;
}
