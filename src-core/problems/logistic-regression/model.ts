import { refuse } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { dot2 } from '../../maths/errorFree';
import { logSigmoid, sigmoid, sigmoidDerivative, softplus } from '../../maths/softplus';
import type { Pair, Points } from './points';

function checked(a: number): number {
  return Number.isNaN(a) ? refuse('a', 'a must be a number.') : a;
}

/**
 * f(a) = log(1+e^a) + log(1+e^-a) = |a| + 2 log(1+e^-|a|), what one axis of the exam's data adds to -L.
 *
 * Every a: even, 2 log 2 at 0, |a| far out.
 */
export const softplusSum = (a: number): number => softplus(checked(a)) + softplus(-a);

/** f'(a) = tanh(a/2). Every a. */
export const softplusSumDerivative = (a: number): number => Math.tanh(checked(a) / 2);

/** f''(a) = sech²(a/2)/2 = 2 σ(a) σ(-a). Every a; never negative, 1/2 at 0. */
export const softplusSumSecondDerivative = (a: number): number => 2 * sigmoidDerivative(checked(a));

/** σ(a) = 1/(1+e^-a). Every a; each tail keeps its digits. */
export const probability = (a: number): number => sigmoid(checked(a));

/** log σ(a). Every a. */
export const logProbability = (a: number): number => logSigmoid(checked(a));

/** z_i'β, how far point i lies on the right side of the boundary: its log odds for the label that it has. Terms that cancel keep their digits. */
export const margin = ({ signed }: Points, i: number, [b1, b2]: Pair): number => dot2(signed[2 * i], b1, signed[2 * i + 1], b2);

/**
 * L(β) = Σ_i y_i log σ(x_i'β) + (1-y_i) log σ(-x_i'β) = Σ_i log σ(z_i'β), concave in β.
 *
 * Every finite β, however long; 0 without points. McCullagh & Nelder, Generalized Linear Models, ch. 4.
 */
export function logLik(points: Points, beta: Pair): number {
  let sum = 0;
  for (let i = 0; i < points.rows; i += 1) sum += logSigmoid(margin(points, i, beta));
  return sum;
}

/** ∇L(β) = Σ_i (y_i - σ(x_i'β)) x_i = Σ_i σ(-z_i'β) z_i. Every finite β. */
export function gradient(points: Points, beta: Pair): [number, number] {
  const { rows, signed } = points;
  let [first, second] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    const residual = sigmoid(-margin(points, i, beta));
    first += residual * signed[2 * i];
    second += residual * signed[2 * i + 1];
  }
  return [first, second];
}

/** ∇²L(β) = -Σ_i σ(z_i'β) σ(-z_i'β) z_i z_i', a symmetric matrix without positive eigenvalues, 2 x 2. Every finite β. */
export function hessian(points: Points, beta: Pair): Matrix {
  const { rows, signed } = points;
  const values = new Float64Array(4);
  for (let i = 0; i < rows; i += 1) {
    const weight = sigmoidDerivative(margin(points, i, beta));
    const first = signed[2 * i];
    const second = signed[2 * i + 1];
    values[0] -= weight * first * first;
    values[1] -= weight * first * second;
    values[3] -= weight * second * second;
  }
  values[2] = values[1];
  return { rows: 2, columns: 2, values };
}
