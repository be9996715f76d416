import type { Part } from '../../../contract/parts';
import { defaults } from './data';

export const a: Part = {
  id: '2a',
  points: 1,
  title: 'The data',
  question: 'Draw the four observations in the plane: a cross where y = 1, a ring where y = 0.',
  fields: [
    {
      id: 'points',
      points: 1,
      label: 'the four points',
      relation: 'sketch',
      pad: {
        x: { name: 'x₁', low: -2, high: 2 },
        y: { name: 'x₂', low: -2, high: 2 },
        marks: [
          { id: 'o', means: 'y = 0' },
          { id: 'x', means: 'y = 1' },
        ],
        count: 4,
      },
      sketch: {
        kind: 'points',
        within: 0.15,
        targets: [
          { x: 1, y: 0, mark: 'o' },
          { x: 0, y: 1, mark: 'x' },
          { x: -1, y: 0, mark: 'o' },
          { x: 0, y: -1, mark: 'x' },
        ],
      },
    },
  ],
  hints: ['Each row of the table is one mark.', 'Two numbers place it, the third chooses its shape.', 'One coordinate of each point is zero.'],
  defaults,
};
