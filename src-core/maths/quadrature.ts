/** Nodes and weights of a rule on [0, 1]. */
export interface Rule {
  nodes: Float64Array;
  weights: Float64Array;
}

/** The Legendre polynomial of this degree and its slope at t, by the three-term recurrence. |t| < 1. */
function legendre(degree: number, t: number): { value: number; slope: number } {
  let before = 1;
  let value = t;
  for (let k = 2; k <= degree; k += 1) [before, value] = [value, ((2 * k - 1) * t * value - (k - 1) * before) / k];
  return { value, slope: (degree * (t * value - before)) / (t * t - 1) };
}

/**
 * Gauss-Legendre rule of n points on [0, 1]: exact for polynomials up to degree 2n - 1.
 *
 * n: a whole number from 2 on. Nodes ascend. Newton from Tricomi's approximation (Abramowitz & Stegun 22.16.6).
 */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let t = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let round = 0; round < 6; round += 1) {
      const { value, slope } = legendre(n, t);
      t -= value / slope;
    }
    const { slope } = legendre(n, t);
    nodes[i] = (1 + t) / 2;
    weights[i] = 1 / ((1 - t * t) * slope * slope);
  }
  return { nodes, weights };
}

const fine = gaussLegendre(48);

/**
 * The integral over s from 0 on of exp(-slope s + rest(s)), for a rest that bends down like -s²/(2 width²).
 *
 * slope >= 0 or slightly below; width > 0; `end` bounds s. What lies beyond exp(-42) of the start is left out.
 * Relative error about 1e-15 for rests that are smooth on the scale of `width`.
 */
export function tailIntegral(slope: number, width: number, end: number, rest: (s: number) => number): number {
  const steepness = Math.max(0, slope * width);
  const reach = Math.min(end, (width * 84) / (steepness + Math.sqrt(steepness * steepness + 84)));
  let sum = 0;
  for (let i = 0; i < fine.nodes.length; i += 1) {
    const s = reach * fine.nodes[i];
    sum += fine.weights[i] * Math.exp(rest(s) - slope * s);
  }
  return reach * sum;
}
