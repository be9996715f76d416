import type { Part } from '../../../contract/parts';
import { D, defaults, I, sigma, theta, x } from './symbols';

export const c: Part = {
  id: '4c',
  points: 9,
  title: 'The best encoder',
  question: 'For fixed $\\theta$ and $\\sigma$, which $\\phi$ and which $v>0$ make the bound of (a) largest for every $x$?',
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
        { id: 'extra-noise', points: 3, forms: ["sigma^2 theta/(sigma^2+theta'theta)", "theta/(sigma^2 (sigma^2+theta'theta))", "theta/(2 sigma^2+theta'theta)", "sigma theta/(sigma^2+theta'theta)"], says: 'The noise variance is there once too often.' },
        { id: 'mean-not-phi', points: 3, forms: ["theta'x/(sigma^2+theta'theta)"], says: 'That is the mean of q at this x; the encoder is what multiplies x in it.' },
        { id: 'prior-forgotten', points: 2, forms: ["theta/(theta'theta)"], says: 'The prior knows something about z too; its precision is missing.' },
        { id: 'prior-precision-scaled', points: 2, forms: ["theta/(1+theta'theta)", "theta/(sigma^2 (1+theta'theta))", "theta/(sigma^4+theta'theta)"], says: 'Only the part from the data is divided by the noise variance; the prior has precision 1.' },
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
        { id: 'gave-variance', points: 3, forms: ["sigma^2/(sigma^2+theta'theta)"], says: 'That is the variance of q.' },
        { id: 'negative-root', points: 3, forms: ["-sigma/sqrt(sigma^2+theta'theta)"], says: 'The positive root is meant: v is a standard deviation.' },
        { id: 'gave-precision', points: 2, forms: ["(sigma^2+theta'theta)/sigma^2"], says: 'This is the precision of the posterior.' },
        { id: 'inverted', points: 2, forms: ["sqrt(sigma^2+theta'theta)/sigma"], says: 'The quotient is upside down: more data must make v smaller.' },
        { id: 'noise-not-squared', points: 2, forms: ["sqrt(sigma/(sigma+theta'theta))", "sigma/sqrt(sigma+theta'theta)"], says: 'The variance of the noise enters, not its standard deviation.' },
        { id: 'prior-forgotten', points: 1, forms: ['sigma/norm(theta)'], says: 'The prior knows something about z too; its precision is missing.' },
      ],
    },
  ],
  hints: ['The gap closes when $q$ equals the posterior, so find the posterior.', 'Its exponent is a parabola in $z$: read off where it peaks and how sharp it is.', 'Prior and data each add their share of precision.'],
  defaults,
};
