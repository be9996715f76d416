import { exponential } from './softmax';

/** As Kernels.logisticRows. Two sums side by side: one alone would wait for each addition. */
export function logisticRows(M: Float64Array, count: number, columns: number, x: number, coefficients: number, y: number, residuals: number, weights: number): void {
  const pairs = columns - (columns % 2);
  for (let i = 0; i < count; i += 1) {
    const row = x + i * columns;
    let even = M[coefficients + columns];
    let odd = 0;
    for (let j = 0; j < pairs; j += 2) {
      even += M[row + j] * M[coefficients + j];
      odd += M[row + j + 1] * M[coefficients + j + 1];
    }
    const eta = even + odd + (pairs < columns ? M[row + pairs] * M[coefficients + pairs] : 0);
    const e = exponential(-Math.abs(eta));
    const inverse = 1 / (1 + e);
    const far = e * inverse;
    M[residuals + i] = M[y + i] - (eta < 0 ? far : inverse);
    M[weights + i] = far * inverse;
  }
}

/** As Kernels.weighRows. */
export function weighRows(M: Float64Array, count: number, columns: number, x: number, weights: number, to: number): void {
  for (let i = 0, at = 0; i < count; i += 1) {
    const weight = M[weights + i];
    for (let j = 0; j < columns; j += 1, at += 1) M[to + at] = weight * M[x + at];
  }
}

/** As Kernels.planeSums: nine sums in registers. */
export function planeSums(M: Float64Array, count: number, x: number, residuals: number, weights: number, to: number): void {
  let g1 = 0;
  let g2 = 0;
  let g0 = 0;
  let h11 = 0;
  let h21 = 0;
  let h22 = 0;
  let h01 = 0;
  let h02 = 0;
  let h00 = 0;
  for (let i = 0; i < count; i += 1) {
    const x1 = M[x + 2 * i];
    const x2 = M[x + 2 * i + 1];
    const r = M[residuals + i];
    const w = M[weights + i];
    const w1 = w * x1;
    const w2 = w * x2;
    g1 += r * x1;
    g2 += r * x2;
    g0 += r;
    h11 += w1 * x1;
    h21 += w1 * x2;
    h22 += w2 * x2;
    h01 += w1;
    h02 += w2;
    h00 += w;
  }
  M[to] += g1;
  M[to + 1] += g2;
  M[to + 2] += g0;
  M[to + 3] += h11;
  M[to + 4] += h21;
  M[to + 5] += h22;
  M[to + 6] += h01;
  M[to + 7] += h02;
  M[to + 8] += h00;
}
