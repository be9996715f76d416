import type { Interval } from '../../contract/types';
import { ceiling } from '../../maths/steps';
import { furthest, lowest } from './lineCost';
import type { Moment } from './moment';
import type { Axes, LineView, StartsView, TraceView } from './state';

/** From 0 to the highest rate of the run so far, of the next M and of the truth. */
export const rateAxis = ({ run, now, last, observed }: Moment): Interval => [0, rateTop([run.highestRate, ...now.lambda, ...(last?.expected.means ?? []), ...(observed.truth?.lambda ?? [])])];

/** Axes of the side where EM is stepped. */
export function emAxes(moment: Moment, trace: TraceView, line: LineView | null, ghost: Float64Array | null): Pick<Axes, 'rate' | 'logLik' | 'step' | 's' | 'lineLogLik'> {
  const { run, logLik, step } = moment;
  return {
    rate: rateAxis(moment),
    logLik: spanOf([...trace.logLik, ...(ghost ?? [])]),
    step: [0, run.last ?? Math.max(20, 10 * Math.ceil((1.2 * Math.max(step, trace.logLik.length)) / 10))],
    s: [lowest, furthest],
    lineLogLik: lineSpan(logLik, line),
  };
}

const firstRates = 20;

/** From 0 in steps of 2; of 20, 200, ... beyond twenty. */
function rateTop(rates: readonly number[]): number {
  const most = rates.reduce((top, rate) => (rate > top ? rate : top), 0);
  const step = most <= firstRates ? 2 : 2 * 10 ** Math.floor(Math.log10(most / 2));
  return Math.max(step, step * Math.ceil(most / step - 1e-9));
}

/** From the least to the largest finite value, with a little room; around a single one a unit to each side. */
function spanOf(values: Iterable<number>): Interval {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [-1, 0];
  const room = high - low > 1e-9 * Math.abs(high) ? 0.04 * (high - low) : 1;
  return [low - room, high + room];
}

/** Where less than this is to be gained the curves are flat, as they should be. */
const leastAhead = 0.03;

/** About the present log likelihood, as tall as three times what lies ahead, in steps so that it rarely moves. */
function lineSpan(logLik: number, line: LineView | null): Interval {
  if (!line || !Number.isFinite(logLik)) return [-1, 0];
  if (!line.gain) return spanOf([...line.logLik, ...line.bound]);
  const start = line.logLik[line.s.indexOf(0)];
  const ahead = Math.max(line.gain.logLik, line.gain.bound, start - line.bound[line.s.indexOf(0)], leastAhead);
  const height = ceiling(3 * ahead);
  return [start - 0.4 * height, start + 0.6 * height];
}

/** Axes of several starts: from where most of the climb is seen, so that heights that lie close together stay apart. */
export function startAxes({ starts, best, atTruth }: StartsView): Pick<Axes, 'startLogLik' | 'startStep'> {
  const ends = starts.map(({ end }) => end);
  const [top, low] = [ends[best], Math.min(...ends)];
  const lowestStart = Math.min(...starts.map(({ logLik }) => logLik[0]));
  const early = Math.min(...starts.map(({ logLik }) => logLik[Math.min(3, logLik.length - 1)]));
  const bottom = Math.max(lowestStart, Math.min(top - 10 * (top - low), early));
  const [from, to] = spanOf([bottom, top, ...(atTruth !== null && atTruth > bottom ? [atTruth] : [])]);
  const steps = Math.max(...starts.map((start) => start.steps));
  return { startLogLik: [from, to], startStep: [0, Math.max(5, 5 * Math.ceil(steps / 5))] };
}
