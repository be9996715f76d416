import type { Part } from '../../../contract/parts';
import { b, l, length, w, x0, y } from './symbols';

const residual = "(y - w^L b x0 - theta'x)";

export const c: Part = {
  id: '6c',
  points: 5,
  title: 'Gradient of the initial input',
  question: 'Differentiate the log likelihood $\\log p(y\\mid x)$ of the model in (a) by the initial input $x_0$. The weights $\\theta$ and the intercept $\\theta_0$ may stand in the answer.',
  fields: [
    {
      id: 'gradient',
      points: 5,
      label: 'derivative by x₀',
      relation: 'equal',
      symbols: [
        length(4, 6),
        y,
        w,
        b,
        x0,
        l,
        { name: 'x', tex: '\\mathbf{x}', meaning: 'the inputs', draw: { kind: 'signed', low: 0.2, high: 1.6 }, cell: ['L'] },
        { name: 'theta', tex: '\\boldsymbol{\\theta}', meaning: 'the weights of the inputs', draw: { kind: 'formula', of: 'w^(L-l) b', index: 'l' }, cell: ['L'] },
        { name: 'theta0', tex: '\\theta_0', meaning: 'the intercept', draw: { kind: 'formula', of: 'w^L b x0' } },
      ],
      labels: ['dL/dx0'],
      right: [{ form: `${residual} w^L b` }],
      slips: [
        {
          id: 'gradient-sign',
          points: 4,
          forms: [`-${residual} w^L b`],
          says: 'The sign is turned, and so it is in the printed key. Take positive w and b and a prediction that is too low: which way should x₀ be moved?',
        },
        { id: 'factor-two', points: 4, forms: [`2 ${residual} w^L b`], says: 'The 2 of the square cancels with the 1/2 before it.' },
        { id: 'factor-two', points: 3, forms: [`-2 ${residual} w^L b`], says: 'The 2 of the square cancels with the 1/2 before it, and the sign is turned.' },
        { id: 'factor-b-missing', points: 3, forms: [`${residual} w^L`], says: 'x₀ enters the mean through b.' },
        { id: 'residual-only-x0', points: 3, forms: ['(y - w^L b x0) w^L b'], says: 'The other inputs are part of the prediction too.' },
        { id: 'chain-factor-missing', points: 2, forms: [residual], says: 'This is the derivative by the mean; how does the mean move with x₀?' },
        { id: 'power-missing', points: 2, forms: [`${residual} w b`], says: 'x₀ passes through w at every step.' },
        { id: 'factor-w-missing', points: 2, forms: [`${residual} b`], says: 'On its way to the output x₀ is multiplied by w.' },
        { id: 'gradient-wrt-theta0-times-x0', points: 2, forms: [`${residual} w^L b x0`], says: 'The intercept is x₀ times a factor; its derivative by x₀ no longer has x₀ in it.' },
        { id: 'loglik-not-derivative', points: 0, forms: [`-${residual}^2/2`, `-${residual}^2/2 - log(2 pi)/2`], says: 'This is the log likelihood itself.' },
      ],
    },
  ],
  hints: ['$x_0$ acts through the prediction alone.', 'Two factors: how the fit changes with the prediction, and the prediction with $x_0$.', 'Test the sign on a case that you can foresee.'],
};
