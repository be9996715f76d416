import { refuse } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import type { Progress } from '../../contract/types';
import { isMixing } from './arithmeticOf';
import { fitsTables, marginalsByTables, type Marginals } from './bulkMarginals';
import { foldLevels } from './folding';
import { checkAnswer, checkSeries, type FactorialHmm } from './model';
import { filtering, smoothing } from './passes';

type Work<O> = Generator<Progress, O, void>;

/**
 * log p(x) of the factorial HMM, all constants included; 0 for an empty x.
 *
 * Sums over the K^(LT) paths by the forward recursion, T L K^(L+1) multiplications. Refuses x that are not finite.
 */
export const logLik = (model: FactorialHmm, x: ArrayLike<number>): Work<number> => filtering(model, x, null);

/** p(z_t | x_1, ..., x_(t-1)), [T][K^L]: the forward messages, each divided by its sum. Refuses x that are not finite, and what would not fit. */
export function* forwardMessages(model: FactorialHmm, x: ArrayLike<number>): Work<Matrix> {
  const values = roomForStates(model, x.length);
  yield* filtering(model, x, (t, probabilities) => values.set(probabilities, t * model.states));
  return { rows: x.length, columns: model.states, values };
}

/** p(z_t | x), [T][K^L]. Refuses as forwardMessages. */
export function* statePosteriors(model: FactorialHmm, x: ArrayLike<number>): Work<Matrix> {
  const values = roomForStates(model, x.length);
  yield* smoothing(model, x, (t, probabilities) => values.set(probabilities, t * model.states));
  return { rows: x.length, columns: model.states, values };
}

function roomForStates({ K, L, states }: FactorialHmm, T: number): Float64Array {
  checkAnswer('x', `Probabilities of ${K}^${L} states at ${T} times`, T * states);
  return new Float64Array(T * states);
}

/** p(z_t^l = k | x), [T][L][K] row-major, with log p(x). On the kernels' tables where they fit. Refuses x that are not finite, and what would not fit. */
export function* levelMarginals(model: FactorialHmm, x: ArrayLike<number>): Work<Marginals> {
  checkSeries(x);
  if (isMixing(model) && fitsTables(model, x)) return yield* marginalsByTables(model, x);
  const { K, L } = model;
  const marginals = new Float64Array(x.length * L * K);
  const logLik = yield* smoothing(model, x, (t, probabilities) => foldLevels(K, L, probabilities, marginals, t * L * K));
  return { logLik, marginals };
}

/** Refuses levels that are not binary: only their state is a number 0 or 1 that has a mean. */
export function checkBinary({ K }: FactorialHmm): void {
  if (K !== 2) refuse('P', `E[z] is defined for levels of two states, 0 and 1; these have ${K}.`);
}

/** ω_t = E[z_t | x], [T][L], of binary levels, with log p(x). Refuses other levels, x that are not finite, and what would not fit. */
export function* posteriors(model: FactorialHmm, x: ArrayLike<number>): Work<{ logLik: number; omega: Matrix }> {
  checkBinary(model);
  const { logLik, marginals } = yield* levelMarginals(model, x);
  return { logLik, omega: { rows: x.length, columns: model.L, values: marginals.filter((_, at) => at % 2 === 1) } };
}

/** Σ_z weights[z] z z', [L][L], over the binary states z, level 1 in the highest bit; its diagonal is Σ_z weights[z] z. */
export function pairSums(L: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(L * L);
  for (let l = 0; l < L; l += 1) {
    for (let m = 0; m <= l; m += 1) {
      const both = (1 << (L - 1 - l)) | (1 << (L - 1 - m));
      let sum = 0;
      for (let z = both; z < weights.length; z += 1) if ((z & both) === both) sum += weights[z];
      sums[l * L + m] = sums[m * L + l] = sum;
    }
  }
  return sums;
}

/** Ω_t = E[z_t z_t' | x], [T][L][L] row-major, of binary levels. Refuses as posteriors. */
export function* pairPosteriors(model: FactorialHmm, x: ArrayLike<number>): Work<Float64Array> {
  checkBinary(model);
  const { L } = model;
  checkAnswer('x', `Pairs of ${L} levels at ${x.length} times`, x.length * L * L);
  const pairs = new Float64Array(x.length * L * L);
  yield* smoothing(model, x, (t, probabilities) => pairs.set(pairSums(L, probabilities), t * L * L));
  return pairs;
}
