import type { AnswerSymbol, Part } from '../../../contract/parts';
import { defaults } from './data';

const coefficient = (k: number): AnswerSymbol => ({
  name: `b${k}`,
  alike: [`beta_${k}`],
  tex: `\\beta_${k}`,
  meaning: `the coefficient of coordinate ${k}`,
  draw: { kind: 'signed', low: 0.1, high: 3 },
});

/** Both coefficients, so that a sum may run over them. */
const both: AnswerSymbol = { name: 'beta', alike: ['b'], tex: '\\boldsymbol{\\beta}', meaning: 'both coefficients', draw: { kind: 'formula', of: '(b1,b2)' }, cell: [2] };

/** log(1+e^b) + log(1+e^-b), in one coefficient. */
const f = (b: string): string => `log(1+e^${b}) + log(1+e^-${b})`;
const right = `-(${f('b1')} + ${f('b2')})`;

export const b: Part = {
  id: '2b',
  points: 5,
  title: 'Log likelihood',
  question: 'With $p(y=1\\mid x)=\\sigma(\\beta_1x_1+\\beta_2x_2)$ and $\\sigma(a)=1/(1+e^{-a})$, write the log likelihood $\\mathcal{L}(\\beta)$ of the four observations in (a). Simplify it until no $\\sigma$ is left, only $\\beta_1$ and $\\beta_2$.',
  fields: [
    {
      id: 'loglik',
      points: 5,
      label: 'log likelihood of β',
      relation: 'equal',
      symbols: [coefficient(1), coefficient(2), both],
      functions: [{ name: 'sigma', arguments: ['u'], of: '1/(1+e^(-u))', tex: '\\sigma' }],
      labels: ['L(beta)', 'L(b1,b2)', 'L(beta_1,beta_2)'],
      right: [{ form: right }],
      rules: [{ without: 'sigma', id: 'not-simplified', points: 4, verdict: 'partial', says: 'The value is right. Go on: turn the complements into σ of the negative argument, then write σ out.' }],
      slips: [
        { id: 'sign', points: 3, forms: [`${f('b1')} + ${f('b2')}`], says: 'Probabilities are at most 1, so this must not come out positive.' },
        { id: 'likelihood-not-log', points: 2, forms: [`exp(${right})`], says: 'This is the likelihood; its logarithm is asked.' },
        { id: 'averaged', points: 3, forms: [`(${right})/4`], says: 'This is the mean over the observations; the log likelihood is their sum.' },
        {
          id: 'half-the-data',
          points: 2,
          forms: ['-log(1+e^b1) - log(1+e^b2)', '-log(1+e^b1) - log(1+e^-b2)', '-log(1+e^-b1) - log(1+e^b2)', '-log(1+e^-b1) - log(1+e^-b2)'],
          says: 'Count the observations: each coefficient should occur twice, with both signs.',
        },
        { id: 'zero-data', points: 2, forms: [`-(${f('b1')})`, `-(${f('b2')})`], says: 'The observations on the other axis are left out.' },
        {
          id: 'labels-flipped-one',
          points: 2,
          forms: [`-2 log(1+e^b1) - (${f('b2')})`, `-2 log(1+e^-b1) - (${f('b2')})`, `-(${f('b1')}) - 2 log(1+e^b2)`, `-(${f('b1')}) - 2 log(1+e^-b2)`],
          says: 'One observation is counted with the other outcome: the two terms of a coefficient have opposite signs inside.',
        },
      ],
    },
  ],
  hints: ['Every row has a zero in it: which coefficient does it not see?', 'The chance of the other outcome is $\\sigma$ at the negative argument.', 'Write $-\\log\\sigma(a)$ as the logarithm of a sum.'],
  defaults,
};
