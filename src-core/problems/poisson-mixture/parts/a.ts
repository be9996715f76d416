import type { AnswerSymbol, Part } from '../../../contract/parts';
import { D, i, K, k, n, Po, y } from './symbols';

const pi: AnswerSymbol = { name: 'pi', tex: '\\pi', meaning: 'the weight of a class', draw: { kind: 'shares' }, slots: ['K'] };
const lambda: AnswerSymbol = { name: 'lambda', tex: '\\lambda', meaning: 'a rate', draw: { kind: 'real', low: 0.5, high: 5 }, slots: ['K', 'D'] };

const likelihood = (index: string): string => `prod_d Po(y_{i,d}|lambda_{${index},d})`;
const right = `(pi_k ${likelihood('k')}) / (sum_j pi_j ${likelihood('j')})`;

export const a: Part = {
  id: '3a',
  points: 10,
  title: 'E step',
  question: 'Class $k$ has the weight $@pi_k$ and independent Poisson counts of rates $@lambda_{k1},\\dots,@lambda_{kD}$, all known. How probable is it that observation $i$, with counts $y_{i1},\\dots,y_{iD}$, came from class $k$? Write this responsibility $@omega_{ik}$.',
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
        { id: 'unnormalised', points: 7, relation: 'proportional', over: 'k', forms: [right], says: 'As a function of k this has the right proportions. Added over the classes it must give 1; what is it to be divided by?' },
        { id: 'prior-missing', points: 5, forms: [`(${likelihood('k')}) / (sum_j ${likelihood('j')})`], says: 'All classes are treated as equally common here; they are not.' },
        { id: 'log-responsibility', points: 6, forms: [`log(${right})`, 'log(pi_k) + sum_d log(Po(y_{i,d}|lambda_{k,d}))'], says: 'This is a logarithm; a probability between 0 and 1 is asked.' },
        { id: 'normalised-over-data', points: 4, forms: [`${likelihood('k')} / sum_(m=1)^n prod_d Po(y_{m,d}|lambda_{k,d})`], says: 'This shares a class out among the observations; an observation is to be shared out among the classes.' },
        { id: 'prior-only', points: 1, forms: ['pi_k'], says: 'This is what one knows before seeing the counts.' },
      ],
    },
  ],
  hints: ['Turn the conditioning round: the model says how counts arise from a class.', 'Divide the joint probability of class and counts by that of the counts.', 'The counts may come from any class: add these up.'],
};
