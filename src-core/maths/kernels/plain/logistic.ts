import { exponential } from './softmax';

/** As Kernels.logisticRows. */
export function logisticRows(M: Float64Array, count: number, eta: number, y: number, residuals: number, weights: number): void {
  for (let i = 0; i < count; i += 1) {
    const x = M[eta + i];
    const e = exponential(-Math.abs(x));
    const inverse = 1 / (1 + e);
    const far = e * inverse;
    M[residuals + i] = M[y + i] - (x < 0 ? far : inverse);
    M[weights + i] = far * inverse;
  }
}
