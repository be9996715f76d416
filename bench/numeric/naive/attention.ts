// Quadratic attention by obvious loops.
import { normals } from '../data';

export interface Tokens {
  T: number;
  D: number;
  K: number;
  X: Float64Array;
  Uq: Float64Array;
  Uk: Float64Array;
}

export const tokens = (T: number, D: number, K: number): Tokens => ({ T, D, K, X: normals(19, T * D), Uq: normals(20, K * D).map((u) => 0.125 * u), Uk: normals(21, K * D).map((u) => 0.125 * u) });

/** X U', [T][K]. */
function projected({ T, D, K, X }: Tokens, U: Float64Array): Float64Array {
  const out = new Float64Array(T * K);
  for (let t = 0; t < T; t += 1) {
    for (let k = 0; k < K; k += 1) {
      let sum = 0;
      for (let d = 0; d < D; d += 1) sum += (X[t * D + d] ?? 0) * (U[k * D + d] ?? 0);
      out[t * K + k] = sum;
    }
  }
  return out;
}

/** By all K² features: sums over the keys first, then every query against them. */
export function naiveFeatures(given: Tokens): Float64Array {
  const { T, D, K, X } = given;
  const [Q, S] = [projected(given, given.Uq), projected(given, given.Uk)];
  const [V, w] = [new Float64Array(K * K * D), new Float64Array(K * K)];
  for (let t = 0; t < T; t += 1) {
    for (let p = 0; p < K * K; p += 1) {
      const feature = (S[t * K + Math.floor(p / K)] ?? 0) * (S[t * K + (p % K)] ?? 0);
      w[p] = (w[p] ?? 0) + feature;
      for (let d = 0; d < D; d += 1) V[p * D + d] = (V[p * D + d] ?? 0) + feature * (X[t * D + d] ?? 0);
    }
  }
  const Y = new Float64Array(T * D);
  for (let t = 0; t < T; t += 1) {
    let below = 0;
    for (let p = 0; p < K * K; p += 1) {
      const feature = (Q[t * K + Math.floor(p / K)] ?? 0) * (Q[t * K + (p % K)] ?? 0);
      below += feature * (w[p] ?? 0);
      for (let d = 0; d < D; d += 1) Y[t * D + d] = (Y[t * D + d] ?? 0) + feature * (V[p * D + d] ?? 0);
    }
    for (let d = 0; d < D; d += 1) Y[t * D + d] = (Y[t * D + d] ?? 0) / below;
  }
  return Y;
}

/** Every query against every key. */
export function naiveMatrix(given: Tokens): Float64Array {
  const { T, D, K, X } = given;
  const [Q, S] = [projected(given, given.Uq), projected(given, given.Uk)];
  const Y = new Float64Array(T * D);
  for (let t = 0; t < T; t += 1) {
    let below = 0;
    for (let s = 0; s < T; s += 1) {
      let score = 0;
      for (let k = 0; k < K; k += 1) score += (Q[t * K + k] ?? 0) * (S[s * K + k] ?? 0);
      below += score * score;
      for (let d = 0; d < D; d += 1) Y[t * D + d] = (Y[t * D + d] ?? 0) + score * score * (X[s * D + d] ?? 0);
    }
    for (let d = 0; d < D; d += 1) Y[t * D + d] = (Y[t * D + d] ?? 0) / below;
  }
  return Y;
}
