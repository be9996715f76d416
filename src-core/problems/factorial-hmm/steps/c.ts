import { matrices, matrix } from '../../../contract/matrix';
import { vector } from '../../../contract/quantity';
import { derivation } from '../../../contract/steps';
import { maximumSteps } from './maximum';
import { objectiveSteps } from './objective';
import { stateOf } from './paths';
import { posteriorSteps } from './posterior';

/** The M step of binary chains with θ'z as the mean of an observation. `theta` is the old θ, to which the posterior belongs. */
export const c = derivation({
  shape: { x: vector, P: matrices, pi0: matrix, theta: vector },
  defaults: {
    x: [1.5, -0.5, 2],
    P: [
      [
        [0.9, 0.1],
        [0.2, 0.8],
      ],
      [
        [0.6, 0.4],
        [0.3, 0.7],
      ],
    ],
    pi0: [
      [0.5, 0.5],
      [0.3, 0.7],
    ],
    theta: [1, 2],
  },
  stateOf,
  steps: [...posteriorSteps, ...objectiveSteps, ...maximumSteps],
});
