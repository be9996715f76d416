import type { Progress } from '../../contract/types';
import { maximiser } from './mStep';
import type { FactorialHmm } from './model';
import { smoothing } from './passes';
import { checkBinary, pairSums } from './posteriors';

/** Where EM stands: θ, log p(x) under it, and what its posteriors leave for the M step, Σ x_t ω_t [L] and Σ Ω_t [L][L]. */
export interface EmState {
  readonly theta: Float64Array;
  readonly logLik: number;
  readonly xOmega: Float64Array;
  readonly Omega: Float64Array;
}

/** The binary chains at other θ: level means 0 and θ_l. */
const withTheta = (model: FactorialHmm, theta: Float64Array): FactorialHmm => ({ ...model, means: Float64Array.from({ length: 2 * theta.length }, (_, at) => (at % 2) * theta[at >> 1]) });

/**
 * The E step at θ. Binary levels; refuses others.
 *
 * No Ω_t is ever made: with G(z) = Σ_t p(z_t = z | x) and H(z) = Σ_t x_t p(z_t = z | x), Σ Ω_t = Σ_z G(z) z z' and Σ x_t ω_t = Σ_z H(z) z.
 */
export function* eStep(model: FactorialHmm, x: ArrayLike<number>, theta: Float64Array): Generator<Progress, EmState, void> {
  checkBinary(model);
  const { L, states } = model;
  const G = new Float64Array(states);
  const H = new Float64Array(states);
  const logLik = yield* smoothing(withTheta(model, theta), x, (t, probabilities) => {
    const at = x[t];
    for (let z = 0; z < states; z += 1) {
      G[z] += probabilities[z];
      H[z] += at * probabilities[z];
    }
  });
  const pairs = pairSums(L, H);
  return { theta, logLik, xOmega: Float64Array.from({ length: L }, (_, l) => pairs[l * L + l]), Omega: pairSums(L, G) };
}

/** One step of EM: θ from the posteriors of the state before, then the posteriors under it. log p(x) never falls. Dempster, Laird & Rubin, JRSS B 39 (1977). */
export const emStep = (model: FactorialHmm, x: ArrayLike<number>, before: EmState): Generator<Progress, EmState, void> => eStep(model, x, maximiser(before));

/** EM from θ: each state as it comes, the start first, `steps` steps after it. Only θ moves. */
export function* emStates(model: FactorialHmm, x: ArrayLike<number>, theta: Float64Array, steps: number): Generator<Progress, EmState[], void> {
  const of = steps + 1;
  const states: EmState[] = [];
  for (let done = 0; done < of; done += 1) {
    const step = done === 0 ? eStep(model, x, theta) : emStep(model, x, states[done - 1]);
    for (;;) {
      const next = step.next();
      if (next.done) {
        states.push(next.value);
        break;
      }
      yield { done: done + next.value.done / next.value.of, of };
    }
  }
  return states;
}
