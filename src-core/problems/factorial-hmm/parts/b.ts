import type { Part } from '../../../contract/parts';

export const b: Part = {
  id: '5b',
  points: 6,
  title: 'Cost of forward and backward',
  question: 'How does the time of the forward-backward algorithm grow with T, K and L, when the structure of the joint chain is used?',
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
        { id: 'dense-matrix', points: 4, forms: ['T K^(2L)'], says: 'Right for a matrix without structure; this one is a Kronecker product, which need never be formed.' },
        { id: 'missing-L', points: 5, forms: ['T K^(L+1)'], says: 'Every level has to be multiplied in.' },
        { id: 'missing-T', points: 4, forms: ['L K^(L+1)'], says: 'This is one time step.' },
        { id: 'missing-K', points: 3, forms: ['T L K^L'], says: 'Multiplying in one level takes K^(L−1) products of a K x K matrix with a vector; a middle line of the printed key slips here too.' },
        { id: 'missing-K-and-L', points: 2, forms: ['T K^L'], says: 'This only touches each joint state once per step.' },
        { id: 'squared-T', points: 2, forms: ['T^2 L K^(L+1)'], says: 'The series is passed once forward and once backward: T enters once.' },
        { id: 'squared-T', points: 1, forms: ['T^2 K^(2L)'], says: 'The series is passed once forward and once backward, and the matrix has structure.' },
        { id: 'levels-independent', points: 1, forms: ['T L K^2'], says: 'Given the observation the levels are no longer independent, so they cannot be passed one by one.' },
        { id: 'one-chain', points: 1, forms: ['T K^2'], says: 'This is one chain of K states.' },
      ],
    },
  ],
  hints: ['What does one product of the transposed matrix with a vector cost?', 'Multiply by one level at a time.', 'L levels, K^(L−1) vectors each, K² for a vector.'],
  defaults: { K: 2, L: 2, T: 3 },
};
