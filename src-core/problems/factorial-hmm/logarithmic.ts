import { logSumExp } from '../../maths/logSumExp';
import { transposed } from '../../maths/kronecker';
import type { Arithmetic } from './arithmetic';
import { normalise } from './linear';
import { sumOverStates, type FactorialHmm } from './model';

/** log v <- log ((A_1 ⊗ ... ⊗ A_L) v), in place, mode by mode, from the logarithms of the factors. */
function logKroneckerMap(K: number, L: number, logFactors: Float64Array): (v: Float64Array) => void {
  const entries = new Float64Array(K);
  const terms = new Float64Array(K);
  return (v) => {
    for (let level = L - 1, stride = 1; level >= 0; level -= 1, stride *= K) {
      for (let block = 0; block < v.length; block += K * stride) {
        for (let i = block; i < block + stride; i += 1) {
          for (let k = 0; k < K; k += 1) entries[k] = v[i + k * stride];
          for (let j = 0; j < K; j += 1) {
            const from = (level * K + j) * K;
            for (let k = 0; k < K; k += 1) terms[k] = logFactors[from + k] + entries[k];
            v[i + j * stride] = logSumExp(terms);
          }
        }
      }
    }
  };
}

/**
 * Messages as logarithms, -Infinity where a state is impossible; nothing underflows, whatever the transitions forbid. Mode by mode.
 *
 * Some ten times slower than probabilities. Mann, Numerically stable hidden Markov model implementation (2006).
 */
export function logArithmetic(model: FactorialHmm): Arithmetic {
  const { K, L, transitions, means } = model;
  const mu = sumOverStates(K, means);
  const starts = sumOverStates(K, model.starts.map(Math.log));

  function normaliseLogs(message: Float64Array): number {
    const sum = logSumExp(message);
    for (let z = 0; z < message.length; z += 1) message[z] -= sum;
    return sum;
  }

  return {
    start: (message) => message.set(starts),
    level: (message) => void message.fill(0),
    weigh: (message, x) => {
      let nearest = Infinity;
      for (let z = 0; z < mu.length; z += 1) if (message[z] > -Infinity && Math.abs(x - mu[z]) < Math.abs(x - nearest)) nearest = mu[z];
      // A difference of squares as a product: for a far x the squares agree in most digits.
      for (let z = 0; z < mu.length; z += 1) message[z] += (mu[z] - nearest) * (x - (mu[z] + nearest) / 2);
      return normaliseLogs(message) - ((x - nearest) ** 2 + Math.log(2 * Math.PI)) / 2;
    },
    forward: logKroneckerMap(K, L, transposed(K, transitions).map(Math.log)),
    backward: logKroneckerMap(K, L, transitions.map(Math.log)),
    joined: (messages, from, other, out) => {
      for (let z = 0; z < out.length; z += 1) out[z] = messages[from + z] + other[z];
      normaliseLogs(out);
      for (let z = 0; z < out.length; z += 1) out[z] = Math.exp(out[z]);
      // Logarithms of some thousands hold a probability's last digits no more: their exponentials sum to one only nearly.
      normalise(out);
    },
    shown: (message, out) => {
      for (let z = 0; z < out.length; z += 1) out[z] = Math.exp(message[z]);
      normalise(out);
    },
  };
}
