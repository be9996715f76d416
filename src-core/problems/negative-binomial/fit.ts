import { refuse } from '../../contract/faults';
import { normalTail } from '../../maths/normal';
import { root } from '../../maths/solve';
import { logPmf, poissonLogPmf } from './model';
import { overdispersion, profileSlope } from './score';
import { tallyOfFrequencies, type Tally } from './tally';

/** Where the log likelihood of NB is highest; r is Infinity and ρ 0 where that is the Poisson. */
export interface Maximum {
  r: number;
  rho: number;
  mean: number;
  logLik: number;
}

/** Σ_x f_x log NB(x; r, ρ), every constant kept. Refuses r and ρ outside the model. */
export const tallyLogLik = (tally: Tally, r: number, rho: number): number => weighted(tally, (x) => logPmf(x, r, rho));

function weighted({ values, frequencies }: Tally, logMass: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += frequencies[i] * logMass(values[i]);
  return sum;
}

/** The Poisson of best fit: λ is the mean. All zeros: λ 0, log likelihood 0. */
export const poissonMleOf = (tally: Tally): { lambda: number; logLik: number } => ({
  lambda: tally.mean,
  logLik: weighted(tally, (x) => poissonLogPmf(x, tally.mean)),
});

/**
 * The log likelihood at (r, m/(m+r)), the best ρ for this r; m the mean.
 *
 * r > 0; Infinity is the Poisson. Refuses others. All zeros: 0, whatever r is.
 */
export function profileLogLikOf(tally: Tally, r: number): number {
  if (!(r > 0)) refuse('r', `r must be a positive number or Infinity; it is ${r}.`);
  const { mean } = tally;
  if (mean === 0) return 0;
  const rho = mean / (mean + r);
  // Beyond the doubles the law is the Poisson to the last digit, or all zeros but for the counts seen.
  return r === Infinity || rho === 0 ? poissonMleOf(tally).logLik : tallyLogLik(tally, r, Math.min(rho, 1 - Number.EPSILON / 2));
}

/**
 * The maximum likelihood estimate, or null where every count is zero and any law near 0 does as well.
 *
 * r solves Σ_j N_{>j}/(r+j) = n log(1+m/r), ρ = m/(m+r); it is finite exactly where the counts are over-dispersed, which is decided in whole numbers.
 * Anscombe, Biometrika 37 (1950); Simonsen, Skandinavisk Aktuarietidskrift (1976).
 */
export function mleOf(tally: Tally): Maximum | null {
  const known = maxima.get(tally);
  if (known !== undefined) return known;
  const made = maximumOf(tally);
  maxima.set(tally, made);
  return made;
}

/** Ratio and interval start from the maximum too: a table of 100,000 different counts is worked through once. */
const maxima = new WeakMap<Tally, Maximum | null>();

function maximumOf(tally: Tally): Maximum | null {
  const { mean, total } = tally;
  if (mean === 0) return null;
  const excess = overdispersion(tally) / total;
  if (!(excess > 0)) return { r: Infinity, rho: 0, mean, logLik: poissonMleOf(tally).logLik };
  const slope = profileSlope(tally);
  let low = (total * mean * mean) / excess;
  let high = low;
  while (slope(low) < 0) low /= 4;
  while (slope(high) > 0) high *= 4;
  const r = Math.exp(root((t) => slope(Math.exp(t)), Math.log(low), Math.log(high), 0));
  return { r, rho: mean / (mean + r), mean, logLik: profileLogLikOf(tally, r) };
}

/**
 * Twice the gap of the best log likelihoods, and its p-value where the Poisson sits on the boundary of the family:
 * half of P(χ²₁ > statistic), and 1 when the statistic is 0. All zeros: 0 and 1.
 *
 * Self & Liang, Journal of the American Statistical Association 82 (1987), case 5.
 */
export function likelihoodRatioOf(tally: Tally): { statistic: number; pValue: number } {
  const best = mleOf(tally);
  const gap = best !== null && best.r < Infinity ? best.logLik - poissonMleOf(tally).logLik : 0;
  const statistic = 2 * Math.max(0, gap);
  return { statistic, pValue: statistic > 0 ? normalTail(Math.sqrt(statistic)) : 1 };
}

/** The statistic that half a point mass at 0 and half a χ²₁ exceed in 5 of 100 cases: the 0.9 quantile of χ²₁. */
export const boundaryCritical = 2.705543454095404;
/** Half the 0.95 quantile of χ²₁: so far below its top the profile ends its 95 % interval. */
const intervalDrop = 1.920729410347062;
/** Ends of the interval, in log r: ten digits. */
const endsWithin = 1e-10;

/**
 * The r whose profile log likelihood is within `drop` of the highest: the 95 % interval by default.
 *
 * Null where every count is zero. high is Infinity where even the Poisson lies within.
 */
export function profileIntervalOf(tally: Tally, drop = intervalDrop): { low: number; high: number } | null {
  const best = mleOf(tally);
  if (best === null) return null;
  const above = (t: number): number => profileLogLikOf(tally, Math.exp(t)) - best.logLik + drop;
  const step = best.r < Infinity ? halfWidth(profileSlope(tally), best.r, drop) : Math.log(4);
  let inside = Math.log(best.r < Infinity ? best.r : best.mean);
  while (above(inside) < 0) inside += step;
  let low = inside - step;
  while (above(low) > 0) low -= step;
  const open = poissonMleOf(tally).logLik >= best.logLik - drop;
  let high = inside + step;
  while (!open && above(high) > 0) high += step;
  return { low: Math.exp(root(above, low, inside, endsWithin)), high: open ? Infinity : Math.exp(root(above, inside, high, endsWithin)) };
}

/** How far from the maximum, in log r, a parabola with the profile's curvature falls by `drop`. Only the first step of a search. */
function halfWidth(slope: (r: number) => number, r: number, drop: number): number {
  const apart = 1.01;
  const bend = (r * apart * slope(r * apart) - (r / apart) * slope(r / apart)) / (2 * Math.log(apart));
  return bend < 0 ? Math.min(3, Math.sqrt((-2 * drop) / bend)) : 1;
}

const noMaximum = (): never => refuse('frequencies', 'Every count is zero, so no r is better than another: there is nothing to fit.');

/** The maximum likelihood estimate of a table, `frequencies[x]` = how often x was seen. Refuses what is no table, an empty one, and all zeros. As mleOf. */
export const tableMle = (frequencies: readonly number[]): Maximum => mleOf(tallyOfFrequencies(frequencies)) ?? noMaximum();

/** The Poisson's estimate of a table. Refuses what is no table, and an empty one. As poissonMleOf. */
export const tableMlePoisson = (frequencies: readonly number[]): { lambda: number; logLik: number } => poissonMleOf(tallyOfFrequencies(frequencies));

/** The profile log likelihood of a table at r. Refuses what is no table, an empty one, and r <= 0. As profileLogLikOf. */
export const profileLogLik = (frequencies: readonly number[], r: number): number => profileLogLikOf(tallyOfFrequencies(frequencies), r);

/** The likelihood ratio against the Poisson of a table. Refuses what is no table, an empty one, and all zeros. As likelihoodRatioOf. */
export function likelihoodRatio(frequencies: readonly number[]): { statistic: number; pValue: number } {
  const tally = tallyOfFrequencies(frequencies);
  return tally.mean > 0 ? likelihoodRatioOf(tally) : noMaximum();
}
