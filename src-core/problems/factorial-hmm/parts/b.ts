import type { Part } from '../../../contract/parts';

export const b: Part = {
  id: '5b',
  points: 6,
  title: 'Cost of forward and backward',
  question: 'How does the time of the forward-backward algorithm over $T$ steps grow with $T$, $K$ and $L$ for $L$ levels of $K$ states, when the structure of the joint chain is used?',
  fields: [
    {
      id: 'cost',
      points: 6,
      label: 'order of growth, O( … )',
      relation: 'cost',
      symbols: [
        { name: 'T', tex: 'T', meaning: 'the length of the series', draw: { kind: 'grows' } },
        { name: 'K', tex: 'K', meaning: 'the states of a level', draw: { kind: 'grows' } },
        { name: 'L', tex: 'L', meaning: 'the number of levels', draw: { kind: 'exponent' } },
      ],
      labels: [],
      right: [{ form: 'T L K^(L+1)' }],
      slips: [
        { id: 'dense-matrix', points: 4, forms: ['T K^(2L)'], says: 'That multiplies by the full joint matrix. Its structure allows less: what does one level cost on its own?' },
        { id: 'missing-L', points: 5, forms: ['T K^(L+1)'], says: 'Every level has to be multiplied in.' },
        { id: 'missing-T', points: 4, forms: ['L K^(L+1)'], says: 'This is one time step.' },
        { id: 'missing-K', points: 3, forms: ['T L K^L'], says: 'Each entry of the result of one level is itself a sum of K terms. A middle line of the printed key forgets that as well.' },
        { id: 'missing-K-and-L', points: 2, forms: ['T K^L'], says: 'This only touches each joint state once per step.' },
        { id: 'squared-T', points: 2, forms: ['T^2 L K^(L+1)'], says: 'The series is passed once forward and once backward: T enters once.' },
        { id: 'squared-T', points: 1, forms: ['T^2 K^(2L)'], says: 'The series is passed once forward and once backward, and the matrix has structure.' },
        { id: 'levels-independent', points: 1, forms: ['T L K^2'], says: 'An observation ties the levels together, so passing each chain alone is not exact.' },
        { id: 'one-chain', points: 1, forms: ['T K^2'], says: 'This is one chain of K states.' },
      ],
    },
  ],
  hints: ['Nearly all the time goes into one product $P^\\top v$ per step. What does it cost?', 'Take the message as an array with $L$ directions and treat one direction after the other.', 'Count how many short vectors lie along a direction, and what each costs.'],
  defaults: { K: 2, L: 2, T: 3 },
};
