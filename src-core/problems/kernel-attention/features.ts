import type { Matrix } from '../../contract/matrix';
import { times, type Times } from '../../maths/counting';
import { checkFinite, checkProjection, checkSize, projections } from './model';

/** A feature map: the entries of φ(a), with every multiplication through `by`. */
export type FeatureMap = (a: Float64Array, by: Times) => Float64Array;

/**
 * φ(a) = vec(a a'), row-major, K² entries: φ(a)'φ(b) = (a'b)².
 *
 * Tsai et al., Transformer dissection, EMNLP (2019); Katharopoulos et al., Transformers are RNNs, ICML (2020).
 */
export const featureMap: FeatureMap = (a, by) => {
  const K = a.length;
  const features = new Float64Array(K * K);
  for (let i = 0; i < K; i += 1) for (let j = 0; j < K; j += 1) features[i * K + j] = by(a[i], a[j]);
  return features;
};

/** The same inner products from the upper triangle of a a', row by row, with √2 before what stands off the diagonal: K(K+1)/2 entries. */
export const halfFeatureMap: FeatureMap = (a, by) => {
  const K = a.length;
  const features = new Float64Array((K * (K + 1)) / 2);
  for (let i = 0, at = 0; i < K; i += 1) for (let j = i; j < K; j += 1, at += 1) features[at] = i === j ? by(a[i], a[j]) : by(Math.SQRT2, by(a[i], a[j]));
  return features;
};

/** φ of a list of finite numbers; refuses others. */
export function features(map: FeatureMap, a: readonly number[]): Float64Array {
  checkFinite('a', a);
  checkSize('a', `The features of ${a.length} numbers`, a.length * a.length);
  return map(Float64Array.from(a), times);
}

/** V = Σ_s x_s φ(k_s)', [D][P], and w = Σ_s φ(k_s), [P]: all that the linear route keeps of the keys. */
export interface LinearForm {
  readonly V: Float64Array;
  readonly w: Float64Array;
}

/** Takes one token into the sums: D P multiplications. */
export function addToken({ V, w }: LinearForm, X: Float64Array, from: number, phi: Float64Array, by: Times): void {
  const P = w.length;
  for (let d = 0; d < V.length / P; d += 1) for (let p = 0; p < P; p += 1) V[d * P + p] += by(X[from + d], phi[p]);
  for (let p = 0; p < P; p += 1) w[p] += phi[p];
}

/**
 * V and w over all keys k_s = Uk x_s. X: T x D, Uk: K x D; `half` takes the shorter map.
 *
 * Refuses numbers that are not finite, and what would not fit; sizes that do not fit each other are errors.
 */
export function linearForm(X: Matrix, Uk: Matrix, half: boolean): { V: Matrix; w: Float64Array } {
  checkFinite('X', X.values);
  checkProjection('Uk', X, Uk);
  const K = Uk.rows;
  const P = half ? (K * (K + 1)) / 2 : K * K;
  const D = Uk.columns;
  checkSize('Uk', `V of ${D} x ${P}`, D * P);
  const sums = { V: new Float64Array(D * P), w: new Float64Array(P) };
  const keys = projections('Uk', X, Uk, times);
  const map = half ? halfFeatureMap : featureMap;
  for (let s = 0; s < X.rows; s += 1) addToken(sums, X.values, s * D, map(keys.subarray(s * K, (s + 1) * K), times), times);
  return { V: { rows: D, columns: P, values: sums.V }, w: sums.w };
}
