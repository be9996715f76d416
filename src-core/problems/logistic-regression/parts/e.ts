import type { Part } from '../../../contract/parts';
import { defaults } from './data';

export const e: Part = {
  id: '2e',
  points: 4,
  title: 'Maximum likelihood',
  question: 'Where is the log likelihood $\\mathcal{L}(\\beta)$ of (b) highest? Give the pair $(\\beta_1,\\beta_2)$, and say why there is no other.',
  fields: [
    {
      id: 'mle',
      points: 3,
      label: 'maximum likelihood estimate of β',
      relation: 'equal',
      eitherWay: true,
      valueIsAnswer: true,
      symbols: [],
      labels: ['beta', '\\hat{\\beta}_{MLE}', '(beta_1,beta_2)', '(b1,b2)'],
      right: [{ form: '(0,0)' }],
      slips: [
        { id: 'any-on-axis', points: 0, relation: 'multiple', forms: ['(1,0)', '(0,1)'], says: 'There is a better place; compare its height with that of this one.' },
        { id: 'diverges-guess', points: 0, relation: 'multiple', forms: ['(1,1)'], says: 'Going out along the diagonal does not pay: compare the heights on the way.' },
      ],
    },
    {
      id: 'reason',
      points: 1,
      label: 'why it is the only one',
      relation: 'choice',
      choices: [
        { id: 'strictly-concave', text: 'the log likelihood is strictly concave and flat there', points: 1, says: 'A strictly concave function has at most one place where it is flat.' },
        { id: 'gradient-zero', text: 'the gradient is zero there', points: 0.5, slip: 'stationary-not-maximum', says: 'That finds a flat place. What makes it the top, and the only one?' },
        { id: 'separable', text: 'a line separates the two classes', points: 0, says: 'No line does; if one did there would be no finite maximum.' },
        { id: 'by-symmetry-only', text: 'the data are symmetric', points: 0, says: 'Symmetry alone would allow several maxima, each the mirror image of another.' },
        { id: 'no-finite-mle', text: 'there is none: the likelihood rises for ever', points: 0, says: 'No line separates the two classes, so going far out makes some observation ever less likely.' },
      ],
    },
  ],
  hints: ['The two coefficients do not meet in any term.', 'The curve of (c) has one lowest place.', 'Its second derivative is positive everywhere: can there be a second lowest place?'],
  defaults,
};
