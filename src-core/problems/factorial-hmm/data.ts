import { refuse } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { normalDraw } from '../../maths/draws';
import { stream, type Uniform } from '../../maths/random';
import { checkSize, factorialHmm, type FactorialHmm } from './model';

/** A drawn series, with all that made it: the parts of the model and the hidden paths, [T][L] row-major. */
export interface Series {
  readonly x: Float64Array;
  readonly paths: Uint8Array;
  readonly P: readonly Matrix[];
  readonly pi0: Matrix;
  readonly means: Matrix;
  readonly model: FactorialHmm;
}

/** Chains that stay with the probability stay[l] and else move to any other state alike: [K][K] for each level. */
export function stayingTransitions(K: number, stay: readonly number[]): Matrix[] {
  return stay.map((probability, l) => {
    if (!(probability >= 0 && probability <= 1)) refuse('stay', `stay[${l}] must be a probability, 0 to 1; it is ${probability}.`);
    const values = new Float64Array(K * K).fill(K === 1 ? 1 : (1 - probability) / (K - 1));
    if (K > 1) for (let k = 0; k < K; k += 1) values[k * K + k] = probability;
    return { rows: K, columns: K, values };
  });
}

function drawState(probabilities: Float64Array, uniform: Uniform): number {
  let left = uniform();
  for (let k = 0; k < probabilities.length - 1; k += 1) {
    left -= probabilities[k];
    if (left < 0) return k;
  }
  // What rounding leaves over belongs to the last state that is possible.
  return probabilities.findLastIndex((p) => p > 0);
}

/**
 * T observations of L chains of K states: each stays with stay[l] and starts anywhere alike, x_t ~ N(Σ_l means[l][z_t^l], 1). Same seed, same series.
 *
 * means: L x K. Paths and noise have streams of their own: another theta moves no path. Refuses what factorialHmm refuses, and a T that is no size.
 */
export function drawSeries(T: number, stay: readonly number[], means: Matrix, seed: number): Series {
  if (!(Number.isInteger(T) && T >= 1)) refuse('T', `T is a size, so it must be a whole number from 1 on; it is ${T}.`);
  const L = stay.length;
  const K = means.columns;
  checkSize('T', `${T} observations of ${L} levels`, T * (L + 1));
  const P = stayingTransitions(K, stay);
  const pi0: Matrix = { rows: L, columns: K, values: new Float64Array(L * K).fill(1 / K) };
  const model = factorialHmm(P, pi0, means);
  const paths = new Uint8Array(T * L);
  for (let l = 0; l < L; l += 1) {
    // A stream for each level: another level more moves none of the others.
    const uniform = stream(seed, `path of level ${l + 1}`);
    let state = drawState(pi0.values.subarray(l * K, (l + 1) * K), uniform);
    for (let t = 0; t < T; t += 1) {
      if (t > 0) state = drawState(P[l].values.subarray(state * K, (state + 1) * K), uniform);
      paths[t * L + l] = state;
    }
  }
  const noise = stream(seed, 'noise');
  const x = Float64Array.from({ length: T }, (_, t) => {
    let mean = 0;
    for (let l = 0; l < L; l += 1) mean += means.values[l * K + paths[t * L + l]];
    return mean + normalDraw(noise);
  });
  return { x, paths, P, pi0, means, model };
}
