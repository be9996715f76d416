import type { Part } from '../../../contract/parts';
import { eta, r, rho } from './symbols';

export const b: Part = {
  id: '1b',
  points: 4,
  title: 'Mean from the log normalizer',
  question: 'Use $A(@eta)$ to find the mean of ${X\\sim\\mathrm{NB}(@r,@rho)}$. Write it in $@r$ and $@rho$.',
  fields: [
    {
      id: 'mean',
      points: 4,
      label: 'mean of X',
      relation: 'equal',
      symbols: [r, rho, eta],
      labels: ['E[X]', 'E(X)', 'mean', 'mu'],
      right: [{ form: 'r rho/(1-rho)' }],
      rules: [{ without: 'eta', id: 'still-in-eta', points: 3, verdict: 'partial', says: 'The value is right; the question wants ρ, not η.' }],
      slips: [
        { id: 'swapped-rho', points: 1, forms: ['r(1-rho)/rho'], says: 'ρ and 1 − ρ have changed places. Try ρ close to 1: each count is then nearly as likely as the one before, so where does the mean go?' },
        { id: 'missing-r', points: 2, forms: ['rho/(1-rho)'], says: 'The shape is lost: a sum of r independent copies of the case r = 1 has r times its mean.' },
        { id: 'sign', points: 3, forms: ['-r rho/(1-rho)'], says: 'Counts are not negative, so their mean is not; look at the sign of the inner derivative.' },
        { id: 'variance-for-mean', points: 0, forms: ['r rho/(1-rho)^2'], says: 'One derivative too many: this is the variance.' },
        { id: 'no-chain-rule', points: 0, forms: ['r/(1-rho)'], says: 'This is the slope against ρ; against η the chain rule adds a factor.' },
        { id: 'binomial-mean', points: 0, forms: ['r rho'], says: 'This is the mean of a binomial with r trials.' },
        { id: 'trials-p', points: 0, forms: ['r(1-rho)'], says: 'This is the mean of a binomial with r trials whose chance of success is 1 − ρ.' },
        { id: 'trials-p', points: 0, forms: ['r/rho'], says: 'This is the mean number of trials until r successes of chance ρ.' },
      ],
    },
  ],
  hints: ['Which derivative of $A(@eta)$ gives the mean of the statistic?', 'When $@eta$ moves a little, $@rho$ moves by $@rho$ times as much.', 'The slope of $-@r\\log(1-e^{@eta})$ is all that is needed.'],
};
