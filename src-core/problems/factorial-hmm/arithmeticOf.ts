import type { Arithmetic } from './arithmetic';
import { linearArithmetic } from './linear';
import { logArithmetic } from './logarithmic';
import type { FactorialHmm } from './model';

/** A product of one probability per level above this leaves room for emissions within a double's range. */
const leastLog = -300;

/** Σ_l log of the least of each level's numbers that `counts`. */
function logLeast(numbers: Float64Array, perLevel: number, counts: (p: number) => boolean): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at += perLevel) sum += Math.log(Math.min(1, ...numbers.subarray(at, at + perLevel).filter(counts)));
  return sum;
}

/** Whether every state reaches every other with a probability that a double holds: then what underflows never counts again. */
export const isMixing = ({ K, transitions, starts }: FactorialHmm): boolean => logLeast(transitions, K * K, () => true) > leastLog && logLeast(starts, K, (p) => p > 0) > leastLog;

/**
 * Probabilities where the chains mix, logarithms else: with a zero transition the mass that one stretch of data makes vanish may be all that explains the next.
 */
export const arithmeticOf = (model: FactorialHmm): Arithmetic => (isMixing(model) ? linearArithmetic(model) : logArithmetic(model));
