import { byFormula, byQuadrature, bySum, type Erratum } from '../../../contract/steps';
import { dispersion } from '../model';
import { countSums, tooWide } from './counts';
import { ofLaw, poleNear } from './law';
import { rateMoments } from './rates';

const halfAReason: Erratum = {
  id: '1e-1',
  kind: 'C',
  says: 'No numbers are printed, and half a reason: small rates spread the counts just as large ones do. The whole reason is the law of total variance.',
};

/** Dispersion, and why a random rate raises it. */
export const e = ofLaw([
  {
    id: 'index',
    left: '\\frac{\\operatorname{Var}[X]}{\\mathbb{E}[X]}',
    relation: '=',
    right: '\\frac{1}{1-@rho}',
    spoken: 'The variance of X over its mean is one over one minus rho.',
    because: 'The variance of part c over the mean of part b: all but one factor cancels.',
    sides: ({ r, rho }) => {
      const { mean, variance, terms } = countSums(r, rho);
      return [
        { route: 'both moments summed count by count', value: variance / mean, precision: bySum(terms) },
        { route: 'closed form in rho', value: dispersion(r, rho), precision: byFormula },
      ];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: poleNear,
    errata: [halfAReason],
  },
  {
    id: 'total',
    left: '\\operatorname{Var}[X]',
    relation: '=',
    right: '\\mathbb{E}[@lambda]+\\operatorname{Var}[@lambda]',
    spoken: 'The variance of X is the mean of the rate plus the variance of the rate.',
    because: 'The law of total variance: given $@lambda$, $X$ is Poisson, and both its mean and its variance are $@lambda$.',
    sides: ({ r, rho }) => {
      const { variance, terms } = countSums(r, rho);
      const rate = rateMoments(r, (1 - rho) / rho);
      return [
        { route: 'squared distances, count by count', value: variance, precision: bySum(terms) },
        { route: 'moments of the rate by quadrature', value: rate.mean + rate.variance, precision: byQuadrature },
      ];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: poleNear,
    errata: [halfAReason],
  },
  {
    id: 'extra',
    left: '\\operatorname{Var}[@lambda]',
    relation: '=',
    right: '\\frac{@r@rho^2}{(1-@rho)^2}',
    spoken: 'The variance of the rate is r rho squared over one minus rho, squared.',
    because: 'A gamma law of shape $@r$ and rate $b$ has variance $@r/b^2$, and here $b=(1-@rho)/@rho$.',
    sides: ({ r, rho }) => {
      const rate = (1 - rho) / rho;
      return [
        { route: 'squared distances by quadrature', value: rateMoments(r, rate).variance, precision: byQuadrature },
        { route: 'closed form in rho', value: r / rate / rate, precision: byFormula },
      ];
    },
    noteWhen: poleNear,
    errata: [halfAReason],
  },
  {
    id: 'higher',
    left: '\\frac{\\operatorname{Var}[X]}{\\mathbb{E}[X]}=1+\\frac{\\operatorname{Var}[@lambda]}{\\mathbb{E}[@lambda]}',
    relation: '>',
    right: '1=\\frac{\\operatorname{Var}[\\mathrm{Po}]}{\\mathbb{E}[\\mathrm{Po}]}',
    spoken: 'The dispersion of X is one plus the variance of the rate over its mean, which is more than one, the dispersion of a Poisson.',
    because: 'A rate that varies adds a positive part to the variance and nothing to the mean: the negative binomial has the higher dispersion.',
    sides: ({ r, rho }) => {
      const rate = rateMoments(r, (1 - rho) / rho);
      return [
        { route: 'moments of the rate by quadrature', value: 1 + rate.variance / rate.mean, precision: byQuadrature },
        { route: 'a Poisson: variance and mean are both its rate', value: 1, precision: byFormula },
      ];
    },
    noteWhen: poleNear,
    errata: [halfAReason],
  },
]);
