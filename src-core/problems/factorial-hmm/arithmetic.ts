import { linearArithmetic } from './linear';
import { logArithmetic } from './logarithmic';
import type { FactorialHmm } from './model';

/** How a pass carries its messages over the K^L states: as probabilities, or as their logarithms. Everything works in place. */
export interface Arithmetic {
  /** The start's probabilities. */
  start(message: Float64Array): void;
  /** The same for every state: nothing observed yet. */
  level(message: Float64Array): void;
  /** Multiplies by p(x | state) and makes the sum 1; hands back the logarithm of what was divided by. */
  weigh(message: Float64Array, x: number): number;
  /** p(z_t+1) from p(z_t): by the transition turned over. */
  forward(message: Float64Array): void;
  /** Σ_z' P(z, z') message(z'). */
  backward(message: Float64Array): void;
  /** message times other, as probabilities that sum to one, into `out`. */
  joined(message: Float64Array, other: Float64Array, out: Float64Array): void;
  /** The message as probabilities, into `out`. */
  shown(message: Float64Array, out: Float64Array): void;
}

/** A product of one probability per level above this leaves room for emissions within a double's range. */
const leastLog = -300;

/** Σ_l log of the least of each level's numbers that `counts`. */
function logLeast(numbers: Float64Array, perLevel: number, counts: (p: number) => boolean): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at += perLevel) sum += Math.log(Math.min(1, ...numbers.subarray(at, at + perLevel).filter(counts)));
  return sum;
}

/**
 * Probabilities where every state reaches every other with a probability that a double holds: then what underflows never counts again.
 * Logarithms else: with a zero transition the mass that one stretch of data makes vanish may be all that explains the next.
 */
export function arithmeticOf(model: FactorialHmm): Arithmetic {
  const mixes = logLeast(model.transitions, model.K * model.K, () => true) > leastLog && logLeast(model.starts, model.K, (p) => p > 0) > leastLog;
  return mixes ? linearArithmetic(model) : logArithmetic(model);
}
