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
  hints: ['Go through the table row by row.', 'The first two columns say where, y says which mark.', 'All four points lie on the axes.'],
  defaults,
};
