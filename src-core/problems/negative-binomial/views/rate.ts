import { evenly } from '../../../maths/steps';
import type { Law } from '../law';
import { gammaLogDensity } from '../model';
import type { RateView } from '../state';
import { rateWords } from '../twins/family';

/** The largest density drawn: a spike beyond it is a line either way, and the mark stays a number that SVG can hold. */
export const mostDensity = 1e12;

/** Density of λ ~ Ga(r, (1-ρ)/ρ) at λ > 0. */
export const rateDensity = (lambda: number, { r, rate }: Law): number => Math.min(mostDensity, Math.exp(gammaLogDensity(lambda, r, rate)));

/** The rate's law over [0, end]. For r < 1 the density has a pole at 0: the first point lies just beside it. */
export function rateView(law: Law, end: number): RateView {
  const lambda = rateGrid(law, end);
  const numbers = { lambda, density: lambda.map((value) => rateDensity(value, law)), mean: law.mean, shape: law.r, rate: law.rate };
  return { ...rateWords(numbers), ...numbers };
}

/** Evenly over the axis, and closer within four standard deviations of the mean: a large r makes a spike that an even grid would miss. */
function rateGrid({ mean, rate }: Law, end: number): number[] {
  const sd = Math.sqrt(mean / rate);
  const first = end * 1e-4;
  const close = evenly(Math.max(first, mean - 4 * sd), Math.min(end, mean + 4 * sd), 121).filter((value) => value >= first && value <= end);
  return [...new Set([first, ...evenly(0, end, 161).slice(1), ...close])].sort((a, b) => a - b);
}
