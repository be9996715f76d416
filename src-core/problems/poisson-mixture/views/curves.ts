import { rememberedWork, type RememberedWork, type Work } from '../../../contract/work';
import { evenly } from '../../../maths/steps';
import type { Moment } from '../moment';
import { profileAt, rateProfiles } from '../rateProfile';
import type { RateCurves } from '../state';

const points = 25;
/** Poisson masses and logarithms of sums that the curves may take. */
const affordable = 40_000;

/**
 * The log likelihood along each class's rate for one neuron, from 0 to `top`, everything else as it stands: where a hand that moves it would take the
 * likelihood. Null where it would cost too much. Kept for the last few moments.
 */
export const rateCurves: RememberedWork<[Moment, number, number], RateCurves | null> = rememberedWork(
  4,
  ({ key }: Moment, neuron: number, top: number) => JSON.stringify([key, neuron, top]),
  function* ({ observed: { counts }, now: { pi, lambda }, n, K, D }: Moment, neuron: number, top: number): Work<RateCurves | null> {
    if (n * K * (points + D) > affordable) return null;
    const Y = { rows: n, columns: D, values: Float64Array.from(counts.values) };
    const rate = Float64Array.from(evenly(0, top, points));
    const logLik = new Float64Array(K * points);
    for (const [k, profile] of rateProfiles(Y, pi, { rows: K, columns: D, values: lambda }, neuron).entries()) {
      for (let j = 0; j < points; j += 1) logLik[k * points + j] = profileAt(profile, rate[j]);
      yield { done: k, of: K };
    }
    return { rate, logLik };
  },
);
