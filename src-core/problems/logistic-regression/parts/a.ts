import type { Part } from '../../../contract/parts';
import { defaults } from './data';

export const a: Part = {
  id: '2a',
  points: 1,
  title: 'The data',
  question: 'Four observations $(x_1,x_2)$ were made: at $(1,0)$ and $(-1,0)$ the outcome was $y=0$, at $(0,1)$ and $(0,-1)$ it was $y=1$. Draw them in the plane: a cross where $y=1$, a ring where $y=0$.',
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
  hints: ['Go through the observations one by one: each is one mark.', 'Its coordinates place it, its outcome $y$ chooses the shape.', 'One coordinate of each point is zero.'],
  defaults,
};
