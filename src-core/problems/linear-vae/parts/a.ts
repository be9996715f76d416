import type { Part } from '../../../contract/parts';
import { D, defaults, I, phi, sigma, theta, v, x, z } from './symbols';

const prior = 'log N(z|0,1)';
const likelihood = 'log N(x|theta z, sigma^2 I)';
const q = "log N(z|phi'x, v^2)";

export const a: Part = {
  id: '4a',
  points: 7,
  title: 'The local bound',
  question: 'In the model $z$ is standard normal and $x$, given $z$, is normal around $\\theta z$ with covariance $\\sigma^2 I$. The encoder $q(z\\mid x)$ is normal with mean $\\phi^\\top x$ and variance $v^2$. Write the evidence lower bound of one observation $x$ as an expectation under $q$, in normal densities.',
  fields: [
    {
      id: 'elbo',
      points: 7,
      label: 'the bound for x, a mean under q',
      relation: 'expectation',
      expectation: { over: 'z', mean: "phi'x", deviation: 'v' },
      symbols: [D, x, theta, phi, sigma, v, I, z],
      labels: ['ELBO'],
      right: [{ form: `${prior} + ${likelihood} - ${q}` }],
      slips: [
        {
          id: 'log-missing-on-prior',
          points: 6,
          forms: [`N(z|0,1) + ${likelihood} - ${q}`],
          says: 'One of the three densities stands without its logarithm. The printed key does the same, and what it gives can exceed log p(x), which no lower bound may.',
        },
        { id: 'negative-elbo', points: 5, forms: [`-(${prior} + ${likelihood} - ${q})`], says: 'This is the negative of the bound, a loss.' },
        { id: 'entropy-sign', points: 5, forms: [`${prior} + ${likelihood} + ${q}`], says: 'q stood in a denominator, so its logarithm is subtracted.' },
        { id: 'entropy-missing', points: 4, forms: [`${prior} + ${likelihood}`], says: 'The part with q itself, its entropy, is missing.' },
        { id: 'prior-missing', points: 4, forms: [`${likelihood} - ${q}`], says: 'The joint density has a factor for z as well.' },
        { id: 'reconstruction-only', points: 3, forms: [likelihood], says: 'This is the reconstruction alone; nothing keeps q near the prior.' },
        { id: 'log-evidence', points: 2, forms: ["log N(x|0, sigma^2 I + theta theta')"], says: 'That is the evidence itself, not a bound on it.' },
        {
          id: 'variance-sd-mixup',
          points: 5,
          forms: [`${prior} + log N(x|theta z, sigma I) - ${q}`, `${prior} + ${likelihood} - log N(z|phi'x, v)`, `${prior} + log N(x|theta z, sigma I) - log N(z|phi'x, v)`],
          says: 'A standard deviation stands where the density takes a variance.',
        },
      ],
    },
  ],
  hints: ['The evidence is an integral of the joint density over $z$.', 'Bring $q$ in without changing the value, so that the integral becomes a mean under $q$.', 'A logarithm of a mean is at least the mean of the logarithm.'],
  defaults,
};
