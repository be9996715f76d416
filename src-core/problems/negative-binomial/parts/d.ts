import type { Part } from '../../../contract/parts';
import { r, rho, x } from './symbols';

export const d: Part = {
  id: '1d',
  points: 4,
  title: 'A Poisson with a random rate',
  question: 'A rate $@lambda$ is drawn from the gamma law of shape $@r$ and rate $\\frac{1-@rho}{@rho}$; given $@lambda$, $X$ is Poisson with mean $@lambda$. Integrate $@lambda$ out: what is the mass function of $X$? Then put the steps of the argument in order.',
  fields: [
    {
      id: 'pmf',
      points: 2,
      label: 'mass function of X',
      relation: 'equal',
      symbols: [r, rho, x],
      labels: ['p(x)', 'p(x;r,rho)', 'p(x|r,rho)', 'NB(x;r,rho)', 'NB(x|r,rho)'],
      right: [{ form: 'Gamma(x+r)/(x! Gamma(r)) * (1-rho)^r rho^x' }],
      slips: [
        { id: 'swapped-rho', points: 0, forms: ['Gamma(x+r)/(x! Gamma(r)) * (1-rho)^x rho^r'], says: 'ρ and 1 − ρ have changed places: the rate (1−ρ)/ρ of the gamma says which is raised to r.' },
        { id: 'missing-factorial', points: 1, forms: ['Gamma(x+r)/Gamma(r) * (1-rho)^r rho^x'], says: 'The factorial of x, from the Poisson, is lost.' },
        { id: 'missing-gamma-r', points: 1, forms: ['Gamma(x+r)/x! * (1-rho)^r rho^x'], says: 'A part of the gamma density that has r alone in it is lost.' },
        { id: 'up-to-normaliser', points: 1, relation: 'proportional', over: 'x', forms: ['Gamma(x+r)/(x! Gamma(r)) * (1-rho)^r rho^x'], says: 'Its dependence on x is right. Add the masses up: what constant brings them to 1?' },
        { id: 'poisson-at-mean', points: 0, forms: ['exp(-r rho/(1-rho)) (r rho/(1-rho))^x/x!'], says: 'A Poisson at the average rate: the rate was not integrated out.' },
      ],
    },
    {
      id: 'steps',
      points: 2,
      label: 'order of the steps',
      relation: 'order',
      steps: [
        { id: 'write', text: 'write both densities under one integral', tex: '\\int_0^\\infty \\mathrm{Po}(x;\\lambda)\\,\\mathrm{Ga}(\\lambda;r,\\tfrac{1-\\rho}{\\rho})\\,d\\lambda' },
        { id: 'collect', text: 'collect the powers of λ', tex: '\\lambda^{x}\\lambda^{r-1}=\\lambda^{x+r-1}' },
        { id: 'rate', text: 'add the rates', tex: '1+\\tfrac{1-\\rho}{\\rho}=\\tfrac1\\rho' },
        { id: 'gamma', text: 'recognise a gamma integral', tex: '\\int_0^\\infty\\lambda^{x+r-1}e^{-\\lambda/\\rho}\\,d\\lambda=\\Gamma(x+r)\\,\\rho^{x+r}' },
        { id: 'cancel', text: 'cancel the powers of ρ', tex: '\\rho^{x+r}/\\rho^{r}=\\rho^{x}' },
      ],
      before: [
        ['write', 'collect'],
        ['write', 'rate'],
        ['collect', 'gamma'],
        ['rate', 'gamma'],
        ['gamma', 'cancel'],
      ],
      distractors: [
        { id: 'by-parts', text: 'integrate by parts in λ', tex: '\\int u\\,dv=uv-\\int v\\,du', says: 'No integration by parts is needed: the integral is that of a gamma density.' },
        { id: 'swap-mean', text: 'put the mean of λ in its place', tex: '\\lambda\\to\\mathbb{E}[\\lambda]', says: 'Putting the mean in for λ gives a Poisson: the spread of λ is what is wanted here.' },
      ],
    },
  ],
  hints: ['Multiply the two densities before integrating.', 'Both exponentials have $@lambda$ in them; add their rates.', 'The integrand is an unfinished gamma density: what are its shape and rate?'],
};
