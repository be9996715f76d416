import { kroneckerMap, transposed } from '../../maths/kronecker';
import type { Arithmetic } from './arithmetic';
import { emission } from './emission';
import { productOverStates, type FactorialHmm } from './model';

/** Divides probabilities by their sum, which is handed back. */
export function normalise(message: Float64Array): number {
  let sum = 0;
  for (let z = 0; z < message.length; z += 1) sum += message[z];
  const share = 1 / sum;
  for (let z = 0; z < message.length; z += 1) message[z] *= share;
  return sum;
}

/**
 * Messages as probabilities, each made to sum to one; the likelihood is kept in the logarithms of the sums. In Kronecker form, mode by mode.
 *
 * For chains in which every state reaches every other. Rabiner, Proceedings of the IEEE 77 (1989), section V.A.
 */
export function linearArithmetic(model: FactorialHmm): Arithmetic {
  const { K, L, transitions } = model;
  const weighEmission = emission(model);
  const starts = productOverStates(K, model.starts);
  return {
    start: (message) => message.set(starts),
    level: (message) => void message.fill(1),
    weigh: (message, x) => weighEmission(message, x) + Math.log(normalise(message)),
    forward: kroneckerMap(K, L, transposed(K, transitions)),
    backward: kroneckerMap(K, L, transitions),
    joined: (messages, from, other, out) => {
      for (let z = 0; z < out.length; z += 1) out[z] = messages[from + z] * other[z];
      normalise(out);
    },
    shown: (message, out) => {
      out.set(message);
      normalise(out);
    },
  };
}
