import type { AnswerSymbol, Part } from '../../../contract/parts';
import { D, d, i, K, k, n, y } from './symbols';

const omega: AnswerSymbol = { name: 'omega', tex: '\\omega', meaning: 'a responsibility', draw: { kind: 'shares' }, slots: ['n', 'K'] };

export const b: Part = {
  id: '3b',
  points: 10,
  title: 'M step',
  question: 'The responsibilities $@omega_{ik}$ were computed at the old rates and are held fixed. Which new rate $@lambda_{kd}$ makes the expected log likelihood of the counts $y_{id}$ highest?',
  fields: [
    {
      id: 'lambda',
      points: 10,
      label: 'new rate of class k at place d',
      relation: 'equal',
      symbols: [n, K, D, { ...i, role: 'dummy' }, k, d, omega, y],
      labels: ['lambda_{k,d}'],
      right: [{ form: 'sum_i omega_ik y_id / sum_i omega_ik' }],
      slips: [
        { id: 'divided-by-n', points: 6, forms: ['(sum_i omega_ik y_id)/n'], says: 'That would be right if every observation belonged wholly to this class. How many does it hold?' },
        { id: 'no-denominator', points: 5, forms: ['sum_i omega_ik y_id'], says: 'This is the weighted total of the counts; a rate is a mean.' },
        { id: 'inverted', points: 3, forms: ['sum_i omega_ik / sum_i omega_ik y_id'], says: 'The quotient is upside down: more counts mean a higher rate.' },
        { id: 'unweighted-mean', points: 2, forms: ['(sum_i y_id)/n'], says: 'Every class would get the same rate: the responsibilities must enter.' },
      ],
    },
  ],
  hints: ['Most terms of the expected log likelihood do not contain this one rate; drop them.', 'What is left of each Poisson is $y_{id}\\log@lambda_{kd}-@lambda_{kd}$.', 'An observation counts as much as it belongs to the class.'],
};
