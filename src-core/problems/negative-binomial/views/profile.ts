import type { Interval } from '../../../contract/types';
import { profileWork, type Analysis } from '../analysis';
import type { Work } from '../../../contract/work';
import { evenly } from '../../../maths/steps';
import type { Law } from '../law';
import { boundaryCritical, tallyLogLik } from '../fit';
import type { ProfileView, RatioView } from '../state';
import { profileWords, ratioWords } from '../twins/fit';

/** The profile log likelihood over r, with the sliders' own log likelihood: it lies on the curve where the law has the data's mean. */
export function* profileView(analysis: Analysis, law: Law, axis: Interval): Work<ProfileView> {
  const { poisson, maximum, interval, mean, tally } = analysis;
  const now = {
    r: law.r,
    rho: law.rho,
    logLik: tallyLogLik(tally, law.r, law.rho),
    onProfile: Math.abs(law.mean - mean) <= 1e-9 * mean,
  };
  const numbers = { ...(yield* profileWork(analysis, axis)), poisson: poisson.logLik, maximum, interval, now };
  return { ...profileWords(numbers), ...numbers };
}

const densityPoints = 160;

/** Twice the gap of the best log likelihoods against its law if the Poisson is right: half a point mass at 0, half a chi-squared with 1 degree. */
export function ratioView({ ratio }: Analysis, [, end]: Interval): RatioView {
  // The density has a pole at 0: the first point lies just beside it, the others closer together near it.
  const statisticAxis = evenly(0.02, 1, densityPoints).map((share) => end * share ** 2);
  const numbers = { ...ratio, critical: boundaryCritical, statisticAxis, density: statisticAxis.map((t) => Math.exp(-t / 2) / Math.sqrt(2 * Math.PI * t) / 2) };
  return { ...ratioWords(numbers), ...numbers };
}
