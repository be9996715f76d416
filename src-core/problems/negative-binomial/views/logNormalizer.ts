import type { Interval } from '../../../contract/types';
import { evenly } from '../../../maths/steps';
import type { Law } from '../law';
import { logNormalizer } from '../model';
import type { LogNormalizerView } from '../state';
import { logNormalizerWords } from '../twins/family';

const curvePoints = 240;

/** A(η) = -r log(1 - e^η) with the point η = log ρ, the tangent there (slope = mean) and the osculating parabola (curvature = variance). */
export function logNormalizerView(law: Law, ghost: Law | null, eta: Interval, height: Interval): LogNormalizerView {
  const at = { eta: Math.log(law.rho), A: logNormalizer(law.r, Math.log(law.rho)) };
  const etas = curveEtas(law.r, eta, height[1]);
  const { mean: slope, variance: curvature } = law;
  const lineAt = (x: number): number => at.A + slope * (x - at.eta);
  const bowAt = (x: number): number => lineAt(x) + (curvature * (x - at.eta) ** 2) / 2;
  const reach = parabolaReach(curvature, eta, height);
  const near = evenly(Math.max(eta[0], at.eta - reach), Math.min(eta[1], at.eta + reach), 41);
  const numbers = {
    eta: etas,
    A: etas.map((x) => logNormalizer(law.r, x)),
    ghost: ghost && etas.map((x) => logNormalizer(ghost.r, x)),
    at,
    slope,
    curvature,
    tangent: { eta: [...eta], A: eta.map(lineAt) },
    parabola: { eta: near, A: near.map(bowAt) },
  };
  return { ...logNormalizerWords(numbers), ...numbers };
}

/** Denser towards the pole at 0, and no further than where the curve leaves the drawing. */
function curveEtas(r: number, [low]: Interval, top: number): number[] {
  // A = top at e^η = 1 - e^(-top/r); log1p or expm1, whichever keeps the digits.
  const share = top / r;
  const leaves = share > 0.7 ? Math.log1p(-Math.exp(-share)) : Math.log(-Math.expm1(-share));
  const nearest = Math.max(-leaves, -low * 1e-3);
  if (nearest >= -low) return [low, low / 2];
  return Array.from({ length: curvePoints }, (_, i) => low * (nearest / -low) ** (i / (curvePoints - 1)));
}

/** How far from its point the parabola says something: until it has left the tangent by a quarter of the drawing's height. */
const parabolaReach = (curvature: number, eta: Interval, [bottom, top]: Interval): number =>
  Math.min(eta[1] - eta[0], curvature > 0 ? Math.sqrt((top - bottom) / 2 / curvature) : Infinity);
