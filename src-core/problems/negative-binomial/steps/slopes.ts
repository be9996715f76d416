import { byQuotient, type Side } from '../../../contract/steps';
import { differenceQuotient } from '../../../maths/differenceQuotient';
import { logNormalizer, logNormalizerDerivative, mean } from '../model';

/** A bends on the scale of |η| near its pole and of 1 far from it; a fixed step would miss its own precision near the pole. */
const stepAt = (eta: number): number => 1e-3 * Math.min(1, -eta);

/** A'(η) by a difference quotient of A. */
export function slopeOfA(r: number, eta: number): Side {
  const h = stepAt(eta);
  const value = differenceQuotient((at) => logNormalizer(r, at), eta, h);
  return { route: 'difference quotient of A', value, precision: byQuotient, scale: (1e-3 / h) * logNormalizer(r, eta) };
}

/** A''(η) by a difference quotient of A'. */
export function curvatureOfA(r: number, eta: number): Side {
  const h = stepAt(eta);
  return { route: 'difference quotient of A′', value: differenceQuotient((at) => logNormalizerDerivative(r, at), eta, h), precision: byQuotient };
}

/** ρ dm/dρ with the mean m = r ρ/(1-ρ), by a difference quotient over ρ. */
export function slopeOfMean(r: number, rho: number): Side {
  const h = 1e-3 * Math.min(rho, 1 - rho);
  return { route: 'rho times a difference quotient of the mean over rho', value: rho * differenceQuotient((at) => mean(r, at), rho, h), precision: byQuotient };
}
