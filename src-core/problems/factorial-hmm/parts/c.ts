import type { Part } from '../../../contract/parts';

const right = 'inv(sum_t Omega_t) sum_t x_t omega_t';

export const c: Part = {
  id: '5c',
  points: 7,
  title: 'M step of the weights',
  question: 'The states of each level are $0$ and $1$, and $x_t$ is normal around $\\theta^\\top z_t$ with variance 1. The posterior moments $\\omega_t=\\mathbb{E}[z_t\\mid x]$ and $\\Omega_t=\\mathbb{E}[z_tz_t^\\top\\mid x]$ are held fixed. Which $\\theta$ makes the expected log likelihood highest?',
  fields: [
    {
      id: 'theta',
      points: 7,
      label: 'new θ',
      relation: 'equal',
      symbols: [
        { name: 'T', tex: 'T', meaning: 'the length of the series', draw: { kind: 'whole', low: 3, high: 5 }, role: 'size' },
        { name: 'x', tex: 'x', meaning: 'an observation', draw: { kind: 'signed', low: 0.2, high: 1.6 }, slots: ['T'] },
        { name: 'omega', tex: '\\boldsymbol{\\omega}', meaning: 'the posterior mean of the states', draw: { kind: 'real', low: 0.1, high: 0.9 }, slots: ['T'], cell: [3] },
        { name: 'Omega', tex: '\\boldsymbol{\\Omega}', meaning: 'the posterior second moment of the states', draw: { kind: 'definite', diagonal: 'omega' }, slots: ['T'], cell: [3, 3] },
      ],
      labels: ['theta'],
      right: [{ form: right }],
      slips: [
        { id: 'transposed', points: 6, forms: [`(${right})'`], says: 'This is a row; θ is a column.' },
        { id: 'sign', points: 5, forms: [`-${right}`], says: 'The sign is turned: an observation above the mean must raise θ.' },
        { id: 'divided-by-T', points: 5, forms: [`(${right})/T`, `T (${right})`], says: 'The number of times cancels between the two sums; here it is left over.' },
        { id: 'outer-of-means', points: 4, forms: ["inv(sum_t omega_t omega_t') sum_t x_t omega_t"], says: 'This forgets how uncertain the states are: second moments are more than squares of means.' },
        { id: 'inverse-inside-sum', points: 4, forms: ['sum_t inv(Omega_t) x_t omega_t', '(sum_t inv(Omega_t)) (sum_t x_t omega_t)'], says: 'One θ serves all times, so the sum is inverted, not each term.' },
        { id: 'x-missing', points: 4, forms: ['inv(sum_t Omega_t) sum_t omega_t'], says: 'The observations do not appear.' },
        { id: 'no-inverse', points: 3, forms: ['(sum_t Omega_t) (sum_t x_t omega_t)', 'sum_t Omega_t x_t omega_t'], says: 'The normal equations are still to be solved: that takes an inverse.' },
        { id: 'no-inverse', points: 2, forms: ['sum_t x_t omega_t'], says: 'The second moments do not appear.' },
      ],
    },
  ],
  hints: ['Expand the squared residual: it has three terms.', 'Take the posterior mean of each term: which moments appear?', 'It is least squares with these moments in place of sums of products.'],
};
