import type { AnswerSymbol, Part } from '../../../contract/parts';
import { sizes } from './symbols';

const size = (name: string, meaning: string): AnswerSymbol => ({ name, tex: name, meaning, draw: { kind: 'real', low: 2, high: 1000 } });

export const e: Part = {
  id: '7e',
  points: 2,
  title: 'When the quadratic kernel pays',
  question: 'Constants aside, for which sizes $T$, $D$, $K$ is attention with the quadratic kernel cheaper than with softmax? And are large language models usually there?',
  fields: [
    {
      id: 'regime',
      points: 1,
      label: 'condition on T, K, D',
      relation: 'inequality',
      symbols: [size('T', 'the number of tokens'), size('K', 'the dimension of queries and keys'), size('D', 'the dimension of a token')],
      labels: [],
      right: [{ form: 'K^2 < T' }],
      slips: [
        { id: 'reversed', points: 0, forms: ['K^2 > T'], says: 'This is where softmax is cheaper.' },
        { id: 'K-below-T', points: 0, forms: ['K < T'], says: 'φ has more entries than K.' },
        { id: 'T-below-D', points: 0, forms: ['T < D'], says: 'D is in both costs and cancels.' },
      ],
    },
    {
      id: 'often',
      points: 1,
      label: 'usually there?',
      relation: 'choice',
      choices: [
        { id: 'rarely-only-long-contexts', text: 'rarely: only with long contexts', points: 1, says: 'With heads of size 64 it takes more than 4096 tokens.' },
        { id: 'always', text: 'always: $T$ is larger than $K$', points: 0, slip: 'ignores-K-squared', says: 'T must be larger than K squared.' },
        { id: 'never', text: 'never', points: 0, says: 'Contexts of many thousand tokens are there.' },
        { id: 'depends-on-D-only', text: 'it depends on $D$ only', points: 0, says: 'D is in both costs and cancels.' },
      ],
    },
  ],
  hints: ['Write both costs side by side as an inequality.', 'Some factors stand on both sides.', 'Take the head size of a model that you know and work out the length.'],
  defaults: sizes,
};
