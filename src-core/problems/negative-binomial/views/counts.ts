import type { Analysis } from '../analysis';
import type { Law } from '../law';
import type { Cell, CountsView, GoodnessView, MomentsView, RateView, ResidualsView } from '../state';
import { countsWords, goodnessWords, momentsWords, rateOfUnitsWords, residualsWords } from '../twins/fit';
import { rateView } from './rate';

/** Observed counts beside what NB at the sliders and the Poisson of the data's mean expect in each cell. */
export function countsView({ total, mean, counted, unit, title: tableTitle, source }: Analysis, cells: Cell[]): CountsView {
  const numbers = { cells, total, mean, counted, unit, tableTitle, source };
  return { ...countsWords(numbers), ...numbers };
}

/** sqrt(observed) - sqrt(expected), a rootogram's residuals: their spread is about 1/2 whatever is expected. Kleiber and Zeileis, The American Statistician 70 (2016). */
export function residualsView(cells: readonly Cell[]): ResidualsView {
  const numbers = {
    labels: cells.map(({ label }) => label),
    negativeBinomial: cells.map((cell) => Math.sqrt(cell.observed) - Math.sqrt(cell.negativeBinomial)),
    poisson: cells.map((cell) => Math.sqrt(cell.observed) - Math.sqrt(cell.poisson)),
  };
  return { ...residualsWords(numbers), ...numbers };
}

/** The gamma law of the rate that the sliders say, over the axis of the cells. */
export function fittedRateView(law: Law, unit: string, end: number): RateView {
  const view = rateView(law, end);
  return { ...view, ...rateOfUnitsWords(view, unit) };
}

/** Observed variance (n - 1) against both laws': NB's at the sliders, the Poisson's is the data's mean. */
export function momentsView({ mean, sampleVariance }: Analysis, law: Law): MomentsView {
  const numbers = { mean, observed: sampleVariance, within: law.mean, between: law.mean / law.rate, poisson: mean };
  return { ...momentsWords(numbers), ...numbers };
}

/** Pearson's test of both laws, each at its own maximum. */
export const goodnessView = ({ goodness }: Analysis): GoodnessView => ({ ...goodnessWords(goodness), ...goodness });
