import type { Part } from '../../../contract/parts';
import { softplusSum } from '../model';
import { defaults } from './data';

const reach = 6;
/** Close enough for the eye to see a curve. */
const places = Array.from({ length: 8 * reach + 1 }, (_, i) => i / 4 - reach);

export const c: Part = {
  id: '2c',
  points: 5,
  title: 'The curve in one coordinate',
  question: 'Sketch $f(a)=\\log(1+e^{a})+\\log(1+e^{-a})$ over the real line, and give its value at $a=0$.',
  fields: [
    {
      id: 'intercept',
      points: 2,
      label: 'value at a = 0',
      relation: 'number',
      within: 2e-3,
      valueIsAnswer: true,
      symbols: [],
      labels: ['f(0)'],
      right: [{ form: '2 log(2)' }],
      slips: [
        { id: 'one-term-only', points: 1, forms: ['log(2)'], says: 'That is one of the two terms.' },
        { id: 'log10', points: 1, forms: ['2 log(2,10)'], says: 'Base 10 was taken; logarithms here are natural.' },
        { id: 'sign', points: 1, forms: ['-2 log(2)'], says: 'Both terms are logarithms of something above 1.' },
        { id: 'zero-intercept', points: 0, forms: ['0'], says: 'What is e raised to 0?' },
        { id: 'forgot-log', points: 0, forms: ['4'], says: 'The logarithm is still to be taken.' },
      ],
    },
    {
      id: 'curve',
      points: 3,
      label: 'the curve',
      relation: 'sketch',
      pad: { x: { name: 'a', low: -reach, high: reach }, y: { name: 'f(a)', low: -1, high: 7 }, marks: [], count: null },
      sketch: { kind: 'evenCurve', intercept: 2 * Math.LN2, reach: 3, right: places.map((a) => [a, softplusSum(a)]) },
    },
  ],
  hints: ['Start with the height at the origin.', 'Swap $a$ and $-a$ in the formula.', 'Far to the right one of the exponentials is gone; what does the other term become?'],
  defaults,
};
