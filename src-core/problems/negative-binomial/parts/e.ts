import type { Part } from '../../../contract/parts';

export const e: Part = {
  id: '1e',
  points: 4,
  title: 'Dispersion',
  question: 'Dispersion is measured by variance over mean. Of a negative binomial and a Poisson of the same mean, which has more of it? And how does (d) explain that?',
  fields: [
    {
      id: 'which',
      points: 2,
      label: 'the more dispersed',
      relation: 'choice',
      choices: [
        { id: 'nb', text: 'the negative binomial', points: 2, says: 'Its index is 1/(1−ρ), above 1.' },
        { id: 'poisson', text: 'the Poisson', points: 0, says: 'The index of a Poisson is 1; what is that of the negative binomial?' },
        { id: 'same', text: 'both alike: the means are equal', points: 0, says: 'Equal means do not make equal variances.' },
      ],
    },
    {
      id: 'reason',
      points: 2,
      label: 'why',
      relation: 'choice',
      choices: [
        { id: 'rates-vary', text: 'it mixes Poissons whose rates vary, and that spread is added', points: 2, says: 'Var X = E[λ] + Var[λ]: the second term is the extra.' },
        { id: 'index-only', text: 'its variance divided by its mean is $1/(1-@rho)>1$', points: 1, slip: 'index-without-mixture', says: 'True, and it answers the first question; the second one asks what (d) has to do with it.' },
        { id: 'heavier-factorial', text: 'its factorial term falls more slowly', points: 0, says: 'Both masses carry 1/x!; look at where the rate comes from.' },
        { id: 'more-parameters', text: 'it has two parameters', points: 0, says: 'A second parameter by itself need not spread anything.' },
        { id: 'same-mean', text: 'the means are equal', points: 0, says: 'That is given; it says nothing about the variances.' },
      ],
    },
  ],
  hints: ['Divide (c) by (b).', 'Compare what is left with the same ratio of a Poisson.', 'Split the variance of $X$ by what $@lambda$ happens to be.'],
};
