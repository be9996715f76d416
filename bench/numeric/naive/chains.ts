// A factorial HMM by obvious loops: transitions factor by factor, an exponential for every state and time.
import { filled, normals, uniforms } from '../data';

export interface Chains {
  K: number;
  L: number;
  T: number;
  /** [L][K][K] */
  transitions: Float64Array;
  /** [L][K] */
  starts: Float64Array;
  /** What a chain in this state adds to the mean, [L][K]. */
  means: Float64Array;
  x: Float64Array;
}

const stretch = 25;

export function chains(K: number, L: number, T: number): Chains {
  const stay = (l: number): number => 0.9 - (0.3 * l) / L;
  const transitions = filled(L * K * K, (i) => {
    const l = Math.floor(i / (K * K));
    return Math.floor(i / K) % K === i % K ? stay(l) : (1 - stay(l)) / (K - 1);
  });
  const draws = uniforms(16, L * K);
  const means = filled(L * K, (i) => (i % K === 0 ? 0 : 0.5 + 1.5 * (draws[i] ?? 0)));
  const stretches = Math.floor(T / stretch) + 1;
  const states = uniforms(17, L * stretches).map((z) => Math.floor(z * K));
  const noise = normals(18, T);
  const x = filled(T, (t) => {
    let sum = 0;
    for (let l = 0; l < L; l += 1) sum += means[l * K + (states[l * stretches + Math.floor(t / stretch)] ?? 0)] ?? 0;
    return sum + (noise[t] ?? 0);
  });
  return { K, L, T, transitions, starts: new Float64Array(L * K).fill(1 / K), means, x };
}

/** v'(to) = Σ v(from) P(from, to) at one level, whose neighbours lie `stride` apart; backward the other way round. */
function oneLevel(v: Float64Array, { K, transitions }: Chains, level: number, stride: number, backward: boolean): Float64Array {
  const out = new Float64Array(v.length);
  for (let z = 0; z < v.length; z += 1) {
    const from = Math.floor(z / stride) % K;
    for (let to = 0; to < K; to += 1) {
      const at = z + (to - from) * stride;
      out[at] = (out[at] ?? 0) + (v[z] ?? 0) * (transitions[level * K * K + (backward ? to * K + from : from * K + to)] ?? 0);
    }
  }
  return out;
}

function moved(v: Float64Array, model: Chains, backward: boolean): Float64Array {
  let next = v;
  for (let level = 0, stride = v.length / model.K; level < model.L; level += 1, stride /= model.K) next = oneLevel(next, model, level, stride, backward);
  return next;
}

function normalised(v: Float64Array): { v: Float64Array; sum: number } {
  const sum = v.reduce((total, value) => total + value, 0);
  return { v: v.map((value) => value / sum), sum };
}

/** The log likelihood, and P(z_l = 1) of each time and chain, [T][L]. */
export function naivePosteriors(model: Chains): { logLik: number; omega: Float64Array } {
  const { K, L, T, means, starts, x } = model;
  const states = K ** L;
  const digit = (z: number, l: number): number => Math.floor(z / K ** (L - l - 1)) % K;
  const likelihood = (t: number): Float64Array =>
    filled(states, (z) => {
      let mean = 0;
      for (let l = 0; l < L; l += 1) mean += means[l * K + digit(z, l)] ?? 0;
      return Math.exp(-0.5 * ((x[t] ?? 0) - mean) ** 2) / Math.sqrt(2 * Math.PI);
    });
  const weighed = (v: Float64Array, t: number): Float64Array => {
    const E = likelihood(t);
    return v.map((value, z) => value * (E[z] ?? 0));
  };
  const forward: Float64Array[] = [];
  let logLik = 0;
  let v = filled(states, (z) => {
    let product = 1;
    for (let l = 0; l < L; l += 1) product *= starts[l * K + digit(z, l)] ?? 0;
    return product;
  });
  for (let t = 0; t < T; t += 1) {
    const step = normalised(weighed(v, t));
    logLik += Math.log(step.sum);
    forward.push(step.v);
    v = moved(step.v, model, false);
  }
  const omega = new Float64Array(T * L);
  let backward = new Float64Array(states).fill(1);
  for (let t = T - 1; t >= 0; t -= 1) {
    const gamma = normalised((forward[t] ?? backward).map((value, z) => value * (backward[z] ?? 0))).v;
    for (let z = 0; z < states; z += 1) for (let l = 0; l < L; l += 1) if (digit(z, l) === 1) omega[t * L + l] = (omega[t * L + l] ?? 0) + (gamma[z] ?? 0);
    backward = new Float64Array(normalised(moved(weighed(backward, t), model, true)).v);
  }
  return { logLik, omega };
}
