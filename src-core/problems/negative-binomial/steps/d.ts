import { byFormula, byQuadrature, type Erratum, type Side } from '../../../contract/steps';
import { poissonLogMass } from '../../../maths/poisson';
import { gammaPoissonMarginal } from '../marginal';
import { logGamma, pmf } from '../model';
import { ofLaw, type At } from './law';
import { drawnRates, rateGrid, standardRates } from './rates';

const notation = (printed: { left?: string; right: string }): Erratum => ({
  id: '1d-1',
  kind: 'B',
  says: 'The printed integrals carry neither dλ nor their limits 0 and ∞; the result stands between stray bars.',
  printed,
});

const rateOf = (rho: number): number => (1 - rho) / rho;

const quadrature = ({ x, r, rho }: At): Side => ({ route: 'quadrature over lambda', value: gammaPoissonMarginal(x, r, rho), precision: byQuadrature });

/**
 * The mean of Po(x; λ) over drawn rates. No Poisson puts more on x than M = Po(x; x), so one draw has a variance of at most M p; Bernstein's
 * inequality then bounds the error by 5 √(M p / n) + 25 M / 6n but once in some hundred thousand states (Boucheron, Lugosi & Massart, section 2.8).
 */
function drawnAverage({ x, r, rho }: At, p: number): Side {
  const most = Math.exp(poissonLogMass(x, x));
  const sum = standardRates(r).reduce((total, each) => total + Math.exp(poissonLogMass(x, each / rateOf(rho))), 0);
  const chance = 5 * Math.sqrt((most * p) / drawnRates) + (25 * most) / (6 * drawnRates);
  return { route: `average of the Poisson masses of ${drawnRates} drawn rates`, value: sum / drawnRates, precision: byFormula, chance };
}

const joint = '\\int_0^{\\infty}\\frac{e^{-@lambda}@lambda^{x}}{x!}\\cdot\\frac{\\big(\\tfrac{1-@rho}{@rho}\\big)^{@r}}{\\Gamma(@r)}\\,@lambda^{@r-1}e^{-\\frac{1-@rho}{@rho}@lambda}\\,d@lambda';
const factor = '\\frac{(1-@rho)^{@r}}{x!\\,\\Gamma(@r)\\,@rho^{@r}}';
const gammaIntegral = '\\int_0^{\\infty}@lambda^{x+@r-1}e^{-@lambda/@rho}\\,d@lambda';

/** A Poisson whose rate is gamma is negative binomial: the integral, line by line. */
export const d = ofLaw([
  {
    id: 'integrand',
    left: 'p(x;@r,@rho)=\\mathbb{E}_{@lambda}[\\mathrm{Po}(x;@lambda)]',
    relation: '=',
    right: joint,
    spoken: 'The marginal mass p of x, the mean of the Poisson mass at x over the random rate, is the integral from zero to infinity of the Poisson mass times the gamma density.',
    because: 'Write both densities out under one integral over the rate $@lambda$.',
    sides: (at) => {
      const integral = quadrature(at);
      return [drawnAverage(at, gammaPoissonMarginal(at.x, at.r, at.rho)), integral];
    },
    errata: [notation({ right: '\\int\\frac{1}{\\Gamma(x+1)}\\exp(-@lambda)@lambda^{x}\\allowbreak\\frac{((1-@rho)/@rho)^{@r}}{\\Gamma(@r)}@lambda^{@r-1}\\allowbreak\\exp(-(1-@rho)@lambda/@rho)' })],
  },
  {
    id: 'rate',
    left: '1+\\frac{1-@rho}{@rho}',
    relation: '=',
    right: '\\frac{1}{@rho}',
    spoken: 'One plus one minus rho over rho is one over rho.',
    because: 'The two exponentials multiply, so their rates add.',
    sides: ({ rho }) => [
      { route: 'sum of the two rates', value: 1 + rateOf(rho), precision: byFormula },
      { route: 'one quotient', value: 1 / rho, precision: byFormula },
    ],
  },
  {
    id: 'collect',
    left: 'p(x;@r,@rho)',
    relation: '=',
    right: `${factor}${gammaIntegral}`,
    spoken: 'The marginal mass is a factor free of lambda times the integral of lambda to the x plus r minus one, times e to the minus lambda over rho.',
    because: 'What does not depend on $@lambda$ goes in front; its powers add to the exponent $x+@r-1$.',
    sides: (at) => {
      const { x, r, rho } = at;
      const { logIntegral, logScale } = rateGrid(x + r, 1 / rho);
      const parts = [r * Math.log(rateOf(rho)), -logGamma(x + 1), -logGamma(r), logIntegral];
      const value = Math.exp(parts.reduce((sum, each) => sum + each, 0));
      // An error in a logarithm is a relative error of its exponential.
      const scale = value * parts.reduce((sum, each) => sum + Math.abs(each), logScale);
      return [quadrature(at), { route: 'factor times a quadrature of the rest', value, precision: byQuadrature, scale }];
    },
    errata: [notation({ right: '\\frac{1}{\\Gamma(x+1)\\Gamma(@r)}\\cdot(1-@rho)^{@r}\\cdot\\frac{1}{@rho^{@r}}\\int @lambda^{x+@r-1}\\exp(-(1/@rho)@lambda)' })],
  },
  {
    id: 'gamma',
    left: `\\log${gammaIntegral}`,
    relation: '=',
    right: '\\log\\big(\\Gamma(x+@r)\\,@rho^{x+@r}\\big)',
    spoken: 'The log of the integral is the log of gamma of x plus r times rho to the x plus r.',
    because: 'It is the normalizing integral of a gamma density of shape $x+@r$ and rate $1/@rho$.',
    sides: ({ x, r, rho }) => {
      const { logIntegral, logScale } = rateGrid(x + r, 1 / rho);
      const [gamma, power] = [logGamma(x + r), (x + r) * Math.log(rho)];
      return [
        { route: 'log of a quadrature over lambda', value: logIntegral, precision: byQuadrature, scale: logScale },
        { route: 'log gamma function', value: gamma + power, precision: byFormula, scale: Math.abs(gamma) - power },
      ];
    },
  },
  {
    id: 'cancel',
    left: 'p(x;@r,@rho)',
    relation: '=',
    right: '\\frac{\\Gamma(x+@r)}{x!\\,\\Gamma(@r)}(1-@rho)^{@r}@rho^{x}=\\mathrm{NB}(x;@r,@rho)',
    spoken: 'The marginal mass is gamma of x plus r over x factorial times gamma of r, times one minus rho to the r, times rho to the x: the negative binomial mass at x.',
    because: 'The factor $@rho^{@r}$ cancels and $@rho^{x}$ is left.',
    sides: (at) => [quadrature(at), { route: 'mass of the negative binomial', value: pmf(at.x, at.r, at.rho), precision: byFormula }],
    errata: [notation({ right: '|\\mathrm{NB}(x;@r,@rho).|' })],
  },
]);
