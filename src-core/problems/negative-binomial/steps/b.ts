import { byFormula, bySum, type Erratum } from '../../../contract/steps';
import { logNormalizerDerivative, mean } from '../model';
import { countSums, tooWide } from './counts';
import { ofLaw, poleNear } from './law';
import { slopeOfA } from './slopes';

const noDerivation: Erratum = { id: '1b-1', kind: 'C', says: 'Only the result is printed, although the question asks for the log normalizer.' };

/** The mean as the slope of the log normalizer. */
export const b = ofLaw([
  {
    id: 'slope',
    left: "A'(@eta)",
    relation: '=',
    right: '\\sum_{x=0}^{\\infty}x\\,h(x)\\,e^{@eta x-A(@eta)}=\\mathbb{E}[X]',
    spoken: 'A prime of eta is the sum over x of x times the mass at x, the mean of X.',
    because: 'Differentiate both sides of the series for $e^{A}$: on the left $A\'e^{A}$, on the right $x$ times every term.',
    sides: ({ r, rho }) => {
      const { mean: summed, terms } = countSums(r, rho);
      return [slopeOfA(r, Math.log(rho)), { route: 'x p(x), count by count', value: summed, precision: bySum(terms) }];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: poleNear,
    errata: [noDerivation],
  },
  {
    id: 'derivative',
    left: "A'(@eta)",
    relation: '=',
    right: '\\frac{@r\\,e^{@eta}}{1-e^{@eta}}',
    spoken: 'A prime of eta is r e to the eta over one minus e to the eta.',
    because: 'The chain rule on $-@r\\log(1-e^{@eta})$: the inner derivative is $-e^{@eta}$, and the two signs cancel.',
    sides: ({ r, rho }) => {
      const eta = Math.log(rho);
      return [slopeOfA(r, eta), { route: 'closed form in eta', value: logNormalizerDerivative(r, eta), precision: byFormula }];
    },
    noteWhen: poleNear,
    errata: [noDerivation],
  },
  {
    id: 'back',
    left: '\\frac{@r\\,e^{@eta}}{1-e^{@eta}}',
    relation: '=',
    right: '\\frac{@r@rho}{1-@rho}',
    spoken: 'The quotient r e to the eta over one minus e to the eta is r rho over one minus rho.',
    because: 'The answer goes back to the parameter of the question: $e^{@eta}=@rho$.',
    sides: ({ r, rho }) => [
      { route: 'closed form in eta', value: logNormalizerDerivative(r, Math.log(rho)), precision: byFormula },
      { route: 'closed form in rho', value: mean(r, rho), precision: byFormula },
    ],
    noteWhen: poleNear,
    errata: [noDerivation],
  },
  {
    id: 'mean',
    left: '\\mathbb{E}[X]',
    relation: '=',
    right: '\\frac{@r@rho}{1-@rho}',
    spoken: 'The mean of X is r rho over one minus rho.',
    because: 'The three lines above, read from one end to the other.',
    sides: ({ r, rho }) => {
      const { mean: summed, terms } = countSums(r, rho);
      return [
        { route: 'x p(x), count by count', value: summed, precision: bySum(terms) },
        { route: 'closed form in rho', value: mean(r, rho), precision: byFormula },
      ];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: poleNear,
  },
]);
