import { kroneckerMap, transposed } from '../../maths/kronecker';
import type { Arithmetic } from './arithmetic';
import { productOverStates, sumOverStates, type FactorialHmm } from './model';

/** With exponents up to this size, and messages above e^-300, no product of the two leaves the doubles. */
const largestExponent = 300;
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** Level means of one half of the chains, moved so that they lie around 0, and by how much. */
function centred(K: number, means: Float64Array): { table: Float64Array; centre: number } {
  const table = sumOverStates(K, means);
  const centre = (Math.min(...table) + Math.max(...table)) / 2;
  return { table: table.map((mean) => mean - centre), centre };
}

/**
 * message *= exp(-(x - μ_z)²/2), up to a factor whose logarithm is handed back.
 *
 * exp(xμ - μ²/2) with μ = a + b, a from the first half of the chains and b from the second, is e^(xa) e^(xb) times a number that does not
 * depend on x: two short tables a time instead of K^L exponentials. Where their exponents would be large, the exponentials themselves,
 * beside the best of the states that are possible.
 */
function emission({ K, L, states, means }: FactorialHmm): (message: Float64Array, x: number) => number {
  const half = Math.floor(L / 2) * K;
  const first = centred(K, means.subarray(0, half));
  const second = centred(K, means.subarray(half));
  const mu = sumOverStates(K, means);
  const square = new Float64Array(states);
  let size = 0;
  for (let i = 0, z = 0; i < first.table.length; i += 1) {
    for (let j = 0; j < second.table.length; j += 1, z += 1) {
      const mean = first.table[i] + second.table[j];
      size = Math.max(size, Math.abs(mean), Math.abs(first.table[i]) + Math.abs(second.table[j]));
      square[z] = Math.exp((-mean * mean) / 2);
    }
  }
  const forFirst = new Float64Array(first.table.length);
  const forSecond = new Float64Array(second.table.length);

  function byTables(message: Float64Array, x: number): void {
    for (let i = 0; i < forFirst.length; i += 1) forFirst[i] = Math.exp(x * first.table[i]);
    for (let j = 0; j < forSecond.length; j += 1) forSecond[j] = Math.exp(x * second.table[j]);
    for (let i = 0, z = 0; i < forFirst.length; i += 1) {
      const factor = forFirst[i];
      for (let j = 0; j < forSecond.length; j += 1, z += 1) message[z] *= factor * forSecond[j] * square[z];
    }
  }

  function byStates(message: Float64Array, x: number): number {
    let best = Infinity;
    for (let z = 0; z < states; z += 1) if (message[z] > 0 && Math.abs(x - mu[z]) < Math.abs(x - best)) best = mu[z];
    // A difference of squares as a product: for a far x the squares agree in most digits. Of an impossible state it may be positive, and infinite.
    for (let z = 0; z < states; z += 1) if (message[z] > 0) message[z] *= Math.exp((mu[z] - best) * (x - (mu[z] + best) / 2));
    return -((x - best) ** 2) / 2;
  }

  return (message, x) => {
    const away = x - first.centre - second.centre;
    if (!(Math.abs(away) * size + (size * size) / 2 <= largestExponent)) return byStates(message, x) - halfLogTwoPi;
    byTables(message, away);
    return (-away * away) / 2 - halfLogTwoPi;
  };
}

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
