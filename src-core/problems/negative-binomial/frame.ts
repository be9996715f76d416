import { Refusal } from '../../contract/faults';
import type { Frame, FrameRequest, Interval, ReadOut } from '../../contract/types';
import { analysisOf, type Analysis } from './analysis';
import { cellsOf } from './cells';
import { familyAxes } from './axes';
import { elsewhereView } from './elsewhere';
import { fitAxes } from './fitAxes';
import { countGrid } from './grid';
import { lawOf, pinnedLaw, type Law } from './law';
import type { Axes, Cell, State, Views } from './state';
import { countsView, fittedRateView, goodnessView, momentsView, residualsView } from './views/counts';
import { logNormalizerView } from './views/logNormalizer';
import { mixtureView } from './views/mixture';
import { pmfView } from './views/pmf';
import { profileView, ratioView } from './views/profile';
import { rateView } from './views/rate';
import { dispersionView, varianceView } from './views/spread';
import { shown } from './words';

/**
 * All that is on screen for a state: axes, read-outs, and the numbers and words of every figure on the visible side; the other side is null.
 *
 * While `held` axes are given they are used as they stand, so that nothing moves under the hand.
 * Refuses a law that cannot be drawn (see lawAt) and, on the side of the fit, counts that are not there (see observed).
 */
export function frame({ state, held }: FrameRequest<State>): Frame<Views> {
  const law = lawOf(state);
  const fits = state.choices['view'] === 'fit';
  const analysis = fits ? analysisOf(state) : readyAnalysis(state);
  const cells = analysis ? cellsOf(analysis.cells, analysis.total, law, analysis.mean) : [];
  const axes: Axes = { ...familyAxes(law), ...(analysis ? fitAxes(analysis, cells, law.r) : emptyFitAxes), ...held };
  const views: Views = {
    elsewhere: elsewhereView(law),
    family: fits ? null : familyViews(state, law, axes),
    fit: fits && analysis ? fitViews(analysis, cells, law, axes) : null,
  };
  return { axes, readOuts: fits && views.fit ? fitReadOuts(views.fit) : familyReadOuts(law), spoken: spokenOf(law), views };
}

/** Where there are no counts to fit the family still stands: its figures do not use these. */
const emptyFitAxes = { observed: [0, 1], profileR: [0.1, 100], profileLogLik: [-1, 0], statistic: [0, 5] } satisfies Record<string, Interval>;

/** The other side's axes are ready when a person turns to it; what is wrong with its counts is said there, not here. */
function readyAnalysis(state: State): Analysis | null {
  try {
    return analysisOf(state);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
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

function fitViews(analysis: Analysis, cells: Cell[], law: Law, axes: Axes): NonNullable<Views['fit']> {
  // Where every cell is one count, rates stand under the cells; pooled cells leave them to the count axis.
  const single = cells.every((cell, k) => cell.low === k);
  return {
    counts: countsView(analysis, cells),
    residuals: residualsView(cells),
    rate: fittedRateView(law, analysis.unit, single ? cells.length : axes.count[1]),
    profile: profileView(analysis, law, axes.profileR),
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

const spokenOf = ({ r, rho, dispersion }: Law): string => `r ${shown(r)}, rho ${shown(rho)}, dispersion ${shown(dispersion)}`;
