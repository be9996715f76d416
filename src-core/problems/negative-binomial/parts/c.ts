import type { Part } from '../../../contract/parts';
import { eta, r, rho } from './symbols';

export const c: Part = {
  id: '1c',
  points: 4,
  title: 'Variance from the log normalizer',
  question: 'Use $A(@eta)$ once more to find the variance of ${X\\sim\\mathrm{NB}(@r,@rho)}$. Write it in $@r$ and $@rho$.',
  fields: [
    {
      id: 'variance',
      points: 4,
      label: 'variance of X',
      relation: 'equal',
      symbols: [r, rho, eta],
      labels: ['Var[X]', 'Var(X)', 'variance'],
      right: [{ form: 'r rho/(1-rho)^2' }],
      rules: [{ without: 'eta', id: 'still-in-eta', points: 3, verdict: 'partial', says: 'The value is right; the question wants ρ, not η.' }],
      slips: [
        { id: 'forgot-square', points: 1, forms: ['r rho/(1-rho)'], says: 'Then variance and mean would be the same and the law as dispersed as a Poisson.' },
        { id: 'missing-r', points: 2, forms: ['rho/(1-rho)^2'], says: 'The shape is lost: variances of r independent copies add up.' },
        { id: 'swapped-rho', points: 1, forms: ['r(1-rho)/rho^2'], says: 'ρ and 1 − ρ have changed places: as ρ goes to 0 all counts become 0, and nothing varies any more.' },
        { id: 'squared-numerator', points: 1, forms: ['r rho^2/(1-rho)^2'], says: 'ρ is squared above: as ρ goes to 0 the variance must come down to the mean.' },
        { id: 'sign', points: 3, forms: ['-r rho/(1-rho)^2'], says: 'A variance is never negative.' },
        { id: 'no-chain-rule', points: 1, forms: ['r/(1-rho)^2'], says: 'This is the slope of the mean against ρ; against η there is one factor more.' },
        { id: 'binomial-variance', points: 0, forms: ['r rho (1-rho)'], says: 'This is the variance of a binomial with r trials.' },
      ],
    },
  ],
  hints: ['What the slope of $A$ is to the mean, its curvature is to the variance.', 'In the mean $e^{@eta}$ stands above and below; the quotient rule does it.', 'A check: for very small $@rho$ the law is nearly Poisson, so both moments must agree.'],
};
