import type { Part } from '../../../contract/parts';
import { D, K, sizes, T } from './symbols';

export const c: Part = {
  id: '7c',
  points: 4,
  title: 'Cost with the quadratic kernel',
  question: 'How does the time of one attention step over $T$ tokens of size $D$, with keys of size $K<D$, grow when $V$ and $w$ are used? The number $P$ of features must not be left in the answer.',
  fields: [
    {
      id: 'cost',
      points: 4,
      label: 'order of growth, O( … )',
      relation: 'cost',
      symbols: [T, D, K, { name: 'P', tex: 'P', meaning: 'the number of features', draw: { kind: 'formula', of: 'K^2' } }],
      faster: [['D', 'K']],
      labels: [],
      right: [{ form: 'T D K^2' }],
      rules: [{ without: 'P', id: 'still-in-P', points: 3, verdict: 'incomplete', says: 'So far so good; P is to be expressed by K.' }],
      slips: [
        { id: 'feature-dim-K', points: 2, forms: ['T D K'], says: 'φ has more entries than its argument: as many as a K × K matrix.' },
        { id: 'values-missing', points: 2, forms: ['T K^2'], says: 'This makes the features; each is then multiplied by a token of D entries.' },
        { id: 'quadratic-in-T', points: 1, forms: ['T^2 K', 'T^2 D', 'T^2 D K^2'], says: 'With V and w no token is compared with every other.' },
        { id: 'T-missing', points: 1, forms: ['D K^2'], says: 'This is one token.' },
        { id: 'per-token-map', points: 1, forms: ['T D^2', 'T D^2 K^2', 'T K^4', 'T D K^4'], says: 'This takes each token through a matrix of its own size; here each only meets V and w.' },
      ],
    },
  ],
  hints: ['Count the features of one key.', 'What does one term of $V$ cost, and how many are there?', 'What does the output of one token cost once $V$ stands?'],
  defaults: sizes,
};
