import { initialState } from '../../contract/params';
import type { About, BuiltInTable, Interval, LabState, Param, View } from '../../contract/types';

const size = (id: string, spoken: string, label: string, initial: number, most: number, slider: { low: number; high: number }): Param => ({
  id,
  symbol: id,
  spoken,
  label,
  ink: 'ink',
  default: initial,
  domain: [0, most + 1],
  allowed: `must be a whole number from 1 to ${most.toLocaleString('en')}`,
  slider: { ...slider, scale: 'log' },
  whole: true,
});

/** Deaths a day of women of 80 years and over, from The Times, 1910 to 1912. */
export const theTimes: BuiltInTable = {
  id: 'the-times',
  title: 'Deaths a day, The Times 1910-12',
  source: 'Death notices of women of 80 years and over in The Times, 1910 to 1912, 1,096 days. Hasselblad, Journal of the American Statistical Association 64 (1969).',
  counted: 'deaths',
  unit: 'days',
  frequencies: [162, 267, 271, 185, 111, 61, 27, 8, 3, 1],
};

/** Classes are told apart by colour up to four, beyond that by number and lightness. */
export const mostClasses = 8;
/** So many whole steps a run has at most; it ends sooner when one gains less than leastGain. */
export const mostSteps = 200;
export const leastGain = 1e-8;

export const about: About = {
  id: 'poisson-mixture',
  number: 3,
  title: 'Poisson mixture',
  symbols: {
    K: { tex: 'K', glyph: 'K', ink: 'ink' },
    N: { tex: 'N', glyph: 'N', ink: 'ink' },
    D: { tex: 'D', glyph: 'D', ink: 'ink' },
    separation: { tex: 's', glyph: 's', ink: 'ink' },
    pi: { tex: '\\pi', glyph: 'π', ink: 'ink' },
    lambda: { tex: '\\lambda', glyph: 'λ', ink: 'ink' },
    omega: { tex: '\\omega', glyph: 'ω', ink: 'ink' },
  },
  views: [
    {
      id: 'em',
      title: 'Step through EM',
      idea: 'E shares each time bin among the classes, M moves the rates. The likelihood never falls.',
      formula:
        '\\omega_{ik}=\\dfrac{\\pi_k\\prod_d\\mathrm{Po}(y_{id};\\lambda_{kd})}{\\sum_j\\pi_j\\prod_d\\mathrm{Po}(y_{id};\\lambda_{jd})}\\qquad\\lambda_{kd}\\leftarrow\\dfrac{\\sum_i\\omega_{ik}\\,y_{id}}{\\sum_i\\omega_{ik}}',
      invitation: 'Press Step: E shares the torn bins, M moves the rings to the diamonds.',
    },
    {
      id: 'starts',
      title: 'Several starts',
      idea: 'EM never falls, yet where it ends depends on where it starts.',
      formula: 'p(y_i)=\\textstyle\\sum_k\\pi_k\\prod_d\\mathrm{Po}(y_{id};\\lambda_{kd})',
      invitation: 'Press New draw for four other starts.',
    },
    {
      id: 'classes',
      title: 'How many classes',
      idea: 'More classes always fit better; whether they are worth their rates is another question.',
      formula: '\\mathrm{BIC}=-2\\log L+p\\,\\log N\\qquad p=K D+(K-1)',
      invitation: 'Press Compare: each number of classes is fitted from several starts.',
    },
  ],
  params: [
    size('K', 'K, number of classes', 'classes', 3, mostClasses, { low: 1, high: mostClasses }),
    size('N', 'N, number of time bins', 'time bins', 80, 100_000, { low: 20, high: 5000 }),
    size('D', 'D, number of neurons', 'neurons', 12, 500, { low: 1, high: 100 }),
    {
      id: 'separation',
      symbol: 's',
      spoken: 's, separation of the rates',
      label: 'separation of the rates',
      ink: 'ink',
      default: 0.55,
      domain: [-1e-9, 5],
      allowed: 'must be a number from 0 to below 5',
      slider: { low: 0, high: 1.5, scale: 'linear' },
    },
  ],
  choices: {
    view: { kind: 'oneOf', values: ['em', 'starts', 'classes'], default: 'em' },
    /** Weights of the classes, K of them; null: equal. */
    pi: { kind: 'rows', width: 1, most: mostClasses, low: 0, high: 1, default: [0.4, 0.35, 0.25] },
    learnPi: { kind: 'flag', default: false },
    start: { kind: 'oneOf', values: ['rates', 'rows', 'identical', 'own'], default: 'rates' },
    startSeed: { kind: 'whole', low: 0, high: 2 ** 32 - 1, default: 1 },
    /** Rates changed by hand: half-step, class, neuron, rate. Each takes effect after its half-step, in this order. */
    edits: { kind: 'rows', width: 4, most: 200, low: 0, high: 1e9, default: [] },
    /** The time bin and the neuron that are looked at. */
    bin: { kind: 'whole', low: 0, high: 999_999, default: 25 },
    neuron: { kind: 'whole', low: 0, high: 499, default: 8 },
    /** Bins in the order of time, or by winning class as of the half-step that is kept here. */
    sortedAt: { kind: 'whole', low: 0, high: 2 * mostSteps, default: 5 },
    order: { kind: 'oneOf', values: ['time', 'class'], default: 'class' },
    arithmetic: { kind: 'oneOf', values: ['log-sum-exp', 'naive'], default: 'log-sum-exp' },
  },
  timeline: { title: 'Step through EM', unit: 'half-step', last: 2 * mostSteps, scale: 'linear', leads: true },
  tables: [theTimes],
  tray: { drawn: 'Spikes of known classes', draw: 'Draw spikes', drawHint: 'Spike counts of classes that are known, so that what EM finds can be held against them', fit: 'Fit this table' },
  help: [
    { term: 'Raster', text: 'Each column is a time bin, each row a neuron; darker means more spikes. A column has the colours of its classes, mixed as the bin is shared.' },
    { term: 'Shares', text: 'The responsibilities @omega of every bin: what of it each class takes. E computes them from the rates.' },
    { term: 'Rates', text: 'The expected spikes in a bin, @lambda, for each class and neuron: now, one step ago, true, and where the next M step goes. Drag one by hand and the run branches there.' },
    { term: 'Bound', text: 'With the shares held fixed the bound touches the log likelihood at the present rates and lies below it everywhere else. M goes to its top (natural logarithms, all constants kept).' },
    { term: 'Starts', text: 'Every start climbs, and may end on another height. With known, unequal weights each pairing of weights and classes is an optimum of its own.' },
    { term: 'How many classes', text: 'The log likelihood of each number of classes, BIC, and the log likelihood of bins that were held out.' },
  ],
};

export type State = LabState;

export const initial: State = initialState(about.params, about.choices, { seed: 305, step: 5, data: 'drawn' });

/** The state after a parameter moved. A new number of classes takes equal weights; whatever changes the run takes its edits with it. */
export function follow(from: State, id: string, value: number): State {
  const choices = { ...from.choices, edits: [], ...(id === 'K' ? { pi: null } : {}) };
  return { ...from, params: { ...from.params, [id]: value }, choices };
}

export const drawnFrom = ({ params, seed }: State): string => `${params['N'] ?? 0} time bins of ${params['D'] ?? 0} neurons in ${params['K'] ?? 0} known classes, seed ${seed}.`;

/** With counts of one's own or published ones, rows and columns are what they are. */
export function idle({ data }: State): Record<string, string> {
  if (data === 'drawn') return {};
  const given = 'given by the table';
  return { N: given, D: given, separation: given };
}

/** Which half a half-step is: 0 is the start; odd ones are E, even ones M. */
export const halfOf = (step: number): 'start' | 'E' | 'M' => (step === 0 ? 'start' : step % 2 === 1 ? 'E' : 'M');

/** Counts as a picture: cells of `columns` bins by `rows` neurons, each a mean where there are more bins or neurons than cells. */
export interface RasterView extends View {
  columns: number;
  rows: number;
  /** 0 to 255, row-major; 255 is `top` spikes and more. */
  shade: Uint8Array;
  top: number;
  /** What of each column every class takes, 0 to 255: class-major, K x columns. Before the first E: the weights. */
  shares: Uint8Array;
  /** Bins in a column and neurons in a row, where the screen has fewer pixels than the data. */
  binsPerColumn: number;
  neuronsPerRow: number;
  /** The column of the chosen bin and the row of the chosen neuron. */
  column: number;
  row: number;
  /** The first bin in each column, so that a pointer finds its bin. */
  bins: Uint32Array;
  /** True classes of the columns, where they are known. */
  truth: Uint8Array | null;
  /** Columns whose winning class is not the one paired with their true class. */
  misled: Uint32Array;
  misledCount: number;
}

/** The chosen bin's Bayes rule, class by class. Logs, since the numbers leave the doubles at large D. */
export interface BayesView extends View {
  bin: number;
  /** True class, or null. */
  truth: number | null;
  counts: number[];
  prior: number[];
  logPoisson: number[];
  logProduct: number[];
  /** The shares of the last E; null before it, and for a bin that no class can have made. */
  share: number[] | null;
  /** What E would make of the rates as they stand, where M or a hand has moved them since the last E; null right after E, and for an impossible bin. */
  next: number[] | null;
  /** With naive products: what they come to, and whether 0/0 is left. */
  naive: { products: number[]; share: number[] | null } | null;
}

export interface SimplexView extends View {
  /** Three classes: shares of up to 1,000 bins, three numbers each. Null for another K. */
  shares: Float64Array | null;
  chosen: number[] | null;
  /** Bins with a share above 0.9, by class, and the others. */
  sure: number[];
  undecided: number;
}

/** K x D, row-major. */
export interface RatesView extends View {
  K: number;
  D: number;
  now: Float64Array;
  /** Before the last M or the last edit. */
  before: Float64Array | null;
  /** Where M goes from the shares as they stand; null before the first E, NaN for an empty class. */
  next: Float64Array | null;
  /** True rates, in the order of the fitted classes they are paired with. */
  truth: Float64Array | null;
  /** For each fitted class its true one, the squared distance of this pairing and of the next best; null where no truth is known. */
  pairing: { trueOf: number[]; distance: number; nextDistance: number | null } | null;
  empty: number[];
  /** The chosen neuron: Σ ω y and Σ ω for each class, of which M makes the rate. */
  neuron: number;
  sums: { spikes: number[]; weight: number[] } | null;
}

export interface TraceView extends View {
  /** Log likelihood and bound after each half-step, 0 (the start) to the last known; the bound is NaN before the first E. */
  logLik: Float64Array;
  bound: Float64Array;
  /** How many of these lie before or at the present half-step. */
  now: number;
  /** The run goes on after what is known: too much work to look ahead. */
  open: boolean;
  /** Half-steps at which a rate was changed by hand: the trace begins anew there. */
  breaks: number[];
  /** Falls of the likelihood, and half-steps counted, since the last change by hand. */
  falls: number;
  counted: number;
  /** Gain of a whole step over that of the step before, near the end: the rate of convergence; null where there are too few. */
  rate: number | null;
}

/** Log likelihood and bound along the straight line from the present rates (s = 0) to where M goes (s = 1); once M is there, from where it came. */
export interface LineView extends View {
  /** Where the present rates stand on it: at 0, or after M at 1. */
  now: 0 | 1;
  s: Float64Array;
  logLik: Float64Array;
  bound: Float64Array;
  /** At s = 0 and at s = 1. */
  gain: { bound: number; logLik: number } | null;
}

export interface StartsView extends View {
  starts: {
    seed: number;
    /** Log likelihood at the start and after each whole step. */
    logLik: Float64Array;
    end: number;
    steps: number;
    /** The true class paired with each fitted one. */
    trueOf: number[] | null;
    /** Bins whose winning class is paired with their true one. */
    right: number | null;
    /** K x D, and the shares of up to 160 columns, class-major, 0 to 255. */
    lambda: Float64Array;
    shares: Uint8Array;
    columns: number;
  }[];
  best: number;
  atTruth: number | null;
  /** Columns of each true class in `shares`, in order, for the ground line. */
  truthColumns: number[] | null;
  /** Rates of the true classes, K x D. */
  truth: Float64Array | null;
  K: number;
  D: number;
  pi: number[];
}

/** Many starts, on request (quantity `manyStarts`): the heights they reach, the highest first. */
export interface ManyStarts {
  starts: number;
  heights: { logLik: number; count: number; order: number[] | null; seeds: number[] }[];
}

/** Numbers of classes compared, on request (quantity `compareClasses`). */
export interface Comparison {
  rows: { K: number; logLik: number; bic: number; heldOut: number; parameters: number }[];
  bestBic: number;
  bestHeldOut: number;
  heldOutBins: number;
}

export interface ConfusionView extends View {
  /** Fitted classes by true ones: how many bins, at the shares as they stand; null where no truth is known. */
  table: number[][] | null;
  right: number;
}

/** Views of a side that is not shown are null: the core does no work for what nobody sees. */
export interface Views {
  K: number;
  pi: number[];
  /** What the data are, in a line: "80 bins, 12 neurons". */
  size: { bins: number; neurons: number };
  em: {
    raster: RasterView;
    bayes: BayesView;
    simplex: SimplexView;
    rates: RatesView;
    trace: TraceView;
    line: LineView | null;
    confusion: ConfusionView;
    /** E or M is next. */
    next: 'E' | 'M';
    /** The naive product over all bins, as a power of e, and the first half-step's bins with 0/0. */
    naive: { logProduct: number; lost: number };
  } | null;
  starts: StartsView | null;
  classes: { confusion: ConfusionView; K: number } | null;
}

/** The frame's shared axes. */
export type Axes = {
  /** Spikes in a bin: of all rates, from 0 in steps of 2. */
  rate: Interval;
  /** The whole run's log likelihood. */
  logLik: Interval;
  step: Interval;
  /** Of the line under the bound. */
  s: Interval;
  lineLogLik: Interval;
  /** Of several starts. */
  startLogLik: Interval;
  startStep: Interval;
};
