import type { Analysis } from './analysis';
import { ceiling, stepUp } from '../../maths/steps';
import type { Axes, Cell } from './state';

type FitAxes = Pick<Axes, 'observed' | 'profileR' | 'profileLogLik' | 'statistic'>;

/** Beyond this the ratio is an arrow with its number: chance has no business there. */
const largestStatistic = 50;
/** However flat the profile, its figure shows at least so many units of log likelihood: the 95 % line at 1.92 has its place. */
const leastHeight = 6;

/** The fit's axes: for the counts, for what both laws expect in their cells, and for the profile out to the slider's r. */
export function fitAxes(analysis: Analysis, cells: readonly Cell[], r: number): FitAxes {
  const { ratio } = analysis;
  const highest = Math.max(...cells.flatMap(({ observed, negativeBinomial, poisson }) => [observed, negativeBinomial, poisson]));
  return {
    observed: [0, ceiling(1.05 * highest)],
    profileR: profileR(analysis, r),
    profileLogLik: profileHeight(analysis),
    statistic: [0, [5, 10, 20, 30, 40].find((end) => 1.05 * ratio.statistic <= end) ?? largestStatistic],
  };
}

function profileR({ maximum, interval }: Analysis, r: number): [number, number] {
  const best = maximum ? maximum.r : Infinity;
  const left = interval && interval.low > 0 ? interval.low : 1;
  // A little left of the interval, in steps of 1, 2, 3, 5: for the mites 0.3.
  const low = Math.min(1, stepUp(left / 2.1, [1, 2, 3, 5]));
  const high = best < Infinity ? Math.max(100, stepUp(10 * best, [1])) : 100;
  return [r < low ? stepUp(r / 10, [1]) : low, r > high ? stepUp(r, [1]) : high];
}

/** From a little above the top to a little below the lower of Poisson and interval; the curve leaves through the bottom. */
function profileHeight({ maximum, poisson }: Analysis): [number, number] {
  const top = maximum ? maximum.logLik : poisson.logLik;
  const height = Math.max(leastHeight, 1.15 * (top - poisson.logLik));
  return [top - height, top + 0.08 * height];
}
