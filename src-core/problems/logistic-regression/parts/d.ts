import type { Dot, Part } from '../../../contract/parts';
import { contourRadius } from '../contour';
import { defaults } from './data';

/** From a round contour to one that is a diamond to the eye. */
const levels = [-2.9, -4, -6, -8.5];
const directions = Array.from({ length: 64 }, (_, k): Dot => [Math.cos((2 * Math.PI * k) / 64), Math.sin((2 * Math.PI * k) / 64)]);
const contour = (level: number): Dot[] => directions.map(([c, s]) => [c * contourRadius([c, s], level), s * contourRadius([c, s], level)]);

export const d: Part = {
  id: '2d',
  points: 5,
  title: 'Contours',
  question: 'Sketch contours of the log likelihood $\\mathcal{L}(\\beta)$ in the $(\\beta_1,\\beta_2)$ plane, and give its highest value.',
  fields: [
    {
      id: 'top',
      points: 1,
      label: 'log likelihood at its peak',
      relation: 'number',
      within: 2e-3,
      valueIsAnswer: true,
      symbols: [],
      labels: ['L(beta)', 'L(0)', 'L(0,0)'],
      right: [{ form: '-4 log(2)' }],
      slips: [
        { id: 'sign', points: 0.5, forms: ['4 log(2)'], says: 'A log likelihood of labels is a logarithm of probabilities: it is negative.' },
        { id: 'one-term-only', points: 0.5, forms: ['-2 log(2)'], says: 'Both coordinates contribute.' },
        { id: 'one-term-only', points: 0, forms: ['-log(2)'], says: 'All four observations contribute.' },
        { id: 'zero-intercept', points: 0, forms: ['0'], says: 'This would mean that every outcome was certain beforehand.' },
      ],
    },
    {
      id: 'contours',
      points: 4,
      label: 'the contours',
      relation: 'sketch',
      pad: { x: { name: 'β₁', low: -8, high: 8 }, y: { name: 'β₂', low: -8, high: 8 }, marks: [], count: null },
      sketch: { kind: 'loops', right: levels.map(contour) },
    },
  ],
  hints: ['Up to its sign this surface is the curve of (c) in one coordinate plus the same in the other.', 'Close to the top replace the curve by a parabola.', 'Far away replace it by $|a|$.'],
  defaults,
};
