// A Poisson mixture by obvious loops.
import { filled, uniforms } from '../data';
import { logGamma } from '../../../src-core/maths/gamma';

export interface Counts {
  /** [N][D] */
  Y: Float64Array;
  /** [K][D] */
  rates: Float64Array;
  weights: Float64Array;
  N: number;
  D: number;
  K: number;
  /** Σ log y!, which no step changes. */
  logFactorials: number;
}

export function counts(N: number, D: number, K: number): Counts {
  const [a, b, c] = [uniforms(9, K * D), uniforms(10, K * D), uniforms(15, K * D)];
  const rate = filled(K * D, (i) => 0.2 + 6 * (a[i] ?? 0) * (b[i] ?? 0));
  const [s, t, u] = [uniforms(12, N * D), uniforms(13, N * D), uniforms(14, N * D)];
  const classes = uniforms(11, N).map((z) => Math.floor(z * K));
  const Y = filled(N * D, (i) => Math.floor((rate[(classes[Math.floor(i / D)] ?? 0) * D + (i % D)] ?? 0) * ((s[i] ?? 0) + (t[i] ?? 0) + (u[i] ?? 0)) * (2 / 3) + 0.5));
  let logFactorials = 0;
  for (let i = 0; i < Y.length; i += 1) logFactorials += logGamma((Y[i] ?? 0) + 1);
  return { Y, rates: rate.map((value, i) => value * (0.6 + 0.8 * (c[i] ?? 0))), weights: new Float64Array(K).fill(1 / K), N, D, K, logFactorials };
}

/** One E and one M step: log likelihood before it, rates after it. */
export function naiveStep({ Y, rates, weights, N, D, K, logFactorials }: Counts): { logLik: number; rates: Float64Array } {
  const sums = new Float64Array(K * D);
  const sizes = new Float64Array(K);
  let logLik = -logFactorials;
  for (let n = 0; n < N; n += 1) {
    const scores = Array.from(weights, (weight, k) => {
      let score = Math.log(weight);
      for (let d = 0; d < D; d += 1) score += (Y[n * D + d] ?? 0) * Math.log(rates[k * D + d] ?? 0) - (rates[k * D + d] ?? 0);
      return score;
    });
    const best = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0);
    logLik += best + Math.log(total);
    scores.forEach((score, k) => {
      const responsibility = Math.exp(score - best) / total;
      sizes[k] = (sizes[k] ?? 0) + responsibility;
      for (let d = 0; d < D; d += 1) sums[k * D + d] = (sums[k * D + d] ?? 0) + responsibility * (Y[n * D + d] ?? 0);
    });
  }
  return { logLik, rates: sums.map((sum, i) => sum / (sizes[Math.floor(i / D)] ?? 1)) };
}
