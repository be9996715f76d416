import { exactly, number, quantity, vector } from '../../contract/quantity';
import { totalVariationToPoisson } from './distance';
import { likelihoodRatio, profileLogLik, tableMle, tableMlePoisson } from './fit';
import { gammaPoissonMarginal } from './marginal';
import {
  cdf,
  dispersion,
  gammaLogDensity,
  logGamma,
  logGammaRatio,
  logNormalizer,
  logNormalizerDerivative,
  logNormalizerSecondDerivative,
  logPmf,
  mean,
  naturalParameter,
  pmf,
  poissonLogPmf,
  quantile,
  upperTail,
  variance,
} from './model';

const law = exactly({ r: number, rho: number });
const count = exactly({ x: number, r: number, rho: number });
const normalizer = exactly({ r: number, eta: number });
const table = exactly({ frequencies: vector });

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  logGamma: quantity(exactly({ a: number }), ({ a }) => logGamma(a)),
  logGammaRatio: quantity(exactly({ r: number, x: number }), ({ r, x }) => logGammaRatio(r, x)),
  logPmf: quantity(count, ({ x, r, rho }) => logPmf(x, r, rho)),
  pmf: quantity(count, ({ x, r, rho }) => pmf(x, r, rho)),
  cdf: quantity(count, ({ x, r, rho }) => cdf(x, r, rho)),
  upperTail: quantity(count, ({ x, r, rho }) => upperTail(x, r, rho)),
  quantile: quantity(exactly({ p: number, r: number, rho: number }), ({ p, r, rho }) => quantile(p, r, rho)),
  naturalParameter: quantity(exactly({ rho: number }), ({ rho }) => naturalParameter(rho)),
  logNormalizer: quantity(normalizer, ({ r, eta }) => logNormalizer(r, eta)),
  logNormalizerDerivative: quantity(normalizer, ({ r, eta }) => logNormalizerDerivative(r, eta)),
  logNormalizerSecondDerivative: quantity(normalizer, ({ r, eta }) => logNormalizerSecondDerivative(r, eta)),
  mean: quantity(law, ({ r, rho }) => mean(r, rho)),
  variance: quantity(law, ({ r, rho }) => variance(r, rho)),
  dispersion: quantity(law, ({ r, rho }) => dispersion(r, rho)),
  gammaLogDensity: quantity(exactly({ lambda: number, a: number, b: number }), ({ lambda, a, b }) => gammaLogDensity(lambda, a, b)),
  gammaPoissonMarginal: quantity(count, ({ x, r, rho }) => gammaPoissonMarginal(x, r, rho)),
  poissonLogPmf: quantity(exactly({ x: number, lambda: number }), ({ x, lambda }) => poissonLogPmf(x, lambda)),
  totalVariationToPoisson: quantity(law, ({ r, rho }) => totalVariationToPoisson(r, rho)),
  tableMle: quantity(table, ({ frequencies }) => tableMle(frequencies)),
  tableMlePoisson: quantity(table, ({ frequencies }) => tableMlePoisson(frequencies)),
  profileLogLik: quantity(exactly({ frequencies: vector, r: number }), ({ frequencies, r }) => profileLogLik(frequencies, r)),
  likelihoodRatio: quantity(table, ({ frequencies }) => likelihoodRatio(frequencies)),
};
