import { refuse, refuseLimit } from '../../../contract/faults';
import type { Matrix } from '../../../contract/matrix';
import { bySum, type Precision } from '../../../contract/steps';
import { finished } from '../../../contract/work';
import { checkSeries, factorialHmm, sumOverStates, type FactorialHmm } from '../model';
import { pairPosteriors, posteriors } from '../posteriors';

/** Where the lines of part c are evaluated: the posterior of the old parameters, by every path and by forward and backward, and a new θ. */
export interface At {
  readonly x: readonly number[];
  readonly L: number;
  /** θ, where the expected log likelihood is looked at. */
  readonly theta: readonly number[];
  /** p(z_t = z | x; old θ), [T][2^L], added up over every path; level 1 is the highest bit of a state z. */
  readonly visited: Float64Array;
  /** ω_t [T][L] and Ω_t [T][L][L] by forward and backward. */
  readonly omega: Matrix;
  readonly Omega: readonly Matrix[];
  readonly precision: Precision;
  /** How much rounding of the logarithms of weights matters, as a factor of 1 or more. */
  readonly spread: number;
}

/** A million paths take some tenths of a second. */
const mostBits = 20;

/** The new θ lies this far from the old one in every entry: anywhere but at the maximum, where the gradient would tell nothing. */
const away = 0.5;

/** The state of a series under old parameters θ°: P[l] 2 x 2, pi0 L x 2, theta L numbers, x at least one number; every path is walked, so L T is at most 20. */
export function stateOf({ x, P, pi0, theta }: { x: readonly number[]; P: readonly Matrix[]; pi0: Matrix; theta: readonly number[] }): At {
  const model = factorialHmm(P, pi0, theta);
  checkSeries(x);
  const { L } = model;
  if (x.length === 0) refuse('x', 'x must hold at least one observation: of none there is no M step.');
  if (L * x.length > mostBits) refuseLimit('x', `${L} levels at ${x.length} times have 2^${L * x.length} paths; the derivation walks at most 2^${mostBits}. Take fewer observations.`);
  const { omega } = finished(posteriors(model, x));
  const pairs = finished(pairPosteriors(model, x));
  const reach = theta.reduce((sum, each) => sum + Math.abs(each), 0);
  return {
    x,
    L,
    theta: theta.map((each) => each - away),
    visited: visitedStates(model, x),
    omega,
    Omega: x.map((_, t) => ({ rows: L, columns: L, values: pairs.slice(t * L * L, (t + 1) * L * L) })),
    precision: bySum(2 ** (L * x.length)),
    // A logarithm's error is its weight's relative error: a thousandth of what a precision of twelve digits allows.
    spread: 1 + 1e-3 * x.reduce((sum, each) => sum + reach * (Math.abs(each) + reach), 0),
  };
}

/** p(z_t = z | x) by walking every path: start, moves and observations multiplied, divided by the sum over all paths. */
function visitedStates({ L, states, transitions, starts, means }: FactorialHmm, x: readonly number[]): Float64Array {
  const T = x.length;
  const mu = sumOverStates(2, means);
  const bit = (z: number, l: number): number => (z >> (L - 1 - l)) & 1;
  const logOf = (probability: (l: number) => number): number => Array.from({ length: L }, (_, l) => Math.log(probability(l))).reduce((sum, each) => sum + each, 0);
  const logStart = Array.from({ length: states }, (_, z) => logOf((l) => starts[2 * l + bit(z, l)]));
  const logMove = Array.from({ length: states * states }, (_, i) => logOf((l) => transitions[4 * l + 2 * bit(Math.floor(i / states), l) + bit(i % states, l)]));
  // Of the log density only what depends on the path: x² would cost a far observation its digits.
  const logSeen = x.map((each) => Array.from(mu, (mean) => mean * (each - mean / 2)));
  // The state at time t of path i is (i >> t L) & (2^L - 1).
  const logWeights = Float64Array.from({ length: 2 ** (L * T) }, (_, path) => {
    let before = path & (states - 1);
    let sum = logStart[before] + logSeen[0][before];
    for (let t = 1; t < T; t += 1) {
      const z = (path >> (t * L)) & (states - 1);
      sum += logMove[before * states + z] + logSeen[t][z];
      before = z;
    }
    return sum;
  });
  const top = logWeights.reduce((best, each) => Math.max(best, each), -Infinity);
  const visited = new Float64Array(T * states);
  let total = 0;
  for (let path = 0; path < logWeights.length; path += 1) {
    const weight = Math.exp(logWeights[path] - top);
    total += weight;
    for (let t = 0; t < T; t += 1) visited[t * states + ((path >> (t * L)) & (states - 1))] += weight;
  }
  return visited.map((each) => each / total);
}

/** E[Σ_t f(t, z_t) | x; old θ] over every path. A state that no path visits adds nothing. */
export function overPaths({ x, L, visited }: At, f: (t: number, z: number) => number): number {
  const states = 2 ** L;
  return x.reduce((sum, _, t) => {
    let here = 0;
    for (let z = 0; z < states; z += 1) if (visited[t * states + z] > 0) here += visited[t * states + z] * f(t, z);
    return sum + here;
  }, 0);
}

/** Whether level l is on in a state: 0 or 1. */
export const on = ({ L }: At, z: number, l: number): number => (z >> (L - 1 - l)) & 1;

/** θ'z, the mean of an observation in a state. */
export const meanIn = (at: At, theta: readonly number[], z: number): number => theta.reduce((sum, each, l) => sum + each * on(at, z, l), 0);

/** E[Σ_t log N(x_t; θ'z_t, 1) | x; old θ] over every path. */
export const objective = (at: At, theta: readonly number[]): number => overPaths(at, (t, z) => -((at.x[t] - meanIn(at, theta, z)) ** 2 + Math.log(2 * Math.PI)) / 2);

/** The size of what the objective adds up at a θ; with 1 in place of the last square, of what its gradient does. */
export const sizes = ({ x, spread }: At, theta: readonly number[]): { objective: number; gradient: number } => {
  const reach = theta.reduce((sum, each) => sum + Math.abs(each), 0);
  return {
    objective: spread * x.reduce((sum, each) => sum + (Math.abs(each) + reach) ** 2 + 1, 0),
    gradient: spread * x.reduce((sum, each) => sum + Math.abs(each) + reach + 1, 0),
  };
};
