import type { Interval } from '../../contract/types';
import { ceiling } from '../../maths/steps';
import { countAxisEnd, longestTail } from './grid';
import type { Law } from './law';
import { logNormalizer, pmf, poissonPmf, quantile } from './model';
import type { Axes } from './state';
import { mostDensity, rateDensity } from './views/rate';

type FamilyAxes = Pick<Axes, 'count' | 'probability' | 'density' | 'eta' | 'logNormalizer'>;

/** Where most of the law lies: the axis follows this quantile. */
const axisShare = 0.999;
/** A law whose median is below this has its interest near 0, however long its tail. */
const shortBulk = 100;

/** The end of the count axis, and whether it cuts the law's tail: beyond 1,000 counts a tail is cut where the bulk is short. */
export function countEnd({ r, rho }: Law): { end: number; cut: boolean } {
  const reach = quantile(axisShare, r, rho);
  const cut = reach > longestTail && quantile(0.5, r, rho) < shortBulk;
  return { end: cut ? longestTail : countAxisEnd(reach), cut };
}

/** The family's axes for a law. They move in steps, so that small changes leave them where they are. */
export function familyAxes(law: Law): FamilyAxes {
  const { end } = countEnd(law);
  const eta = etaAxis(law.rho);
  return {
    count: [0, end],
    probability: [0, ceiling(highestProbability(law))],
    density: [0, densityTop(law, end)],
    eta,
    logNormalizer: logNormalizerAxis(law, eta),
  };
}

/** The higher of both peaks: NB's mode is floor((r-1) ρ/(1-ρ)), or 0 for r <= 1; the Poisson's is floor(mean). */
function highestProbability({ r, rho, mean, rate }: Law): number {
  const mode = r > 1 ? Math.floor((r - 1) / rate) : 0;
  return Math.max(pmf(mode, r, rho), poissonPmf(Math.floor(mean), mean));
}

/** The gamma's mode is (r-1)/rate; for r < 1 there is none, and the figure shows what lies beyond a hundredth of the axis. */
function densityTop(law: Law, end: number): number {
  const peak = law.r > 1 ? (law.r - 1) / law.rate : end / 100;
  // A law that lies within the first hundredth altogether still fills its figure.
  const density = Math.max(rateDensity(peak > 0 ? peak : end / 100, law), law.r > 1 ? 0 : rateDensity(Math.min(end / 100, law.mean), law));
  return ceiling(Math.min(mostDensity, Math.max(density, 1e-12)) * 1.05);
}

/** η < 0: out to -2.4, stepping to -5, -10, ... for small ρ, and in to -0.24, -0.024, ... where the point would touch the pole. */
function etaAxis(rho: number): Interval {
  const size = -Math.log(rho);
  const nearestVisible = 0.019;
  let low = 2.4;
  while (size < low * nearestVisible) low /= 10;
  if (size > 0.9 * low) low = [5, 10, 20, 50, 100, 200, 500].find((step) => size <= 0.95 * step) ?? 1000;
  return [-low, 0];
}

/** High enough that the point has the curve's rise above it, and never so low that a flat curve fills the figure. */
function logNormalizerAxis({ r, rho }: Law, [low]: Interval): Interval {
  const top = ceiling(Math.max(3 * logNormalizer(r, Math.log(rho)), logNormalizer(r, Math.max(-1, low / 3))));
  return [-top / 10, top];
}
