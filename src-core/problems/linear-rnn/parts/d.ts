import type { Part } from '../../../contract/parts';
import { defaults } from './symbols';

export const d: Part = {
  id: '6d',
  points: 5,
  title: 'Why this is hard to learn',
  question: 'Let $|w|<1$, as in (b). What goes wrong when $x_0$ is learned by plain gradient steps and $L$ is large? And what causes it?',
  fields: [
    {
      id: 'effect',
      points: 3,
      label: 'what happens to the gradient',
      relation: 'choice',
      choices: [
        { id: 'vanishes', text: 'it vanishes', points: 3, says: 'For |w| < 1 its factor goes to zero geometrically.' },
        { id: 'explodes', text: 'it explodes', points: 1, slip: 'only-if-w-above-one', says: 'Only when |w| is above 1; here w is below it.' },
        { id: 'local-optima', text: 'it leads into local optima', points: 0, says: 'In x₀ the log likelihood is a parabola: it has one optimum.' },
        { id: 'biased', text: 'it is biased', points: 0, says: 'The gradient is exact; its size is the trouble.' },
        { id: 'not-differentiable', text: 'it does not exist everywhere', points: 0, says: 'The log likelihood is a polynomial in x₀.' },
      ],
    },
    {
      id: 'reason',
      points: 2,
      label: 'what causes it',
      relation: 'choice',
      choices: [
        { id: 'w-to-the-L', text: 'its factor $w^L$', points: 2, says: 'Each step multiplies by w once more.' },
        { id: 'small-b', text: 'a small $b$', points: 0.5, slip: 'b-is-not-the-cause', says: 'b is one factor, the same for every L.' },
        { id: 'noise', text: 'the noise in $y$', points: 0, says: 'Noise changes the residual, not how it is passed back.' },
        { id: 'learning-rate-too-large', text: 'too large a step', points: 0, says: 'A larger step would be needed here, not a smaller one.' },
        { id: 'y-unknown', text: '$y$ is not known', points: 0, says: 'y is observed.' },
      ],
    },
  ],
  hints: ['Put a length of a thousand into the factor of (c).', 'A step is as long as the gradient: how many are needed?', 'Which $|w|$ would make it neither shrink nor grow?'],
  defaults,
};
