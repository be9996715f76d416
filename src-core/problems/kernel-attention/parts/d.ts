import type { Part } from '../../../contract/parts';
import { D, K, sizes, T } from './symbols';

export const d: Part = {
  id: '7d',
  points: 4,
  title: 'Cost of softmax attention',
  question: 'How does the time of one attention step over $T$ tokens of size $D$, with keys of size $K$ below $T$ and $D$, grow when the softmax kernel $\\exp(a^\\top b)$ is used?',
  fields: [
    {
      id: 'cost',
      points: 4,
      label: 'order of growth, O( … )',
      relation: 'cost',
      symbols: [T, D, K],
      faster: [
        ['D', 'K'],
        ['T', 'K'],
      ],
      labels: [],
      right: [{ form: 'T^2 D' }],
      slips: [
        { id: 'values-missing', points: 2, forms: ['T^2 K'], says: 'This makes the weights; they are then multiplied by the tokens.' },
        { id: 'dimension-missing', points: 2, forms: ['T^2'], says: 'This counts the entries of the matrix; each costs more than one operation.' },
        { id: 'per-entry-product', points: 1, forms: ['T^2 D K'], says: 'Weights and outputs are made one after the other, so their costs add.' },
        { id: 'D-squared', points: 1, forms: ['T^2 D^2'], says: 'Each weight multiplies one token of D entries, once.' },
        { id: 'linear-in-T', points: 0, forms: ['T D', 'T K', 'T', 'T D K', 'T D^2'], says: 'Every token looks at every other.' },
        { id: 'quadratic-formula', points: 0, forms: ['T D K^2'], says: 'This is the cost with the quadratic kernel.' },
        { id: 'cubic-in-T', points: 0, forms: ['T^3', 'T^3 D', 'T^3 K'], says: 'No two T × T matrices are multiplied.' },
      ],
    },
  ],
  hints: ['Start with the size of the matrix of weights.', 'Each weight is an inner product of a query and a key.', 'Then that matrix multiplies all tokens; which of the two is dearer?'],
  defaults: sizes,
};
