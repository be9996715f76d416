import { matrix, nested } from '../../contract/matrix';
import { exactly, number, quantity, vector } from '../../contract/quantity';
import { contourRadius } from './contour';
import { map, mle } from './estimate';
import { gradient, hessian, logLik, logProbability, probability, softplusSum, softplusSumDerivative, softplusSumSecondDerivative } from './model';
import { gradientPath, newtonPath } from './paths';
import { pairOf, pointsOf } from './points';

const logOdds = exactly({ a: number });
const data = { X: matrix, y: vector };
const at = exactly({ ...data, beta: vector });

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  softplusSum: quantity(logOdds, ({ a }) => softplusSum(a)),
  softplusSumDerivative: quantity(logOdds, ({ a }) => softplusSumDerivative(a)),
  softplusSumSecondDerivative: quantity(logOdds, ({ a }) => softplusSumSecondDerivative(a)),
  sigmoid: quantity(logOdds, ({ a }) => probability(a)),
  logSigmoid: quantity(logOdds, ({ a }) => logProbability(a)),
  logLik: quantity(at, ({ X, y, beta }) => logLik(pointsOf(X, y), pairOf('beta', beta))),
  gradient: quantity(at, ({ X, y, beta }) => gradient(pointsOf(X, y), pairOf('beta', beta))),
  hessian: quantity(at, ({ X, y, beta }) => nested(hessian(pointsOf(X, y), pairOf('beta', beta)))),
  newtonPath: quantity(exactly({ ...data, beta0: vector, steps: number, alpha: number }), ({ X, y, beta0, steps, alpha }) =>
    nested(newtonPath(pointsOf(X, y), pairOf('beta0', beta0), steps, alpha)),
  ),
  gradientPath: quantity(exactly({ ...data, beta0: vector, stepSize: number, steps: number, alpha: number }), ({ X, y, beta0, stepSize, steps, alpha }) =>
    nested(gradientPath(pointsOf(X, y), pairOf('beta0', beta0), stepSize, steps, alpha)),
  ),
  mle: quantity(exactly(data), ({ X, y }) => mle(pointsOf(X, y))),
  map: quantity(exactly({ ...data, alpha: number }), ({ X, y, alpha }) => map(pointsOf(X, y), alpha)),
  contourRadius: quantity(exactly({ direction: vector, level: number }), ({ direction, level }) => contourRadius(pairOf('direction', direction), level)),
};
