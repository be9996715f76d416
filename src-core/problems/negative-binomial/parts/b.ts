import type { Part } from '../../../contract/parts';
import { defaults, eta, r, rho } from './symbols';

export const b: Part = {
  id: '1b',
  points: 4,
  title: 'Mean from the log normalizer',
  question: 'Use A to find the mean of X as a function of r and ρ.',
  fields: [
    {
      id: 'mean',
      points: 4,
      label: 'mean of X',
      relation: 'equal',
      symbols: [r, rho, eta],
      labels: ['E[X]', 'E(X)', 'mean', 'mu'],
      right: [{ form: 'r rho/(1-rho)' }],
      rules: [{ without: 'eta', id: 'still-in-eta', points: 3, verdict: 'partial', says: 'The value is right; express it in ρ.' }],
      slips: [
        { id: 'swapped-rho', points: 1, forms: ['r(1-rho)/rho'], says: 'ρ and 1 − ρ have changed places: every further count brings a factor ρ, so the mean must grow without bound as ρ approaches 1.' },
        { id: 'missing-r', points: 2, forms: ['rho/(1-rho)'], says: 'r is lost: doubling it doubles the mean.' },
        { id: 'sign', points: 3, forms: ['-r rho/(1-rho)'], says: 'A mean of counts is never negative; check the sign of the inner derivative.' },
        { id: 'variance-for-mean', points: 0, forms: ['r rho/(1-rho)^2'], says: 'This is the second derivative of A; the mean is the first.' },
        { id: 'no-chain-rule', points: 0, forms: ['r/(1-rho)'], says: 'This differentiates by ρ. A is a function of η, and η moves with ρ at another pace.' },
        { id: 'binomial-mean', points: 0, forms: ['r rho'], says: 'This is the mean of a binomial with r trials.' },
        { id: 'trials-p', points: 0, forms: ['r(1-rho)'], says: 'This is the mean of a binomial whose chance of success is 1 − ρ.' },
      ],
    },
  ],
  hints: ['The mean of the statistic is a derivative of A: which, and by what?', 'ρ = e^η, so ρ changes with η at the rate ρ.', 'Differentiate −r log(1 − e^η) once.'],
  defaults,
};
