import { gammaQuantile, logGamma } from '../../maths/gamma';
import { stream } from '../../maths/random';
import { remembered } from '../../contract/work';
import { longestTail, type CountGrid } from './grid';
import { cdf, gammaLogDensity, pmf, quantile, upperTail } from './model';
import { addPoisson, type Cells } from './poissons';

/** The timeline's end: no path is longer. */
export const mostDraws = 1000;
/** Distances are summed count by count up to this many counts, and in as many as `pooledCells` groups beyond. */
const mostCells = 1000;
const pooledCells = 400;

/** The fixed uniforms behind the draws of a seed: one places a rate, the other lifts its dot. As logits, where the quantile function is smooth. */
interface Uniforms {
  logit: Float64Array;
  height: Float64Array;
}

const uniformsOf = remembered(8, (seed: number) => String(seed), (seed: number): Uniforms => {
  const next = stream(seed, 'mixture');
  const logit = new Float64Array(mostDraws);
  const height = new Float64Array(mostDraws);
  for (let i = 0; i < mostDraws; i += 1) {
    const u = next();
    logit[i] = Math.log(u) - Math.log1p(-u);
    height[i] = next();
  }
  return { logit, height };
});

/** Distance of the nodes between which log quantiles are interpolated, in logits. */
const nodeStep = 1 / 8;

/**
 * log of the u-quantile of Ga(shape, 1), as a function of logit u.
 *
 * Between nodes by the cubic that has the right value and slope at both: with d log q / d logit = u(1-u) / (q f(q)) exact, the error is
 * below 1e-6 in log q, and a draw costs nanoseconds where the inverse itself costs microseconds. Nodes are made when they are needed.
 */
function logGammaQuantileOf(shape: number): (logit: number) => number {
  const nodes = new Map<number, { value: number; slope: number }>();
  const nodeAt = (k: number): { value: number; slope: number } => {
    const known = nodes.get(k);
    if (known) return known;
    const u = 1 / (1 + Math.exp(-k * nodeStep));
    const made = logQuantileNode(u, 1 / (1 + Math.exp(k * nodeStep)), shape);
    nodes.set(k, made);
    return made;
  };
  return (logit) => {
    const k = Math.floor(logit / nodeStep);
    const t = logit / nodeStep - k;
    const left = nodeAt(k);
    const right = nodeAt(k + 1);
    const bow = t * (1 - t);
    return left.value + t * t * (3 - 2 * t) * (right.value - left.value) + nodeStep * bow * ((1 - t) * left.slope - t * right.slope);
  };
}

function logQuantileNode(u: number, beyond: number, shape: number): { value: number; slope: number } {
  // Near 0 the gamma's cdf is q^shape / Γ(shape+1): a small shape's quantiles underflow, their logarithms do not.
  const leading = (Math.log(u) + logGamma(shape + 1)) / shape;
  if (leading < -36) return { value: leading, slope: beyond / shape };
  const q = gammaQuantile(u, shape);
  return { value: Math.log(q), slope: (u * beyond) / (q * Math.exp(gammaLogDensity(q, shape, 1))) };
}

/** The rates of a seed at rate parameter 1, oldest first; they depend on r alone, so moving rho only scales them. */
const unitDraws = remembered(
  8,
  (seed: number, r: number) => `${seed} ${r}`,
  (seed: number, r: number) => {
    const { logit } = uniformsOf(seed);
    const logQuantile = logGammaQuantileOf(r);
    const made: number[] = [];
    return (n: number): readonly number[] => {
      for (let i = made.length; i < n; i += 1) made.push(Math.exp(logQuantile(logit[i])));
      return made;
    };
  },
);

/**
 * The first n rates λ ~ Ga(r, rate (1-ρ)/ρ) of a seed, oldest first: quantiles of fixed uniforms, so that a dot glides when r or ρ moves.
 * r > 0, 0 < ρ < 1, 0 <= n <= 1000.
 */
export function rates(seed: number, r: number, rho: number, n: number): number[] {
  const scale = rho / (1 - rho);
  return unitDraws(seed, r)(n).slice(0, n).map((unit) => unit * scale);
}

/** Where the dots of the first n draws stand between the axis (0) and the density (1). */
export const dotHeights = (seed: number, n: number): number[] => Array.from(uniformsOf(seed).height.subarray(0, n));

/** P(X = x) of a Poisson at each count of a grid; on long axes the mean over the counts that a point stands for. rate >= 0. */
export function poissonOn(rate: number, grid: CountGrid): number[] {
  return averageOn([rate], grid);
}

/** The mean of the Poissons of these rates at each count of a grid; zeros where there is no rate yet. */
export function averageOn(drawn: readonly number[], grid: CountGrid): number[] {
  const pooled = grid.x[0] > 0 || grid.end > longestTail;
  const width = pooled ? grid.width : 1;
  const sum = new Float64Array(pooled ? grid.x.length : grid.end + 1);
  for (const rate of drawn) addPoisson(rate, { width, cells: sum.length }, sum);
  const share = 1 / (Math.max(1, drawn.length) * width);
  return grid.x.map((x, k) => sum[pooled ? k : x] * share);
}

/** Total variation distances after 1, 2, ..., n draws, worked out as far as anybody asked. */
export interface DistancePath {
  /** Distance after n draws; n >= 1. */
  after(n: number): number;
  /** Counts that share a cell: 1 where every count is compared. */
  width: number;
}

/**
 * Half the sum of |average of n Poissons - NB|, for each n: a lower bound where counts are pooled, and with the tail beyond the last cell
 * (a millionth of NB at most) as one cell.
 */
export const distancePath = remembered(
  8,
  (seed: number, r: number, rho: number) => `${seed} ${r} ${rho}`,
  (seed: number, r: number, rho: number): DistancePath => {
    const { cells, law, tail } = comparedCells(r, rho);
    const sum = new Float64Array(cells.cells);
    const made: number[] = [];
    let inside = 0;
    const extend = (n: number): void => {
      const drawn = rates(seed, r, rho, n);
      for (let i = made.length; i < n; i += 1) {
        inside += addPoisson(drawn[i], cells, sum);
        const share = 1 / (i + 1);
        let distance = Math.abs(Math.max(0, 1 - inside * share) - tail);
        for (let k = 0; k < sum.length; k += 1) distance += Math.abs(sum[k] * share - law[k]);
        made.push(Math.min(1, distance / 2));
      }
    };
    return {
      width: cells.width,
      after(n) {
        if (n > made.length) extend(n);
        return made[n - 1];
      },
    };
  },
);

function comparedCells(r: number, rho: number): { cells: Cells; law: Float64Array; tail: number } {
  const last = quantile(1 - 1e-6, r, rho);
  const width = last < mostCells ? 1 : Math.ceil((last + 1) / pooledCells);
  const cells = { width, cells: Math.ceil((last + 1) / width) };
  const law = new Float64Array(cells.cells);
  let below = 0;
  for (let k = 0; k < law.length; k += 1) {
    if (width === 1) law[k] = pmf(k, r, rho);
    else {
      const upTo = cdf((k + 1) * width - 1, r, rho);
      law[k] = upTo - below;
      below = upTo;
    }
  }
  return { cells, law, tail: upperTail(width * cells.cells - 1, r, rho) };
}

/** Where the distance is drawn: every n up to 30, then steps of eight in a hundred, so that a log axis shows an even line. */
const distanceSteps: readonly number[] = (() => {
  const steps = Array.from({ length: 30 }, (_, i) => i + 1);
  for (let n = 30 * 1.08; n < mostDraws; n *= 1.08) steps.push(Math.round(n));
  return [...steps, mostDraws];
})();

/** The distance curve up to n draws, and its width in counts a cell. n >= 0; empty at 0. */
export function distances(seed: number, r: number, rho: number, n: number): { n: number[]; value: number[]; width: number } {
  const path = distancePath(seed, r, rho);
  const at = [...distanceSteps.filter((step) => step < n), ...(n > 0 ? [n] : [])];
  return { n: at, value: at.map((step) => path.after(step)), width: path.width };
}
