import { countEnd } from '../axes';
import { type CountGrid, mostBars } from '../grid';
import type { Law } from '../law';
import { pmf, poissonPmf, poissonUpperTail, upperTail } from '../model';
import type { PmfView } from '../state';
import { pmfWords } from '../twins/family';

/** Where the tail begins unless the person says otherwise: the first count above mean + 1.5 standard deviations. */
export const defaultThreshold = ({ mean, variance }: Law): number => Math.floor(mean + 1.5 * Math.sqrt(variance)) + 1;

/** NB and the Poisson of the same mean, with their spread and upper tails. `threshold` null: the default one. */
export function pmfView(law: Law, ghost: Law | null, threshold: number | null, grid: CountGrid): PmfView {
  const { r, rho, mean, variance } = law;
  const from = threshold ?? defaultThreshold(law);
  const numbers = {
    x: grid.x,
    negativeBinomial: grid.x.map((x) => pmf(x, r, rho)),
    poisson: grid.x.map((x) => poissonPmf(x, mean)),
    ghost: ghost && grid.x.map((x) => pmf(x, ghost.r, ghost.rho)),
    style: grid.end > mostBars ? ('area' as const) : ('bars' as const),
    mean,
    sd: { negativeBinomial: Math.sqrt(variance), poisson: Math.sqrt(mean) },
    tail: { from, negativeBinomial: upperTail(from - 1, r, rho), poisson: poissonUpperTail(from - 1, mean) },
    cutAt: countEnd(law).cut ? grid.end : null,
  };
  return { ...pmfWords(numbers), ...numbers };
}
