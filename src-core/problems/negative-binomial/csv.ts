import { csvText, type Cell, type Columns } from '../../contract/csv';
import { refuse } from '../../contract/faults';
import { frame } from './frame';
import type { State, Views } from './state';

type Family = NonNullable<Views['family']>;
type Fit = NonNullable<Views['fit']>;

/** Single numbers of a view, one a row. */
const named = (numbers: Readonly<Record<string, Cell>>): Columns => [
  ['quantity', Object.keys(numbers)],
  ['value', Object.values(numbers)],
];

const rateColumns = ({ lambda, density }: Family['rate']): Columns => [
  ['rate', lambda],
  ['density', density],
];

const family: { [V in keyof Family]: (views: Family) => Columns } = {
  pmf: ({ pmf: { x, negativeBinomial, poisson, ghost } }) => [['count', x], ['negative binomial', negativeBinomial], ['Poisson', poisson], ...(ghost ? [['pinned', ghost] as const] : [])],
  dispersion: ({ dispersion: { rho, value } }) => named({ rho, dispersion: value, 'dispersion of a Poisson': 1 }),
  variance: ({ variance: { within, between, total } }) => named({ 'mean of the rate': within, 'variance of the rate': between, variance: total }),
  logNormalizer: ({ logNormalizer: { eta, A, tangent, parabola } }) => [
    ['eta', eta],
    ['A', A],
    ['eta of the tangent', tangent.eta],
    ['tangent', tangent.A],
    ['eta of the parabola', parabola.eta],
    ['parabola', parabola.A],
  ],
  mixture: ({ mixture: { x, average, negativeBinomial, draws, distance } }) => [
    ['count', x],
    ['average of Poissons', average],
    ['negative binomial', negativeBinomial],
    ['draw', draws.lambda.map((_, i) => i + 1)],
    ['rate', draws.lambda],
    ['draws', distance.n],
    ['total variation distance', distance.value],
  ],
  rate: ({ rate }) => rateColumns(rate),
};

const fit: { [V in keyof Fit]: (views: Fit) => Columns } = {
  counts: ({ counts: { cells } }) => [
    ['count', cells.map(({ label }) => label)],
    ['observed', cells.map(({ observed }) => observed)],
    ['negative binomial', cells.map(({ negativeBinomial }) => negativeBinomial)],
    ['Poisson', cells.map(({ poisson }) => poisson)],
  ],
  residuals: ({ residuals: { labels, negativeBinomial, poisson } }) => [['count', labels], ['negative binomial', negativeBinomial], ['Poisson', poisson]],
  rate: ({ rate }) => rateColumns(rate),
  profile: ({ profile: { r, logLik } }) => [['r', r], ['log likelihood', logLik]],
  ratio: ({ ratio: { statistic, pValue, critical } }) => named({ 'twice the gap': statistic, p: pValue, '5 % lie beyond': critical }),
  moments: ({ moments: { mean, observed, within, between, poisson } }) =>
    named({ mean, 'observed variance': observed, 'mean of the rate': within, 'variance of the rate': between, 'variance of the Poisson': poisson }),
  goodness: ({ goodness: { negativeBinomial: nb, poisson } }) => [
    ['cell of NB', nb?.cells.map(({ label }) => label) ?? []],
    ['observed', nb?.cells.map(({ observed }) => observed) ?? []],
    ['expected under NB', nb?.cells.map(({ expected }) => expected) ?? []],
    ['cell of Poisson', poisson?.cells.map(({ label }) => label) ?? []],
    ['observed ', poisson?.cells.map(({ observed }) => observed) ?? []],
    ['expected under Poisson', poisson?.cells.map(({ expected }) => expected) ?? []],
  ],
};

const has = <T extends object>(views: T, name: string): name is keyof T & string => Object.hasOwn(views, name);

/**
 * The numbers behind a view as CSV: those that its figure draws, not rounded. A view of the side that is not shown is worked out as if it were.
 * Refuses an unknown view, and whatever `frame` refuses.
 */
export function viewCsv(state: State, view: string): string {
  const shown = state.choices['view'] === 'fit' ? 'fit' : 'family';
  const other = shown === 'fit' ? 'family' : 'fit';
  const sides = { family, fit };
  const side = !has(sides[shown], view) && has(sides[other], view) ? other : shown;
  const { views } = frame({ state: { ...state, choices: { ...state.choices, view: side } }, held: null });
  if (views.family && has(family, view)) return csvText(family[view](views.family));
  if (views.fit && has(fit, view)) return csvText(fit[view](views.fit));
  if (view === 'elsewhere') return csvText([['where', views.elsewhere.lines.map(({ where }) => where)], ['code', views.elsewhere.lines.map(({ code }) => code)]]);
  return refuse('view', `There is no view called "${view.slice(0, 40)}"; there are ${[...new Set([...Object.keys(family), ...Object.keys(fit), 'elsewhere'])].join(', ')}.`);
}
