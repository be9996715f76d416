import { dot2 } from '../../maths/errorFree';
import { margin } from './model';
import type { Pair, Points } from './points';

/** The full Newton step from a β, and how many dimensions the curvature there has in doubles: below 2 the step is one of many that do the same to the points. */
export interface NewtonStep {
  readonly step: Pair;
  readonly rank: 0 | 1 | 2;
  /** z_i'β for each point; scratch that the next step writes over. */
  readonly margins: Float64Array;
}

/** A power of two that takes numbers of this size to between 1 and 2: dividing by it loses nothing. */
const scaleOf = (size: number): number => (size > 0 ? 2 ** Math.max(-1022, Math.floor(Math.log2(size))) : 1);

/**
 * Newton's step on L(β) - α/2 β'β: δ solves (Σ_i w_i z_i z_i' + α I) δ = Σ_i σ(-z_i'β) z_i - α β, with w_i = σ(z_i'β) σ(-z_i'β).
 *
 * Returns a function of β that holds its scratch: nothing is allocated from point to point. α >= 0; α I counts as two more points, on the axes,
 * with weight α and residual -α β.
 * The curvature is taken along and across the point that adds most to it. Then the Schur complement loses at most log10(n) digits however
 * unequal the weights, and it is 0 only where every other point lies on the same line or has a weight that no double holds.
 */
export function newtonFrom(points: Points, alpha: number): (beta: Pair) => NewtonStep {
  const { rows, signed } = points;
  const [s1, s2] = scales(points, alpha);
  const first = new Float64Array(rows + 2);
  const second = new Float64Array(rows + 2);
  const weights = new Float64Array(rows + 2);
  const residuals = new Float64Array(rows + 2);
  const margins = new Float64Array(rows);
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
      // σ(-|m|) and σ(|m|) from one exponential; their product is the weight.
      const e = Math.exp(-Math.abs(m));
      const larger = 1 / (1 + e);
      const smaller = e * larger;
      margins[i] = m;
      weights[i] = smaller * larger;
      residuals[i] = m < 0 ? larger : smaller;
    }
    residuals[rows] = -weights[rows] * s1 * beta[0];
    residuals[rows + 1] = -weights[rows + 1] * s2 * beta[1];
    const heaviest = heaviestOf(weights, first, second);
    if (heaviest < 0) return { step: [0, 0], rank: 0, margins };
    const length = Math.hypot(first[heaviest], second[heaviest]);
    const u1 = first[heaviest];
    const u2 = second[heaviest];
    let along = 0;
    let mixed = 0;
    let across = 0;
    let slopeAlong = 0;
    let slopeAcross = 0;
    for (let i = 0; i < rows + 2; i += 1) {
      const c = dot2(u1, first[i], u2, second[i]) / length;
      const s = dot2(u1, second[i], -u2, first[i]) / length;
      along += weights[i] * c * c;
      mixed += weights[i] * c * s;
      across += weights[i] * s * s;
      slopeAlong += residuals[i] * c;
      slopeAcross += residuals[i] * s;
    }
    const shear = mixed / along;
    const stepAcross = across > 0 ? (slopeAcross - shear * slopeAlong) / (across - shear * mixed) : 0;
    const stepAlong = (slopeAlong - mixed * stepAcross) / along;
    return {
      step: [dot2(u1, stepAlong, -u2, stepAcross) / length / s1, dot2(u2, stepAlong, u1, stepAcross) / length / s2],
      rank: across > 0 ? 2 : 1,
      margins,
    };
  };
}

/** The point that adds most to the curvature, or -1 where none adds anything. */
function heaviestOf(weights: Float64Array, first: Float64Array, second: Float64Array): number {
  let heaviest = -1;
  let most = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const share = weights[i] * (first[i] * first[i] + second[i] * second[i]);
    if (share > most) {
      heaviest = i;
      most = share;
    }
  }
  return heaviest;
}

/** What each coordinate is divided by: columns far apart in size would over- or underflow in squares, and so would a ridge beyond them. */
function scales({ rows, signed }: Points, alpha: number): Pair {
  const largest = [Math.sqrt(alpha), Math.sqrt(alpha)];
  for (let i = 0; i < 2 * rows; i += 1) largest[i % 2] = Math.max(largest[i % 2], Math.abs(signed[i]));
  return [scaleOf(largest[0]), scaleOf(largest[1])];
}
