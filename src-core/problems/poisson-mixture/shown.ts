import type { Interval, View } from '../../contract/types';

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

/** The log likelihood as a function of one rate alone, for the chosen neuron in each class: K x points, row-major; -Infinity where that rate makes a bin impossible. */
export interface RateCurves {
  rate: Float64Array;
  logLik: Float64Array;
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
  /** Along which a hand moves the chosen neuron's rates; null where it would cost too much to say. */
  curves: RateCurves | null;
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
  /** What the next M adds to the bound; null before the first E. */
  lift: number | null;
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
  /** From s = 0 to s = 1; null where a rate of 0 makes it infinite. */
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
    /** The climb at the pinned parameters: log likelihood after every half-step; null where nothing else is pinned. */
    ghost: Float64Array | null;
    /** E or M is next. */
    next: 'E' | 'M';
    /** The product over all bins, as a power of e, and how many bins plain products leave with 0/0 at the present rates; null: too many to be counted unasked. */
    naive: { logProduct: number; lost: number | null };
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
