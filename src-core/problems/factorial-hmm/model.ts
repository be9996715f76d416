import { refuse, refuseLimit, refuseShape } from '../../contract/faults';
import { inMegabytes } from '../../contract/limits';
import type { Matrix } from '../../contract/matrix';

/**
 * L chains of K states each, seen together through x_t ~ N(Σ_l means_l[z_t^l], 1).
 * All row-major: transitions [l][from][to], starts [l][k], means [l][k]; `states` is K^L, and the states of all chains together have the
 * index z^1 K^(L-1) + ... + z^L: level 1 slowest.
 */
export interface FactorialHmm {
  readonly K: number;
  readonly L: number;
  readonly states: number;
  readonly transitions: Float64Array;
  readonly starts: Float64Array;
  readonly means: Float64Array;
}

/** Probabilities typed with a few digits sum to one only nearly. */
const sumsToOne = 1e-9;
/** Beyond it squares leave the doubles. */
const largest = 1e150;
/** What the arrays of one computation may take, and the numbers of one answer. */
export const mostBytes = 256 * 2 ** 20;
const mostAnswerBytes = 64 * 2 ** 20;

/** Refuses a computation (or an answer) before it begins if its doubles would not fit. */
export function checkSize(field: string, what: string, doubles: number, most = mostBytes): void {
  if (!(8 * doubles <= most)) refuseLimit(field, `${what} would need ${inMegabytes(8 * doubles)}; at most ${inMegabytes(most)} are set aside. Make K, L or T smaller.`);
}

/** The same for an answer that is written out number by number. */
export const checkAnswer = (field: string, what: string, doubles: number): void => checkSize(field, what, doubles, mostAnswerBytes);

/** K of the L factors P[l], which must be square; entries must be finite. Refuses an empty list. */
export function checkFactors(P: readonly Matrix[]): number {
  if (P.length === 0 || P[0].rows === 0) return refuse('P', 'P must hold the matrix of at least one level, with at least one state.');
  const { rows, columns } = P[0];
  if (rows !== columns) refuseShape('P', `Each matrix of P must be square; P[0] is ${rows} x ${columns}.`);
  P.forEach(({ values }, l) => {
    const at = values.findIndex((each) => !Number.isFinite(each));
    if (at >= 0) refuse('P', `P[${l}][${Math.floor(at / columns)}][${at % columns}] must be a finite number; it is ${values[at]}.`);
  });
  return rows;
}

function checkDistribution(field: string, name: string, probabilities: Float64Array): void {
  let sum = 0;
  for (const each of probabilities) {
    if (!(each >= 0 && each <= 1 + sumsToOne)) refuse(field, `${name} must hold probabilities; it holds ${each}.`);
    sum += each;
  }
  if (!(Math.abs(sum - 1) <= sumsToOne)) refuse(field, `${name} must sum to one; it sums to ${sum}.`);
}

/** theta as level means [l][k]: for binary chains L numbers θ say means 0 and θ_l, so that the mean is θ'z. */
function levelMeans(theta: readonly number[] | Matrix, K: number, L: number): Float64Array {
  if ('values' in theta && 'rows' in theta) {
    if (theta.rows !== L || theta.columns !== K) refuseShape('theta', `theta must be ${L} x ${K}, a mean for each state of each level; it is ${theta.rows} x ${theta.columns}.`);
    return theta.values;
  }
  if (K !== 2) refuseShape('theta', `theta must be a list of ${L} rows of ${K} level means; a plain list stands for binary levels only.`);
  if (theta.length !== L) refuseShape('theta', `theta must have ${L} numbers, one for each level of P; it has ${theta.length}.`);
  return Float64Array.from(theta.flatMap((each) => [0, each]));
}

/**
 * The chains from their parts as they are written: P[l] is K x K with rows "from", pi0[l] has length K, theta as L numbers (K = 2) or L x K means.
 *
 * Refuses rows that are not probabilities summing to one (to 1e-9) and means beyond 1e150; sizes that do not fit are errors that name the argument.
 * Zeros in P and pi0 are allowed. Ghahramani & Jordan, Factorial hidden Markov models, Machine Learning 29 (1997).
 */
export function factorialHmm(P: readonly Matrix[], pi0: Matrix, theta: readonly number[] | Matrix): FactorialHmm {
  const K = checkFactors(P);
  const L = P.length;
  if (pi0.rows !== L || pi0.columns !== K) refuseShape('pi0', `pi0 must be ${L} x ${K}, one start for each level of P; it is ${pi0.rows} x ${pi0.columns}.`);
  const means = levelMeans(theta, K, L);
  P.forEach(({ values }, l) => {
    for (let i = 0; i < K; i += 1) checkDistribution('P', `P[${l}][${i}]`, values.subarray(i * K, (i + 1) * K));
    checkDistribution('pi0', `pi0[${l}]`, pi0.values.subarray(l * K, (l + 1) * K));
  });
  for (const mean of means) if (!(Math.abs(mean) <= largest)) refuse('theta', `theta must hold numbers of size at most ${largest}; it holds ${mean}.`);
  const states = K ** L;
  checkSize('P', `A message over ${K}^${L} states`, states);
  const transitions = new Float64Array(L * K * K);
  P.forEach(({ values }, l) => transitions.set(values, l * K * K));
  return { K, L, states, transitions, starts: pi0.values, means };
}

/** Refuses observations that are not finite, or whose squares leave the doubles. */
export function checkSeries(x: ArrayLike<number>): void {
  for (let t = 0; t < x.length; t += 1) if (!(Math.abs(x[t]) <= largest)) refuse('x', `x[${t}] must be a number of size at most ${largest}; it is ${x[t]}.`);
}

/** One number for every state of all chains together, [K^L], made level by level from numbers [L][K]: level 1 slowest. */
function overStates(K: number, numbers: Float64Array, none: number, join: (before: number, each: number) => number): Float64Array {
  let table = Float64Array.of(none);
  for (let at = 0; at < numbers.length; at += K) {
    const longer = new Float64Array(table.length * K);
    for (let i = 0; i < longer.length; i += 1) longer[i] = join(table[Math.floor(i / K)], numbers[at + (i % K)]);
    table = longer;
  }
  return table;
}

/** Σ_l numbers[l][z^l] in every state: the mean of an observation from level means, the log of a start from its levels' logs. */
export const sumOverStates = (K: number, numbers: Float64Array): Float64Array => overStates(K, numbers, 0, (sum, each) => sum + each);

/** Π_l numbers[l][z^l] in every state. */
export const productOverStates = (K: number, numbers: Float64Array): Float64Array => overStates(K, numbers, 1, (product, each) => product * each);
