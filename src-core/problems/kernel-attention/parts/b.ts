import type { AnswerFunction, AnswerSymbol, FormulaField, Part } from '../../../contract/parts';
import { defaults } from './symbols';

const matrix = (name: string, tex: string, meaning: string): AnswerSymbol => ({ name, tex, meaning, draw: { kind: 'signed', low: 0.2, high: 1.6 }, cell: [2, 3] });
const symbols: readonly AnswerSymbol[] = [
  { name: 'T', tex: 'T', meaning: 'the number of tokens', draw: { kind: 'whole', low: 3, high: 5 }, role: 'size' },
  { name: 's', tex: 's', meaning: 'a token that is summed over', draw: { kind: 'index', of: 'T' }, role: 'dummy' },
  { name: 't', tex: 't', meaning: 'the token whose output it is', draw: { kind: 'index', of: 'T' }, role: 'index' },
  { name: 'x', tex: '\\mathbf{x}', meaning: 'a token', draw: { kind: 'signed', low: 0.2, high: 1.6 }, slots: ['T'], cell: [3] },
  matrix('U_q', 'U_q', 'makes queries'),
  matrix('U_k', 'U_k', 'makes keys'),
];
const phi: AnswerFunction = { name: 'phi', arguments: ['a'], of: "vec(a a')", tex: '\\phi' };

const field = (id: string, label: string, labels: readonly string[], right: string, slips: FormulaField['slips']): FormulaField => ({
  id,
  points: 3,
  label,
  relation: 'equal',
  symbols,
  functions: [phi],
  labels,
  right: [{ form: right }],
  slips,
});
const says = {
  transposed: 'The shape is turned: compare its sizes with what it is multiplied by.',
  averaged: 'Dividing by T in one of the two only changes the quotient; neither carries it.',
  query: 'One V and one w serve all outputs, so nothing here may belong to a query.',
  phi: 'The features of the keys are meant, not the keys.',
  sum: 'Squares are taken inside φ, so adding before it is not the same as adding after it.',
};

export const b: Part = {
  id: '7b',
  points: 6,
  title: 'Sums instead of a matrix',
  question: 'Each output is a mean of all tokens, weighted by the kernel of the query $U_qx_t$ with the keys $U_kx_s$. With the features $\\phi$ of (a) the output $y_t$ becomes $V\\phi(U_qx_t)$ divided by $w^\\top\\phi(U_qx_t)$, with one $V$ and one $w$ for all $t$. Write $V$ and $w$ as sums over the tokens.',
  fields: [
    field('V', 'V', ['V'], "sum_s x_s phi(U_k x_s)'", [
      { id: 'transposed', points: 2, forms: ["sum_s phi(U_k x_s) x_s'"], says: says.transposed },
      { id: 'averaged', points: 2, forms: ["(sum_s x_s phi(U_k x_s)')/T"], says: says.averaged },
      { id: 'query-for-key', points: 1, forms: ["sum_s x_s phi(U_q x_s)'", "sum_s x_s phi(U_q x_t)'"], says: says.query },
      { id: 'phi-missing', points: 1, forms: ["sum_s x_s (U_k x_s)'"], says: says.phi },
      { id: 'values-missing', points: 1, forms: ["sum_s phi(U_k x_s)'", 'sum_s phi(U_k x_s)'], says: 'The tokens themselves, which are averaged, do not appear.' },
      { id: 'phi-of-sum', points: 1, forms: ["sum_s x_s phi(U_k sum_r x_r)'"], says: says.sum },
    ]),
    field('w', 'w', ['w'], 'sum_s phi(U_k x_s)', [
      { id: 'transposed', points: 2, forms: ["sum_s phi(U_k x_s)'"], says: says.transposed },
      { id: 'averaged', points: 2, forms: ['(sum_s phi(U_k x_s))/T'], says: says.averaged },
      { id: 'query-for-key', points: 1, forms: ['sum_s phi(U_q x_s)', 'T phi(U_q x_t)'], says: says.query },
      { id: 'phi-missing', points: 1, forms: ['sum_s U_k x_s'], says: says.phi },
      { id: 'values-in-denominator', points: 1, forms: ["sum_s x_s phi(U_k x_s)'"], says: 'The denominator sums weights alone; the tokens belong above.' },
      { id: 'phi-of-sum', points: 1, forms: ['phi(U_k sum_s x_s)'], says: says.sum },
    ]),
  ],
  hints: ['Write each weight as an inner product of features.', 'The query occurs in every term; take it out of the sum.', 'The sum of the weights below is treated just like the weighted sum above.'],
  defaults,
};
