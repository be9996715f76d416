import { sumOverStates, type FactorialHmm } from './model';

/** With exponents up to this size, and messages above e^-300, no product of the two leaves the doubles. */
export const largestExponent = 300;
export const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** Level means of one half of the chains, moved so that they lie around 0, and by how much. */
function centred(K: number, means: Float64Array): { table: Float64Array; centre: number } {
  const table = sumOverStates(K, means);
  const centre = (Math.min(...table) + Math.max(...table)) / 2;
  return { table: table.map((mean) => mean - centre), centre };
}

/** e^(-(x - μ)²/2) = e^(-x²/2) e^(xa) e^(xb) e^(-μ²/2) for μ = a + b, once x and μ are measured from `centre`. */
export interface EmissionTables {
  /** Of the first half of the levels, [K^⌊L/2⌋], and of the second. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly centre: number;
  /** e^(-μ²/2) in every state. */
  readonly square: Float64Array;
  /** No |μ| and no |a| + |b| is larger. */
  readonly size: number;
}

export function emissionTables({ K, L, states, means }: FactorialHmm): EmissionTables {
  const half = Math.floor(L / 2) * K;
  const first = centred(K, means.subarray(0, half));
  const second = centred(K, means.subarray(half));
  const square = new Float64Array(states);
  let size = 0;
  for (let i = 0, z = 0; i < first.table.length; i += 1) {
    for (let j = 0; j < second.table.length; j += 1, z += 1) {
      const mean = first.table[i] + second.table[j];
      size = Math.max(size, Math.abs(mean), Math.abs(first.table[i]) + Math.abs(second.table[j]));
      square[z] = Math.exp((-mean * mean) / 2);
    }
  }
  return { first: first.table, second: second.table, centre: first.centre + second.centre, square, size };
}

/**
 * message *= exp(-(x - μ_z)²/2), up to a factor whose logarithm is handed back.
 *
 * By two short tables a time instead of K^L exponentials. Where their exponents would be large, by the exponentials themselves, beside the best of the
 * states that are possible.
 */
export function emission(model: FactorialHmm): (message: Float64Array, x: number) => number {
  const { K, states, means } = model;
  const { first, second, centre, square, size } = emissionTables(model);
  const mu = sumOverStates(K, means);
  const forFirst = new Float64Array(first.length);
  const forSecond = new Float64Array(second.length);

  function byTables(message: Float64Array, x: number): void {
    for (let i = 0; i < forFirst.length; i += 1) forFirst[i] = Math.exp(x * first[i]);
    for (let j = 0; j < forSecond.length; j += 1) forSecond[j] = Math.exp(x * second[j]);
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
    const away = x - centre;
    if (!(Math.abs(away) * size + (size * size) / 2 <= largestExponent)) return byStates(message, x) - halfLogTwoPi;
    byTables(message, away);
    return (-away * away) / 2 - halfLogTwoPi;
  };
}
