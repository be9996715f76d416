import { deviance, stirlingRemainder } from './stirling';

/**
 * log Po(x; λ) = x log λ - λ - log x!, for arguments that were checked: x whole and >= 0, λ >= 0 and finite.
 *
 * At λ = 0 all mass is on 0. Saddle-point form: no difference of large logarithms, so that x = 10 million keeps its digits.
 * Loader, Fast and accurate computation of binomial probabilities (2000).
 */
export function poissonLogMass(x: number, lambda: number): number {
  if (x === 0) return 0 - lambda;
  return lambda === 0 ? -Infinity : -stirlingRemainder(x) - deviance(x, lambda, x - lambda) - 0.5 * Math.log(2 * Math.PI * x);
}
