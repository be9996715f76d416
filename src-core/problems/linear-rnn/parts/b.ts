import type { Part } from '../../../contract/parts';

const last = 20;

export const b: Part = {
  id: '6b',
  points: 5,
  title: 'The weights drawn',
  question: 'For $w=e^{-1/20}$, $b=1$, $x_0=1$ and $L=20$ draw the weights $\\theta_\\ell$ of (a) over $\\ell=0,1,\\dots,20$, and give the one at $\\ell=0$.',
  fields: [
    {
      id: 'theta0',
      points: 1,
      label: 'weight at l = 0',
      relation: 'number',
      within: 3e-3,
      valueIsAnswer: true,
      symbols: [],
      labels: ['theta_0'],
      right: [{ form: 'e^(-1)' }],
      slips: [
        { id: 'starts-at-one', points: 0, forms: ['1'], says: 'The oldest input has faded most: 1 is the newest one.' },
        { id: 'off-by-one', points: 0.5, forms: ['e^(-19/20)', 'e^(-21/20)'], says: 'Count the steps again.' },
        { id: 'no-powers', points: 0, forms: ['e^(-1/20)'], says: 'w is raised to the number of steps.' },
        { id: 'sign', points: 0, forms: ['-e^(-1)', 'e'], says: 'w lies between 0 and 1: what does that make of its powers?' },
      ],
    },
    {
      id: 'stems',
      points: 4,
      label: 'the 21 weights',
      relation: 'sketch',
      pad: { x: { name: 'l', low: 0, high: last }, y: { name: 'weight', low: 0, high: 1.5 }, marks: [], count: last + 1 },
      sketch: { kind: 'stems', within: 0.05, values: Array.from({ length: last + 1 }, (_, l) => Math.exp((l - last) / last)) },
    },
  ],
  hints: ['(a) gives every weight once $w$ is a number.', 'Twenty twentieths make a whole.', 'Fix the right end first; it needs no power.'],
  defaults: { w: Math.exp(-1 / last), b: 1, x0: 1, L: last },
};
