// The linear VAE and the linear RNN by obvious loops.
import { filled, normals } from '../data';

export interface Encoded {
  /** [n][2] */
  x: Float64Array;
  theta: readonly [number, number];
  sigma: number;
  v: number;
}

export const encoded = (n: number): Encoded => ({ x: normals(22, 2 * n), theta: [1, 0.5], sigma: 0.8, v: 0.6 });

/** The mean ELBO for encoders φ on the grid of the axis, point by point. */
export function naiveElbo({ x, theta: [a, b], sigma, v }: Encoded, axis: Float64Array): Float64Array {
  const g = axis.length;
  const [n, s2, v2] = [x.length / 2, sigma * sigma, v * v];
  return filled(g * g, (at) => {
    const [p, q] = [axis[Math.floor(at / g)] ?? 0, axis[at % g] ?? 0];
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      const [x0, x1] = [x[2 * i] ?? 0, x[2 * i + 1] ?? 0];
      const m = p * x0 + q * x1;
      const distance = (x0 - a * m) ** 2 + (x1 - b * m) ** 2 + v2 * (a * a + b * b);
      sum += -0.5 * (m * m + v2) - Math.log(2 * Math.PI * s2) - distance / (2 * s2) + 0.5 * Math.log(v2) + 0.5;
    }
    return sum / n;
  });
}

/** One factor with noise, [n][D]. */
export function factored(n: number, D: number): Float64Array {
  const [z, noise] = [normals(23, n), normals(24, n * D)];
  return filled(n * D, (i) => (z[Math.floor(i / D)] ?? 0) * (1 - 0.15 * (i % D)) + 0.7 * (noise[i] ?? 0));
}

/** One factor by maximum likelihood: the noise variance, and the sizes of all loadings. By the power method on the moments. */
export function naivePpca(X: Float64Array, D: number): number[] {
  const n = X.length / D;
  const S = new Float64Array(D * D);
  for (let i = 0; i < n; i += 1) for (let j = 0; j < D; j += 1) for (let k = 0; k < D; k += 1) S[j * D + k] = (S[j * D + k] ?? 0) + ((X[i * D + j] ?? 0) * (X[i * D + k] ?? 0)) / n;
  let direction = new Float64Array(D).fill(1 / Math.sqrt(D));
  let largest = 0;
  for (let round = 0; round < 200; round += 1) {
    const next = filled(D, (j) => direction.reduce((sum, value, k) => sum + (S[j * D + k] ?? 0) * value, 0));
    largest = Math.hypot(...next);
    direction = new Float64Array(next.map((value) => value / largest));
  }
  const trace = filled(D, (j) => S[j * D + j] ?? 0).reduce((sum, value) => sum + value, 0);
  const variance = (trace - largest) / (D - 1);
  return [variance, ...direction.map((value) => Math.abs(value) * Math.sqrt(largest - variance))];
}

export interface Series {
  x: Float64Array;
  y: number;
  w: number;
  b: number;
  x0: number;
  rate: number;
  steps: number;
}

export const series = (L: number, steps: number): Series => ({ x: normals(25, L), y: 1.5, w: 0.98, b: 1, x0: 1, rate: 1e-6, steps });

/** Gradient ascent on w, b and x0 of -(y - b Σ w^(L-k) x_k)²/2, a power for every term. */
export function naiveAscent({ x, y, w, b, x0, rate, steps }: Series): number[] {
  const L = x.length;
  for (let step = 0; step < steps; step += 1) {
    let [sum, slope] = [x0 * w ** L, L * x0 * w ** (L - 1)];
    for (let k = 1; k <= L; k += 1) {
      sum += (x[k - 1] ?? 0) * w ** (L - k);
      slope += (L - k) * (x[k - 1] ?? 0) * w ** (L - k - 1);
    }
    const error = y - b * sum;
    [w, b, x0] = [w + rate * error * b * slope, b + rate * error * sum, x0 + rate * error * b * w ** L];
  }
  return [w, b, x0];
}
