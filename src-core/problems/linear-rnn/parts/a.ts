import type { Part } from '../../../contract/parts';
import { b, defaults, l, length, w, x0 } from './symbols';

export const a: Part = {
  id: '6a',
  points: 5,
  title: 'A regression in disguise',
  question: 'The states follow $h_0=0$ and $h_{\\ell+1}=w\\,h_\\ell+b\\,x_\\ell$ for $\\ell=0,\\dots,L$, and $y$ is normal around $h_{L+1}$ with variance 1. Unroll the network: the mean of $y$ is $\\theta_0+\\theta_1x_1+\\dots+\\theta_Lx_L$. What is the intercept $\\theta_0$, and what is the weight $\\theta_\\ell$ of input $\\ell$?',
  fields: [
    {
      id: 'theta0',
      points: 2,
      label: 'intercept',
      relation: 'equal',
      symbols: [length(4, 9), w, b, x0],
      labels: ['theta_0'],
      right: [{ form: 'w^L b x0' }],
      slips: [
        { id: 'off-by-one', points: 1, forms: ['w^(L-1) b x0', 'w^(L+1) b x0'], says: 'How many times is w applied between h₁ and the last state?' },
        { id: 'x0-missing', points: 1, forms: ['w^L b'], says: 'x₀ is a factor: at x₀ = 0 the intercept is 0.' },
        { id: 'b-missing', points: 1, forms: ['w^L x0'], says: 'Every input enters through b, x₀ too.' },
        { id: 'stray-w', points: 1, forms: ['w^L (1 + b x0)', 'w^(L-1) (1 + b x0)'], says: 'Run two steps by hand: nothing but inputs ever enters a state. The printed key has an extra w in its second state.' },
        { id: 'no-powers', points: 0, forms: ['w b x0', 'b x0'], says: 'The state is multiplied by w at every step, not once.' },
      ],
    },
    {
      id: 'thetal',
      points: 3,
      label: 'weight of input l',
      relation: 'equal',
      symbols: [length(4, 9), w, b, x0, l],
      labels: ['theta_l'],
      right: [{ form: 'w^(L-l) b' }],
      slips: [
        { id: 'off-by-one', points: 2, forms: ['w^(L-l+1) b', 'w^(L-l-1) b'], says: 'Try the newest input: is it multiplied by w at all?' },
        { id: 'b-missing', points: 2, forms: ['w^(L-l)'], says: 'Every input enters through b.' },
        { id: 'reversed-time', points: 1, forms: ['w^l b', 'w^(l-1) b'], says: 'Time runs the other way: old inputs have passed through w more often than new ones.' },
        { id: 'constant-power', points: 1, forms: ['w^L b'], says: 'The weight depends on when the input came.' },
        { id: 'no-powers', points: 0, forms: ['w b', 'b'], says: 'An input is multiplied by w at every step that it waits.' },
      ],
    },
  ],
  hints: ['Follow the recurrence by hand until a pattern shows.', 'After it has entered, an input is multiplied by $w$ once per step; how many steps are left?', 'The initial input $x_0$ enters first of all, so it waits longest.'],
  defaults,
};
