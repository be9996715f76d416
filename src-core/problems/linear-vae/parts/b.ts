import type { Part } from '../../../contract/parts';
import { defaults } from './symbols';

export const b: Part = {
  id: '4b',
  points: 2,
  title: 'What the bound minimises',
  question: 'With $\\theta$ held fixed, which quantity becomes smallest when the bound of (a) becomes largest over $\\phi$ and $v$?',
  fields: [
    {
      id: 'quantity',
      points: 2,
      label: 'the quantity minimised',
      relation: 'choice',
      choices: [
        { id: 'kl-q-p', text: '$\\mathrm{KL}\\big(q(z\\mid x)\\,\\|\\,p(z\\mid x)\\big)$', points: 2, says: 'The bound is log p(x) minus this divergence.' },
        { id: 'kl-p-q', text: '$\\mathrm{KL}\\big(p(z\\mid x)\\,\\|\\,q(z\\mid x)\\big)$', points: 1, slip: 'kl-reversed', says: 'The right two distributions; the expectation is taken under the other one.' },
        { id: 'kl-q-prior', text: '$\\mathrm{KL}\\big(q(z\\mid x)\\,\\|\\,p(z)\\big)$', points: 0.5, slip: 'kl-to-prior', says: 'This is one term of the bound; the distance to the posterior is meant.' },
        { id: 'reconstruction-error', text: 'the expected squared error of the reconstruction', points: 0, says: 'That is one term only; q is also held near the prior.' },
        { id: 'log-evidence', text: '$\\log p(x)$', points: 0, says: 'It does not depend on q at all.' },
        { id: 'entropy', text: 'the entropy of $q$', points: 0, says: 'The entropy helps the bound: it is not made small.' },
      ],
    },
  ],
  hints: ['Write the joint density with the evidence as one factor.', 'One of the two logarithms comes out of the mean, for it has no $z$ in it.', 'Recognise the mean of $\\log q$ less the log posterior.'],
  defaults,
};
