import type { Law } from '../law';
import type { DispersionView, VarianceView } from '../state';
import { dispersionWords, varianceWords } from '../twins/family';

/** Variance over mean, 1/(1-ρ): the dial. */
export function dispersionView(law: Law, ghost: Law | null): DispersionView {
  const numbers = { rho: law.rho, mean: law.mean, value: law.dispersion, ghost: ghost && ghost.dispersion };
  return { ...dispersionWords(numbers), ...numbers };
}

/** Var[x] = E[λ] + Var[λ]: what a Poisson has by itself, and what its moving rate adds, r ρ²/(1-ρ)². */
export function varianceView(law: Law): VarianceView {
  // A product, not variance - mean: for small ρ that difference would keep no digit.
  const numbers = { within: law.mean, between: law.mean / law.rate, total: law.variance };
  return { ...varianceWords(numbers), ...numbers };
}
