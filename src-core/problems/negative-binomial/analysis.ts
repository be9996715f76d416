import type { Interval } from '../../contract/types';
import { finished, rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import { observedCells } from './cells';
import { dataKey, observed, type Observed } from './data';
import { goodnessOfFit } from './goodness';
import { likelihoodRatioOf, mleOf, poissonMleOf, profileIntervalOf, profileLogLikOf } from './fit';
import { evenlyInLog } from '../../maths/steps';
import type { GoodnessOfFit, ProfileView, State } from './state';
import type { Tally } from './tally';

/** All that follows from the counts alone, whatever r and ρ the sliders show. */
export interface Analysis extends Observed {
  /** Equal keys, equal counts. */
  key: string;
  total: number;
  mean: number;
  /** With n - 1 below; 0 for a single count, which has no spread. */
  sampleVariance: number;
  cells: ReturnType<typeof observedCells>;
  poisson: { lambda: number; logLik: number };
  maximum: ProfileView['maximum'];
  interval: ProfileView['interval'];
  ratio: { statistic: number; pValue: number };
  goodness: { negativeBinomial: GoodnessOfFit | null; poisson: GoodnessOfFit | null };
}

/** The analysis of a state's counts, in slices. Kept for the tables seen last: a slider changes none of it. Refuses what `observed` refuses. */
export const analysisWork: RememberedWork<[State], Analysis> = rememberedWork(4, dataKey, function* (state: State) {
  const counts = observed(state);
  yield { done: 1, of: 4 };
  return yield* analysed(dataKey(state), counts);
});

/** The same in one go. */
export const analysisOf = (state: State): Analysis => finished(analysisWork(state));

function* analysed(key: string, counts: Observed): Work<Analysis> {
  const { tally } = counts;
  const best = mleOf(tally);
  const poisson = poissonMleOf(tally);
  yield { done: 2, of: 4 };
  const interval = best && profileIntervalOf(tally);
  yield { done: 3, of: 4 };
  const { total, mean } = tally;
  return {
    ...counts,
    key,
    total,
    mean,
    sampleVariance: sampleVariance(tally),
    cells: observedCells(tally),
    poisson,
    maximum: best && { r: best.r, rho: best.rho, logLik: best.logLik },
    interval: interval && { ...interval, level: 0.95 },
    ratio: likelihoodRatioOf(tally),
    goodness: {
      negativeBinomial: best && best.r < Infinity ? goodnessOfFit(tally, { r: best.r, rho: best.rho }) : null,
      poisson: mean > 0 ? goodnessOfFit(tally, { lambda: poisson.lambda }) : null,
    },
  };
}

/** Sum of f (x - mean)² / (n - 1), about the mean, so that large counts lose nothing. */
function sampleVariance({ values, frequencies, total, mean }: Tally): number {
  if (total < 2) return 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += frequencies[i] * (values[i] - mean) ** 2;
  return sum / (total - 1);
}

/** Points of the profile curve; fewer where each costs a pass over many distinct counts. */
const mostPoints = 240;
const fewestPoints = 30;
const affordable = 400_000;

/** The profile log likelihood at evenly spaced log r from end to end of the axis, a point a slice. */
export const profileWork: RememberedWork<[Analysis, Interval], { r: number[]; logLik: number[] }> = rememberedWork(
  4,
  ({ key }: Analysis, [low, high]: Interval) => `${key} ${low} ${high}`,
  function* ({ tally }: Analysis, [low, high]: Interval) {
    const points = Math.max(fewestPoints, Math.min(mostPoints, Math.floor(affordable / tally.values.length)));
    const r = evenlyInLog(low, high, points);
    const logLik: number[] = [];
    for (const each of r) {
      logLik.push(profileLogLikOf(tally, each));
      yield { done: logLik.length, of: points };
    }
    return { r, logLik };
  },
);
