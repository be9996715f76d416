import { exactly, number, quantity, vector } from '../../contract/quantity';
import { gradientPathX0, newtonX0, stableStep, stepsToConverge } from './learning';
import { gradientX0, hiddenStates, logLik, mean, regressionWeights, weight } from './model';

const rnn = { w: number, b: number, x0: number };
const sequence = { ...rnn, x: vector };
const step = { w: number, b: number, L: number };

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  regressionWeights: quantity(exactly({ ...rnn, L: number }), ({ L, ...given }) => regressionWeights(given, L)),
  weight: quantity(exactly({ ...rnn, L: number, ell: number }), ({ L, ell, ...given }) => weight(given, L, ell)),
  hiddenStates: quantity(exactly(sequence), (given) => hiddenStates(given)),
  mean: quantity(exactly(sequence), (given) => mean(given)),
  logLik: quantity(exactly({ ...sequence, y: number }), ({ y, ...given }) => logLik(given, y)),
  gradientX0: quantity(exactly({ ...sequence, y: number }), ({ y, ...given }) => gradientX0(given, y)),
  gradientPathX0: quantity(exactly({ ...sequence, y: number, learningRate: number, steps: number }), ({ y, learningRate, steps, ...given }) =>
    gradientPathX0(given, y, learningRate, steps),
  ),
  newtonX0: quantity(exactly({ w: number, b: number, x: vector, y: number }), ({ y, ...given }) => newtonX0(given, y)),
  stableStep: quantity(exactly(step), ({ w, b, L }) => stableStep(w, b, L)),
  stepsToConverge: quantity(exactly({ ...step, learningRate: number, tolerance: number }), ({ w, b, L, learningRate, tolerance }) =>
    stepsToConverge(w, b, L, learningRate, tolerance),
  ),
};
