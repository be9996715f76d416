import type { View } from '../../../contract/types';
import type { Law } from '../law';
import type { DispersionView, LogNormalizerView, MixtureView, PmfView, RateView, VarianceView } from '../state';
import { brief, chance, percent, shown, twoDigits, whole } from '../../../contract/words';

/** The numbers of a view, before it has its words. */
type Numbers<V extends View> = Omit<V, keyof View>;

/** Where the law is a Poisson to the eye. */
const nearPoisson = 1.05;

/** Where NB lies above the Poisson, as runs of the counts shown: "from 0 to 2 and from 8 on". */
function higherCounts({ x, negativeBinomial, poisson }: Pick<PmfView, 'x' | 'negativeBinomial' | 'poisson'>): string {
  const runs: { from: number; to: number }[] = [];
  negativeBinomial.forEach((p, k) => {
    if (p <= poisson[k]) return;
    const run = runs.at(-1);
    if (run && k > 0 && run.to === x[k - 1]) run.to = x[k];
    else runs.push({ from: x[k], to: x[k] });
  });
  const last = x[x.length - 1];
  const said = runs.slice(0, 3).map(({ from, to }) => (to === last ? `from ${whole(from)} on` : from === to ? `at ${whole(from)}` : `from ${whole(from)} to ${whole(to)}`));
  return said.length === 0 ? 'no count shown' : said.join(' and ');
}

function peak(x: readonly number[], p: readonly number[]): string {
  const top = Math.max(...p);
  const at = x.filter((_, k) => p[k] >= top * (1 - 1e-9));
  return `${at.slice(0, 2).map(whole).join(' and ')} (${chance(top)})`;
}

export function pmfWords(view: Numbers<PmfView>): View {
  const { x, negativeBinomial, poisson, mean, sd, tail, cutAt } = view;
  const ratio = (sd.negativeBinomial / sd.poisson) ** 2;
  const more = ratio < nearPoisson ? 'Nearly a Poisson: same mean, almost the same variance' : `Same mean, ${brief(ratio)} times the variance`;
  const title = cutAt === null ? more : `${more}; cut at ${whole(cutAt)}`;
  const sentences = [
    `The negative binomial is highest at ${peak(x, negativeBinomial)}, the Poisson of the same mean at ${peak(x, poisson)}.`,
    `Both have mean ${shown(mean)}; the standard deviations are ${shown(sd.negativeBinomial)} and ${shown(sd.poisson)}.`,
    `The negative binomial is the more probable one: ${higherCounts(view)}.`,
    `A count of ${whole(tail.from)} or more has ${percent(tail.negativeBinomial)} under it and ${percent(tail.poisson)} under the Poisson.`,
    ...(cutAt === null ? [] : [`The drawing is cut at ${whole(cutAt)}; the tail goes on.`]),
  ];
  return { title, twin: sentences.join(' ') };
}

export function dispersionWords({ value, mean, ghost }: Numbers<DispersionView>): View {
  const title = value < nearPoisson ? `Hardly beyond the Poisson's 1: ${shown(value)}` : `Poisson sits at 1, this one at ${shown(value)}`;
  const pinned = ghost === null ? '' : ` The pinned law stands at ${shown(ghost)}.`;
  return { title, twin: `Dispersion ${shown(value)}: the variance is ${shown(value)} times the mean ${shown(mean)}; a Poisson has 1.${pinned}` };
}

export function varianceWords({ within, between, total }: Numbers<VarianceView>): View {
  const share = between / total;
  return {
    title: share < 0.05 ? 'The moving rate adds next to nothing' : 'The moving rate adds its variance',
    twin: `Variance ${shown(total)} = ${shown(within)} + ${shown(between)}: the Poisson's own noise, which is the mean rate, and the variance of the rate, ${percent(share)} of the whole.`,
  };
}

export function logNormalizerWords({ at, slope, curvature }: Numbers<LogNormalizerView>): View {
  return {
    title: 'One curve holds both moments',
    twin: `At eta = ${shown(at.eta)} the log normalizer is ${shown(at.A)}; its slope there is ${shown(slope)}, the mean, and its curvature ${shown(curvature)}, the variance.`,
  };
}

export function mixtureWords(view: Numbers<MixtureView> & { law: Law; width: number }): View {
  const { n, last, distanceNow, law, width } = view;
  const parts = `variance ${shown(law.variance)} = ${shown(law.mean)} + ${shown(law.mean / law.rate)}`;
  if (last === null || distanceNow === null)
    return { title: 'It is an average of Poissons: none drawn yet', twin: `No rate is drawn yet. Each draw adds a Poisson, and their average will come to the negative binomial; ${parts}.` };
  const draws = n === 1 ? '1 draw' : `${whole(n)} draws`;
  const groups = width === 1 ? '' : ` (counts compared in groups of ${whole(width)})`;
  return {
    title: `It is an average of Poissons: ${whole(n)} drawn, still ${twoDigits(distanceNow)} apart`,
    twin: `${draws} of the rate, the last ${shown(last)}. The average of their Poissons is ${chance(distanceNow)} away from the negative binomial in total variation${groups}; ${parts}.`,
  };
}

export function rateWords({ mean, shape, rate }: Numbers<RateView>): View {
  const form = shape > 1 ? `highest at ${shown((shape - 1) / rate)}` : 'highest at 0';
  return {
    title: 'Whose rate is random',
    twin: `The rate follows a gamma law of shape ${shown(shape)} and rate ${shown(rate)}: mean ${shown(mean)}, standard deviation ${shown(Math.sqrt(mean / rate))}, ${form}.`,
  };
}
