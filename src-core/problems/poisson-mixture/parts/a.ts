import type { AnswerSymbol, Part } from '../../../contract/parts';
import { D, defaults, i, K, k, n, Po, y } from './symbols';

const pi: AnswerSymbol = { name: 'pi', tex: '\\pi', meaning: 'the weight of a class', draw: { kind: 'shares' }, slots: ['K'] };
const lambda: AnswerSymbol = { name: 'lambda', tex: '\\lambda', meaning: 'a rate', draw: { kind: 'real', low: 0.5, high: 5 }, slots: ['K', 'D'] };

const likelihood = (index: string): string => `prod_d Po(y_{i,d}|lambda_{${index},d})`;
const right = `(pi_k ${likelihood('k')}) / (sum_j pi_j ${likelihood('j')})`;

export const a: Part = {
  id: '3a',
  points: 10,
  title: 'E step',
  question: 'Weights π and rates λ are given. How probable is it that observation i came from class k, given its counts? Write this responsibility ω_ik.',
  fields: [
    {
      id: 'omega',
      points: 10,
      label: 'responsibility of class k for observation i',
      relation: 'equal',
      symbols: [n, K, D, i, k, pi, lambda, y],
      functions: [Po],
      labels: ['omega_{i,k}'],
      right: [{ form: right }],
      slips: [
        { id: 'unnormalised', points: 7, relation: 'proportional', over: 'k', forms: [right], says: 'This is right up to a factor that does not depend on k: divide, so that over the classes they sum to 1.' },
        { id: 'prior-missing', points: 5, forms: [`(${likelihood('k')}) / (sum_j ${likelihood('j')})`], says: 'The weights of the classes are missing: a rare class needs more evidence.' },
        { id: 'log-responsibility', points: 6, forms: [`log(${right})`], says: 'This is the logarithm of what is asked.' },
        { id: 'normalised-over-data', points: 4, forms: [`${likelihood('k')} / sum_(m=1)^n prod_d Po(y_{m,d}|lambda_{k,d})`], says: 'The sum below must run over classes: each observation is shared out among them.' },
        { id: 'prior-only', points: 1, forms: ['pi_k'], says: 'This is what one knows before seeing the counts.' },
      ],
    },
  ],
  hints: ["Start from Bayes' rule.", 'It is the joint probability divided by its sum.', 'That sum runs over the classes.'],
  defaults,
};
