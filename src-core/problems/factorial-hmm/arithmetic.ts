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
  /** The message that stands at messages[from], ..., times `other`, as probabilities that sum to one, into `out`. */
  joined(messages: Float64Array, from: number, other: Float64Array, out: Float64Array): void;
  /** The message as probabilities that sum to one, into `out`: of starts and transitions typed with few digits they did so only nearly. */
  shown(message: Float64Array, out: Float64Array): void;
}
