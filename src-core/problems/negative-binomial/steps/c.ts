import { byFormula, bySum, type Erratum } from '../../../contract/steps';
import { logNormalizerSecondDerivative, variance } from '../model';
import { countSums, tooWide } from './counts';
import { ofLaw, poleNear } from './law';
import { curvatureOfA, slopeOfMean } from './slopes';

const noDerivation: Erratum = { id: '1c-1', kind: 'C', says: 'Only the result is printed, although the question asks for the log normalizer.' };

/** The variance as the curvature of the log normalizer. */
export const c = ofLaw([
  {
    id: 'curvature',
    left: "A''(@eta)",
    relation: '=',
    right: '\\sum_{x=0}^{\\infty}(x-\\mathbb{E}[X])^2\\,h(x)\\,e^{@eta x-A(@eta)}=\\operatorname{Var}[X]',
    spoken: 'A double prime of eta is the sum over x of the squared distance to the mean times the mass at x, the variance of X.',
    because: 'Differentiate the mean once more: $x\\,(x-A\')$ under the sum is the variance.',
    sides: ({ r, rho }) => {
      const { variance: summed, terms } = countSums(r, rho);
      return [curvatureOfA(r, Math.log(rho)), { route: 'squared distances, count by count', value: summed, precision: bySum(terms) }];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: poleNear,
    errata: [noDerivation],
  },
  {
    id: 'derivative',
    left: "A''(@eta)",
    relation: '=',
    right: '\\frac{@r\\,e^{@eta}}{(1-e^{@eta})^2}',
    spoken: 'A double prime of eta is r e to the eta over one minus e to the eta, squared.',
    because: 'The quotient rule on $A\'$: the two terms of the numerator leave $@r e^{@eta}$.',
    sides: ({ r, rho }) => {
      const eta = Math.log(rho);
      return [curvatureOfA(r, eta), { route: 'closed form in eta', value: logNormalizerSecondDerivative(r, eta), precision: byFormula }];
    },
    noteWhen: poleNear,
    errata: [noDerivation],
  },
  {
    id: 'chain',
    left: "A''(@eta)",
    relation: '=',
    right: '@rho\\,\\frac{d}{d@rho}\\frac{@r@rho}{1-@rho}',
    spoken: 'A double prime of eta is rho times the derivative over rho of r rho over one minus rho.',
    because: 'Since $@rho=e^{@eta}$, the derivative by $@eta$ is $@rho$ times that by $@rho$: without this factor the answer would be too large.',
    sides: ({ r, rho }) => [
      { route: 'closed form in eta', value: logNormalizerSecondDerivative(r, Math.log(rho)), precision: byFormula },
      slopeOfMean(r, rho),
    ],
    noteWhen: poleNear,
    errata: [noDerivation],
  },
  {
    id: 'variance',
    left: '\\operatorname{Var}[X]',
    relation: '=',
    right: '\\frac{@r@rho}{(1-@rho)^2}',
    spoken: 'The variance of X is r rho over one minus rho, squared.',
    because: 'The curvature with $e^{@eta}$ put back to $@rho$.',
    sides: ({ r, rho }) => {
      const { variance: summed, terms } = countSums(r, rho);
      return [
        { route: 'squared distances, count by count', value: summed, precision: bySum(terms) },
        { route: 'closed form in rho', value: variance(r, rho), precision: byFormula },
      ];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: poleNear,
  },
]);
