import type { Part } from '../../../contract/parts';
import { defaults } from './symbols';

export const d: Part = {
  id: '4d',
  points: 2,
  title: 'Is the bound tight?',
  question: 'At the $\\phi$ and $v$ of (c), does the bound equal $\\log p(x)$? And what makes it so?',
  fields: [
    {
      id: 'tight',
      points: 1,
      label: 'tight?',
      relation: 'choice',
      choices: [
        { id: 'yes', text: 'yes', points: 1, says: 'The divergence is zero there.' },
        { id: 'no', text: 'no', points: 0, says: 'The gap is a divergence; when is it zero?' },
      ],
    },
    {
      id: 'reason',
      points: 1,
      label: 'why',
      relation: 'choice',
      choices: [
        { id: 'family-contains-posterior', text: 'the family of $q$ contains the posterior of every $x$', points: 1, says: 'Its mean is linear in x with one φ, and its variance is the same for all x.' },
        { id: 'both-normal', text: '$q$ and the posterior are both Gaussian', points: 0.5, slip: 'normal-is-not-enough', says: 'Two Gaussians can still differ. What else has to agree, and for which x?' },
        { id: 'elbo-always-tight', text: 'the bound is always tight at its maximum', points: 0, says: 'A family that lacks the posterior leaves a gap at its best member.' },
        { id: 'jensen', text: "Jensen's inequality is an equality", points: 0, says: 'It is one only where the ratio is constant; why is it constant here?' },
        { id: 'large-data', text: 'there are many data', points: 0, says: 'The bound is for one observation.' },
      ],
    },
  ],
  hints: ['The gap is a divergence between two distributions.', 'Look whether the posterior is one of the distributions that $q$ may be.', 'The encoder is one and the same for all observations.'],
  defaults,
};
