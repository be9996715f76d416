import type { Part } from '../../../contract/parts';
import { D, defaults, I, sigma, theta, x } from './symbols';

export const c: Part = {
  id: '4c',
  points: 9,
  title: 'The best encoder',
  question: 'For a fixed θ, which φ and which v make the bound largest?',
  fields: [
    {
      id: 'phi',
      points: 5,
      label: 'best φ',
      relation: 'equal',
      symbols: [D, theta, sigma, x, I],
      labels: ['phi'],
      right: [{ form: "theta/(sigma^2+theta'theta)" }],
      slips: [
        { id: 'transposed', points: 4, forms: ["theta'/(sigma^2+theta'theta)"], says: 'This is a row; φ is a column like θ.' },
        { id: 'noise-not-squared', points: 3, forms: ["theta/(sigma+theta'theta)"], says: 'The variance of the noise enters, not its standard deviation.' },
        { id: 'extra-noise', points: 3, forms: ["sigma^2 theta/(sigma^2+theta'theta)", "theta/(sigma^2 (sigma^2+theta'theta))", "theta/(2 sigma^2+theta'theta)"], says: 'The noise variance is there once too often.' },
        { id: 'mean-not-phi', points: 3, forms: ["theta'x/(sigma^2+theta'theta)"], says: "This is the mean φ'x; the vector φ is asked." },
        { id: 'prior-forgotten', points: 2, forms: ["theta/(theta'theta)"], says: 'The prior adds 1 to the precision of z.' },
        { id: 'prior-precision-scaled', points: 2, forms: ["theta/(1+theta'theta)"], says: 'Only the part from the data is divided by the noise variance; the prior has precision 1.' },
        { id: 'no-shrinkage', points: 2, forms: ['theta/sigma^2', 'theta'], says: 'This takes the data at face value: the posterior mean is drawn towards 0.' },
      ],
    },
    {
      id: 'v',
      points: 4,
      label: 'best v',
      relation: 'equal',
      symbols: [D, theta, sigma, x, I],
      labels: ['v'],
      right: [{ form: "sigma/sqrt(sigma^2+theta'theta)" }],
      slips: [
        { id: 'gave-variance', points: 3, forms: ["sigma^2/(sigma^2+theta'theta)"], says: 'This is v²; v itself is asked.' },
        { id: 'negative-root', points: 3, forms: ["-sigma/sqrt(sigma^2+theta'theta)"], says: 'The positive root is meant: v is a standard deviation.' },
        { id: 'gave-precision', points: 2, forms: ["(sigma^2+theta'theta)/sigma^2"], says: 'This is the precision of the posterior.' },
        { id: 'inverted', points: 2, forms: ["sqrt(sigma^2+theta'theta)/sigma"], says: 'The quotient is upside down: more data must make v smaller.' },
        { id: 'noise-not-squared', points: 2, forms: ["sqrt(sigma/(sigma+theta'theta))", "sigma/sqrt(sigma+theta'theta)"], says: 'The variance of the noise enters, not its standard deviation.' },
        { id: 'prior-forgotten', points: 1, forms: ['sigma/norm(theta)'], says: 'The prior adds 1 to the precision of z.' },
      ],
    },
  ],
  hints: ['z and x are jointly Gaussian: which distribution has z given x?', 'Complete the square in z.', "The precision is 1 + θ'θ/σ²."],
  defaults,
};
