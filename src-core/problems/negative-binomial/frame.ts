import type { Frame, FrameRequest, Interval, ReadOut } from '../../contract/types';
import { analysisWork, type Analysis } from './analysis';
import { finished, type Work } from '../../contract/work';
import { cellsOf } from './cells';
import { familyAxes } from './axes';
import { elsewhereView } from './elsewhere';
import { fitAxes } from './fitAxes';
import { countGrid } from './grid';
import { lawOf, pinnedLaw, type Law } from './law';
import type { Axes, Cell, MixtureView, State, Views } from './state';
import { tables } from './tables';
import { countsView, fittedRateView, goodnessView, momentsView, residualsView } from './views/counts';
import { logNormalizerView } from './views/logNormalizer';
import { mixtureView } from './views/mixture';
import { pmfView } from './views/pmf';
import { profileView, ratioView } from './views/profile';
import { rateView } from './views/rate';
import { dispersionView, varianceView } from './views/spread';
import { chance, shown, whole } from '../../contract/words';

/**
 * All that is on screen for a state, in slices where a table is large: axes, read-outs, and the numbers and words of every figure on the visible side; the other side is null.
 *
 * While `held` axes are given they are used as they stand, so that nothing moves under the hand.
 * Refuses a law that cannot be drawn (see lawAt) and, on the side of the fit, counts that are not there (see observed).
 */
export function* frameWork({ state, held }: FrameRequest<State>): Work<Frame<Views>> {
  const law = lawOf(state);
  const fits = state.choices['view'] === 'fit';
  const analysis = yield* fits ? analysisWork(state) : readyAnalysis(state);
  const cells = analysis ? cellsOf(analysis.cells, analysis.total, law, analysis.mean) : [];
  const axes: Axes = { ...familyAxes(law), ...(analysis ? fitAxes(analysis, cells, law.r) : emptyFitAxes), ...held };
  const views: Views = {
    elsewhere: elsewhereView(law),
    family: fits ? null : familyViews(state, law, axes),
    fit: fits && analysis ? yield* fitViews(analysis, cells, law, axes) : null,
  };
  return { axes, readOuts: fits && views.fit ? fitReadOuts(views.fit) : familyReadOuts(law), spoken: spokenOf(law, views.family?.mixture ?? null), views };
}

/** The same in one go. */
export const frame = (request: FrameRequest<State>): Frame<Views> => finished(frameWork(request));

/** Where there are no counts to fit the family still stands: its figures do not use these. */
const emptyFitAxes = { observed: [0, 1], profileR: [0.1, 100], profileLogLik: [-1, 0], statistic: [0, 5] } satisfies Record<string, Interval>;

/** The other side's axes are ready when a person turns to it, unless an own table would have to be worked through for that. */
function* readyAnalysis(state: State): Work<Analysis | null> {
  const short = state.data === 'drawn' || tables.some(({ id }) => id === state.data);
  return short ? yield* analysisWork(state) : analysisWork.known(state);
}

function familyViews(state: State, law: Law, axes: Axes): NonNullable<Views['family']> {
  const grid = countGrid(axes.count);
  const ghost = pinnedLaw(state);
  const threshold = state.choices['threshold'];
  const pmf = pmfView(law, ghost, typeof threshold === 'number' ? threshold : null, grid);
  return {
    pmf,
    dispersion: dispersionView(law, ghost),
    variance: varianceView(law),
    logNormalizer: logNormalizerView(law, ghost, axes.eta, axes.logNormalizer),
    mixture: mixtureView(law, state.seed, state.step, grid, pmf.negativeBinomial),
    rate: rateView(law, axes.count[1]),
  };
}

function* fitViews(analysis: Analysis, cells: Cell[], law: Law, axes: Axes): Work<NonNullable<Views['fit']>> {
  // Where every cell is one count, rates stand under the cells; pooled cells leave them to the count axis.
  const single = cells.every((cell, k) => cell.low === k);
  return {
    counts: countsView(analysis, cells),
    residuals: residualsView(cells),
    rate: fittedRateView(law, analysis.unit, single ? cells.length : axes.count[1]),
    profile: yield* profileView(analysis, law, axes.profileR),
    ratio: ratioView(analysis, axes.statistic),
    moments: momentsView(analysis, law),
    goodness: goodnessView(analysis),
  };
}

const familyReadOuts = ({ mean, variance, dispersion }: Law): ReadOut[] => [
  { label: 'mean', value: mean, role: 'ink' },
  { label: 'variance', value: variance, role: 'model' },
  { label: 'dispersion', value: dispersion, role: 'model' },
];

/** The log likelihood follows the sliders; gap and p belong to the best of each law. */
const fitReadOuts = ({ profile, ratio }: NonNullable<Views['fit']>): ReadOut[] => [
  { label: 'log likelihood, NB', value: profile.now.logLik, role: 'model' },
  { label: 'Poisson', value: profile.poisson, role: 'comparison' },
  { label: 'twice the best gap', value: ratio.statistic, role: 'optimum' },
  { label: 'boundary p', value: ratio.pValue, role: 'optimum', style: 'probability' },
];

/** On the side where time passes how far it has come; else where the law stands. */
function spokenOf({ r, rho, dispersion }: Law, mixture: MixtureView | null): string {
  if (!mixture) return `r ${shown(r)}, rho ${shown(rho)}, dispersion ${shown(dispersion)}`;
  const { n, distanceNow } = mixture;
  const drawn = distanceNow === null ? 'no draw' : `${n === 1 ? '1 draw' : `${whole(n)} draws`}, distance ${chance(distanceNow)}`;
  return `${drawn}, dispersion ${shown(dispersion)}`;
}
