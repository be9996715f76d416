import { csvText, type Columns } from '../../contract/csv';
import { refuse } from '../../contract/faults';
import type { Work } from '../../contract/work';
import { compareClasses } from './compareClasses';
import { frameWork } from './frame';
import { manyStarts } from './manyStarts';
import { momentOf } from './moment';
import { observedWork } from './observed';
import { orderOf } from './order';
import { cellsOf } from './raster';
import { runOf } from './runOf';
import type { StartsView, State, Views } from './state';
import { letter } from './twins/words';

type Em = NonNullable<Views['em']>;

const classColumns = (K: number, name: (k: number) => string, values: (k: number) => ArrayLike<number>): Columns => Array.from({ length: K }, (_, k) => [name(k), values(k)] as const);
const range = (count: number, from = 1): number[] => Array.from({ length: count }, (_, i) => i + from);

const em: { [V in Exclude<keyof Em, 'raster' | 'ghost' | 'next' | 'naive'>]: (views: Em) => Columns } = {
  bayes: ({ bayes: { prior, logPoisson, logProduct, share, next } }) => [
    ['class', range(prior.length)],
    ['weight', prior],
    ['log Poisson', logPoisson],
    ['log product', logProduct],
    ['share of the last E', share ?? []],
    ['share of the next E', next ?? []],
  ],
  simplex: ({ simplex: { shares, sure } }) =>
    shares ? classColumns(3, (k) => `class ${k + 1}`, (k) => shares.filter((_, at) => at % 3 === k)) : [['class', range(sure.length)], ['bins held with more than 90 %', sure]],
  rates: ({ rates: { K, D, now, before, next, truth, curves, neuron } }) => [
    ['class', range(K * D).map((at) => Math.ceil(at / D))],
    ['neuron', range(K * D).map((at) => ((at - 1) % D) + 1)],
    ['rate', now],
    ['one step ago', before ?? []],
    ['after M', next ?? []],
    ['true', truth ?? []],
    ...(curves ? [[`rate of neuron ${neuron + 1}`, curves.rate] as const, ...classColumns(K, (k) => `log likelihood along class ${k + 1}`, (k) => curves.logLik.subarray(k * curves.rate.length, (k + 1) * curves.rate.length))] : []),
  ],
  trace: ({ trace: { logLik, bound }, ghost }) => [['half-step', range(logLik.length, 0)], ['log likelihood', logLik], ['bound', bound], ...(ghost ? [['pinned', ghost] as const] : [])],
  line: ({ line }) => [['s', line?.s ?? []], ['log likelihood', Array.from(line?.logLik ?? [])], ['bound', line?.bound ?? []]],
  confusion: ({ confusion: { table } }) => [
    ['fitted class', range(table?.length ?? 0)],
    ...classColumns(table?.length ?? 0, (j) => `true ${letter(j)}`, (j) => table?.map((row) => row[j]) ?? []),
  ],
};

const startColumns = ({ starts }: StartsView): Columns => [
  ['iteration', range(Math.max(...starts.map(({ logLik }) => logLik.length)), 0)],
  ...starts.map(({ seed, logLik }) => [`start ${seed}`, logLik] as const),
];

/** Counts and shares of each column that is drawn, from left to right; single bins where the screen has room for them. */
function* rasterColumns(state: State): Work<Columns> {
  const observed = yield* observedWork(state);
  const { run, K, n, last, now } = yield* momentOf(runOf(state, observed), state.step);
  const { binAt } = yield* orderOf(state, run);
  const { columns, rows, binsPerColumn, neuronsPerRow, means } = yield* cellsOf(observed, yield* orderOf(state, run));
  const share = (k: number, c: number): number => {
    const places = binAt.subarray(c * binsPerColumn, Math.min(n, (c + 1) * binsPerColumn));
    return places.reduce((sum, bin) => sum + (last ? last.shares.values[bin * K + k] : now.pi[k]), 0) / places.length;
  };
  const all = range(columns, 0);
  return [
    [binsPerColumn === 1 ? 'bin' : `first of ${binsPerColumn} bins`, all.map((c) => binAt[c * binsPerColumn] + 1)],
    ...classColumns(K, (k) => `share of class ${k + 1}`, (k) => all.map((c) => share(k, c))),
    ...classColumns(rows, (r) => (neuronsPerRow === 1 ? `neuron ${r + 1}` : `neurons from ${r * neuronsPerRow + 1}`), (r) => means.subarray(r * columns, (r + 1) * columns)),
  ];
}

function* manyColumns(state: State): Work<Columns> {
  const { heights } = yield* manyStarts(state);
  return [
    ['log likelihood', heights.map(({ logLik }) => logLik)],
    ['starts', heights.map(({ count }) => count)],
    ['order', heights.map(({ order }) => order?.map(letter).join(' ') ?? null)],
    ['seeds', heights.map(({ seeds }) => seeds.join(' '))],
  ];
}

function* comparedColumns(state: State): Work<Columns> {
  const { rows } = yield* compareClasses(state);
  const column = (of: (row: (typeof rows)[number]) => number): number[] => rows.map(of);
  return [['classes', column(({ K }) => K)], ['log likelihood', column(({ logLik }) => logLik)], ['parameters', column(({ parameters }) => parameters)], ['BIC', column(({ bic }) => bic)], ['held-out log likelihood', column(({ heldOut }) => heldOut)]];
}

const has = <T extends object>(views: T, name: string): name is keyof T & string => Object.hasOwn(views, name);
const onSide = (state: State, view: string): State => ({ ...state, choices: { ...state.choices, view } });

/**
 * The numbers behind a view as CSV: those that its figure draws, not rounded. A view of a side that is not shown is worked out as if it were;
 * those that are worked out on request are, too. Refuses an unknown view, and whatever `frameWork` refuses.
 */
export function* viewCsv(state: State, view: string): Work<string> {
  if (view === 'raster') return csvText(yield* rasterColumns(state));
  if (view === 'manyStarts') return csvText(yield* manyColumns(state));
  if (view === 'compareClasses') return csvText(yield* comparedColumns(state));
  if (view === 'starts') {
    const { starts } = (yield* frameWork({ state: onSide(state, 'starts'), held: null })).views;
    if (starts) return csvText(startColumns(starts));
  }
  if (has(em, view)) {
    const { em: shown } = (yield* frameWork({ state: onSide(state, 'em'), held: null })).views;
    if (shown) return csvText(em[view](shown));
  }
  return refuse('view', `There is no view called "${view.slice(0, 40)}"; there are ${['raster', ...Object.keys(em), 'starts', 'manyStarts', 'compareClasses'].join(', ')}.`);
}
