import { refuse } from '../../contract/faults';
import { leastWhole } from '../../maths/solve';
import { cdf, logPmf, mean, poissonCdf, poissonLogPmf } from './model';

/** Up to this many counts between the crossings are added one by one; more go by both cdfs. */
const addedSingly = 300;

/**
 * The total variation distance to the Poisson of the same mean: half of Σ_x |NB(x; r, ρ) - Po(x; r ρ/(1-ρ))|.
 *
 * r > 0, 0 < ρ < 1; refuses others, and a mean that no double holds.
 * log NB - log Po bends upwards in x and is lowest at the first count from the mean on, so it is negative on one run of counts only: there Po - NB is summed.
 */
export function totalVariationToPoisson(r: number, rho: number): number {
  const lambda = mean(r, rho);
  if (!(lambda < Infinity)) refuse('r', `With rho = ${rho} and r = ${r} the mean is beyond every double; lower r or rho.`);
  const gap = (x: number): number => logPmf(x, r, rho) - poissonLogPmf(x, lambda);
  const lowest = Math.ceil(lambda);
  // Where both masses are 0 to the last digit, beyond every crossing, their gap is no number and counts as above.
  const first = leastWhole((x) => x >= lowest || gap(x) < 0, lowest, Math.max(1, Math.floor(Math.sqrt(lambda))));
  const end = leastWhole((x) => x > lowest && !(gap(x) < 0), lowest + 1, Math.max(1, Math.floor(Math.sqrt(lambda))));
  if (end - first > addedSingly) {
    const poisson = poissonCdf(end - 1, lambda) - poissonCdf(first - 1, lambda);
    const negativeBinomial = cdf(end - 1, r, rho) - cdf(first - 1, r, rho);
    return Math.min(1, Math.max(0, poisson - negativeBinomial));
  }
  let sum = 0;
  for (let x = first; x < end; x += 1) sum -= Math.exp(poissonLogPmf(x, lambda)) * Math.expm1(gap(x));
  return Math.min(1, Math.max(0, sum));
}
