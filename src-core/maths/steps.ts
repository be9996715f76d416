/** The first of steps times a power of ten that reaches a positive value; a step that misses by a rounding error is still the step. */
export function stepUp(value: number, steps: readonly number[]): number {
  const exponent = Math.floor(Math.log10(value));
  const at = (step: number): number => (exponent < 0 ? step / 10 ** -exponent : step * 10 ** exponent);
  return at(steps.find((step) => at(step) >= value * (1 - 1e-12)) ?? 10);
}

/** The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten that reaches a positive value: axes move in steps, not in drips. */
export const ceiling = (value: number): number => stepUp(value, [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8]);

/** `points` values from low to high, evenly spaced. */
export const evenly = (low: number, high: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low + ((high - low) * i) / (points - 1)));

/** `points` values from low to high, evenly spaced on a log axis; both ends are positive. */
export const evenlyInLog = (low: number, high: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low * (high / low) ** (i / (points - 1))));
