import type { CountGrid } from '../grid';
import type { Law } from '../law';
import { averageOn, distances, dotHeights, poissonOn, rates } from '../mixture';
import type { MixtureView } from '../state';
import { mixtureWords } from '../twins/family';
import { rateDensity } from './rate';

/** Older draws are in the average and as dots; their Poissons would only fill the figure. */
const mostFanLines = 60;

/** n draws of the rate, the last Poissons, their average, and how far it still is from NB. */
export function mixtureView(law: Law, seed: number, n: number, grid: CountGrid, negativeBinomial: number[]): MixtureView {
  const { r, rho } = law;
  const lambda = rates(seed, r, rho, n);
  const { width, ...distance } = distances(seed, r, rho, n);
  const heights = dotHeights(seed, n);
  const numbers = {
    n,
    draws: { lambda, height: lambda.map((value, i) => heights[i] * rateDensity(value, law)) },
    last: n > 0 ? lambda[n - 1] : null,
    x: grid.x,
    fan: lambda.slice(-mostFanLines).map((rate) => poissonOn(rate, grid)),
    average: averageOn(lambda, grid),
    negativeBinomial,
    distance,
    distanceNow: n > 0 ? distance.value[distance.value.length - 1] : null,
  };
  return { ...mixtureWords({ ...numbers, law, width }), ...numbers };
}
