import { dot2 } from '../../maths/errorFree';
import { sigmoid, sigmoidDerivative } from '../../maths/softplus';
import { margin } from './model';
import type { Pair, Points } from './points';

/** The full Newton step from a β, and how many dimensions the curvature there has in doubles: below 2 the step keeps to them. */
export interface NewtonStep {
  readonly step: Pair;
  readonly rank: 0 | 1 | 2;
}

/** A power of two that takes numbers of this size to between 1 and 2: dividing by it loses nothing. */
const scaleOf = (size: number): number => (size > 0 ? 2 ** Math.max(-1022, Math.floor(Math.log2(size))) : 1);

/**
 * Newton's step on L(β) - α/2 β'β: δ solves (Σ_i w_i z_i z_i' + α I) δ = Σ_i σ(-z_i'β) z_i - α β, with w_i = σ(z_i'β) σ(-z_i'β).
 *
 * Returns a function of β that holds its scratch: nothing is allocated from point to point. α >= 0; α I counts as two more points, on the axes.
 * The curvature is taken along and across the point that adds most to it. Then the Schur complement loses at most log10(n) digits however
 * unequal the weights, and it is 0 only where every other point lies on the same line or has a weight that no double holds.
 */
export function newtonFrom(points: Points, alpha: number): (beta: Pair) => NewtonStep {
  const { rows, signed } = points;
  const [s1, s2] = scales(points, alpha);
  const first = new Float64Array(rows + 2);
  const second = new Float64Array(rows + 2);
  const weights = new Float64Array(rows + 2);
  const residuals = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    first[i] = signed[2 * i] / s1;
    second[i] = signed[2 * i + 1] / s2;
  }
  first[rows] = 1;
  second[rows + 1] = 1;
  weights[rows] = alpha / s1 / s1;
  weights[rows + 1] = alpha / s2 / s2;

  return (beta) => {
    for (let i = 0; i < rows; i += 1) {
      const m = margin(points, i, beta);
      weights[i] = sigmoidDerivative(m);
      residuals[i] = sigmoid(-m);
    }
    let heaviest = 0;
    let most = 0;
    for (let i = 0; i < rows + 2; i += 1) {
      const share = weights[i] * (first[i] * first[i] + second[i] * second[i]);
      if (share > most) [heaviest, most] = [i, share];
    }
    if (most === 0) return { step: [0, 0], rank: 0 };
    const length = Math.hypot(first[heaviest], second[heaviest]);
    const [u1, u2] = [first[heaviest], second[heaviest]];
    let [along, mixed, across] = [0, 0, 0];
    let slopeAlong = -dot2(weights[rows] * s1, (beta[0] * u1) / length, weights[rows + 1] * s2, (beta[1] * u2) / length);
    let slopeAcross = -dot2(weights[rows + 1] * s2, (beta[1] * u1) / length, -weights[rows] * s1, (beta[0] * u2) / length);
    for (let i = 0; i < rows + 2; i += 1) {
      const c = dot2(u1, first[i], u2, second[i]) / length;
      const s = i === heaviest ? 0 : dot2(u1, second[i], -u2, first[i]) / length;
      along += weights[i] * c * c;
      mixed += weights[i] * c * s;
      across += weights[i] * s * s;
      if (i === rows || i === rows + 1) continue;
      slopeAlong += residuals[i] * c;
      slopeAcross += residuals[i] * s;
    }
    const shear = mixed / along;
    const stepAcross = across > 0 ? (slopeAcross - shear * slopeAlong) / (across - shear * mixed) : 0;
    const stepAlong = (slopeAlong - mixed * stepAcross) / along;
    return {
      step: [dot2(u1, stepAlong, -u2, stepAcross) / length / s1, dot2(u2, stepAlong, u1, stepAcross) / length / s2],
      rank: across > 0 ? 2 : 1,
    };
  };
}

/** What each coordinate is divided by: columns far apart in size would over- or underflow in squares, and so would a ridge beyond them. */
function scales({ rows, signed }: Points, alpha: number): Pair {
  const largest = [Math.sqrt(alpha), Math.sqrt(alpha)];
  for (let i = 0; i < 2 * rows; i += 1) largest[i % 2] = Math.max(largest[i % 2], Math.abs(signed[i]));
  return [scaleOf(largest[0]), scaleOf(largest[1])];
}
