import type { Part } from '../../../contract/parts';
import { defaults, eta, r, rho } from './symbols';

export const c: Part = {
  id: '1c',
  points: 4,
  title: 'Variance from the log normalizer',
  question: 'Use A again to find the variance of X as a function of r and ρ.',
  fields: [
    {
      id: 'variance',
      points: 4,
      label: 'variance of X',
      relation: 'equal',
      symbols: [r, rho, eta],
      labels: ['Var[X]', 'Var(X)', 'variance'],
      right: [{ form: 'r rho/(1-rho)^2' }],
      rules: [{ without: 'eta', id: 'still-in-eta', points: 3, verdict: 'partial', says: 'The value is right; express it in ρ.' }],
      slips: [
        { id: 'forgot-square', points: 1, forms: ['r rho/(1-rho)'], says: 'This equals the mean, so the dispersion would be 1, as for a Poisson.' },
        { id: 'missing-r', points: 2, forms: ['rho/(1-rho)^2'], says: 'r is lost: doubling it doubles the variance.' },
        { id: 'swapped-rho', points: 1, forms: ['r(1-rho)/rho^2'], says: 'ρ and 1 − ρ have changed places, as with the p of other books.' },
        { id: 'squared-numerator', points: 1, forms: ['r rho^2/(1-rho)^2'], says: 'ρ is squared above: as ρ goes to 0 the variance must come down to the mean.' },
        { id: 'sign', points: 3, forms: ['-r rho/(1-rho)^2'], says: 'A variance is never negative.' },
        { id: 'no-chain-rule', points: 1, forms: ['r/(1-rho)^2'], says: 'This differentiates the mean by ρ; by η there is one more factor, since ρ moves with η at the rate ρ.' },
        { id: 'binomial-variance', points: 0, forms: ['r rho (1-rho)'], says: 'This is the variance of a binomial with r trials.' },
      ],
    },
  ],
  hints: ['Differentiate A once more.', 'The mean is a quotient in e^η: use the quotient rule.', 'Compare with the mean as ρ goes to 0: there both must agree.'],
  defaults,
};
