import type { Law } from './law';
import { pmf } from './model';
import type { ElsewhereView } from './state';
import { chance, whole } from '../../contract/words';

/** Fifteen digits: what a product or quotient of two doubles surely holds, so that 4.5 is not written 4.499999999999999. */
const fifteen = (value: number): number => Number(value.toPrecision(15));

/**
 * The same law as other programs write it, in code that runs as it stands.
 * Sources: the reference pages of SciPy, NumPy, PyTorch, R, Distributions.jl, PyMC, statsmodels and Stan.
 */
export function elsewhereView({ r, rho, mean, rate }: Law): ElsewhereView {
  const mu = fifteen(mean);
  const p = fifteen(1 - rho);
  const x = Math.floor(mu);
  const at = { x, pmf: pmf(x, r, rho) };
  const lines = [
    { where: 'SciPy', code: `scipy.stats.nbinom(${r}, ${p})`, trap: 'Its p is 1 - rho: the chance of what ends the count.' },
    { where: 'PyTorch', code: `torch.distributions.NegativeBinomial(${r}, probs=${rho})`, trap: 'Its probs is rho itself, not 1 - rho.' },
    { where: 'R', code: `dnbinom(${x}, size = ${r}, mu = ${mu})`, trap: 'With mu for the mean, size is r.' },
    { where: 'R, prob form', code: `dnbinom(${x}, size = ${r}, prob = ${p})`, trap: 'Its prob is 1 - rho; give prob or mu, never both.' },
    { where: 'NumPy', code: `numpy.random.default_rng().negative_binomial(${r}, ${p}, size=10)`, trap: 'Draws only; its p is 1 - rho, as in SciPy.' },
    { where: 'Julia', code: `NegativeBinomial(${r}, ${p})`, trap: 'From Distributions.jl; its p is 1 - rho.' },
    { where: 'PyMC', code: `pymc.NegativeBinomial.dist(mu=${mu}, alpha=${r})`, trap: 'Its alpha is r: a large alpha is nearly a Poisson.' },
    {
      where: 'statsmodels',
      code: `statsmodels.api.families.NegativeBinomial(alpha=${fifteen(1 / r)})`,
      trap: 'Its alpha is 1/r, the other way round than in PyMC: a small alpha is nearly a Poisson. The mean comes from the regression.',
    },
    { where: 'Stan', code: `target += neg_binomial_lpmf(${x} | ${r}, ${fifteen(rate)});`, trap: 'The gamma law of the rate in plain sight: shape r, inverse scale (1 - rho)/rho.' },
  ];
  return {
    title: 'Same distribution elsewhere',
    twin: `All of these give the count ${whole(x)} the probability ${chance(at.pmf)}. SciPy, NumPy, R and Julia call 1 - rho their p; PyTorch means rho.`,
    lines,
    at,
  };
}
