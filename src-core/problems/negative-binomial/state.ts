import { initialState } from '../../contract/params';
import type { About, Interval, LabState, View } from '../../contract/types';
import { help } from './help';
import { tables } from './tables';

export { stages } from './stages';

export const about: About = {
  id: 'negative-binomial',
  number: 1,
  title: 'Negative binomial',
  symbols: {
    r: { tex: 'r', glyph: 'r', ink: 'olive' },
    rho: { tex: '\\rho', glyph: 'ρ', ink: 'violet' },
    eta: { tex: '\\eta', glyph: 'η', ink: 'violet' },
    lambda: { tex: '\\lambda', glyph: 'λ', ink: 'teal' },
  },
  views: [
    {
      id: 'family',
      title: 'The family',
      idea: 'Counts that vary more than Poisson: each comes from a Poisson whose rate @lambda is itself random.',
      formula:
        '\\mathrm{NB}(x;@r,@rho)=\\tfrac{\\Gamma(@r+x)}{x!\\,\\Gamma(@r)}\\,@rho^{x}(1-@rho)^{@r}=\\textstyle\\int\\mathrm{Pois}(x;@lambda)\\,\\mathrm{Ga}\\big(@lambda;@r,\\tfrac{1-@rho}{@rho}\\big)\\,d@lambda',
      asked: { d: 'p(x;@r,@rho)=\\textstyle\\int\\mathrm{Pois}(x;@lambda)\\,\\mathrm{Ga}\\big(@lambda;@r,\\tfrac{1-@rho}{@rho}\\big)\\,d@lambda' },
      invitation: 'Drag the ring on the dial: @rho spreads the counts.',
    },
    {
      id: 'fit',
      title: 'Fit to data',
      idea: 'The same family, read backwards: which @r and @rho make these counts most likely?',
      formula: '\\ell(@r,@rho)=\\textstyle\\sum_{x} n_x\\,\\log\\mathrm{NB}(x;@r,@rho)',
      invitation: 'Drag the ring along the curve: one @r fits best.',
    },
  ],
  params: [
    {
      id: 'r',
      symbol: 'r',
      spoken: 'r, shape',
      label: 'shape',
      ink: 'olive',
      default: 3,
      domain: [0, Infinity],
      allowed: 'must be a positive number',
      slider: { low: 0.05, high: 100, scale: 'log' },
    },
    {
      id: 'rho',
      symbol: '\\rho',
      spoken: 'rho, weight of one more count',
      label: 'weight of one more count',
      ink: 'violet',
      default: 0.6,
      domain: [0, 1],
      allowed: 'must lie strictly between 0 and 1',
      slider: { low: 0.01, high: 0.99, scale: 'linear' },
    },
  ],
  choices: {
    view: { kind: 'oneOf', values: ['family', 'fit'], default: 'family' },
    /** The exam's question that is open. */
    part: { kind: 'oneOf', values: ['', 'a', 'b', 'c', 'd', 'e'], default: '' },
    keepMean: { kind: 'flag', default: false },
    keepFittedMean: { kind: 'flag', default: true },
    /** The tail begins here; null: at the first count above mean + 1.5 sd. */
    threshold: { kind: 'whole', low: 0, high: 1e9, default: null },
    /** Which column of an own table holds the counts, from 0; null: not chosen yet, or the table has one reading only. */
    countColumn: { kind: 'whole', low: 0, high: 999, default: null },
    /** The law that `drawn` counts come from, and how many there are. */
    drawnR: { kind: 'number', low: 1e-3, high: 1e6, default: 3 },
    drawnRho: { kind: 'number', low: 1e-9, high: 1 - 1e-9, default: 0.6 },
    drawnSize: { kind: 'whole', low: 1, high: 100_000, default: 150 },
  },
  timeline: { title: 'Draws of the rate', unit: 'draw', last: 1000, scale: 'log' },
  tables,
  tray: { drawn: 'Counts drawn from the law', draw: 'Draw counts', drawHint: 'Counts from the law as it stands now, to see whether the fit finds it', fit: 'Fit this table' },
  help,
};

export type State = LabState;

export const initial: State = initialState(about.params, about.choices, { seed: 305, step: 24, data: 'red-mites' });

/**
 * The state after a parameter moved. With "keep the mean" the other one follows, so that r ρ/(1−ρ) stays.
 * `from` is the state the gesture began in: the mean is taken there and cannot drift.
 */
export function follow(from: State, id: string, value: number): State {
  const { r = 3, rho = 0.6 } = from.params;
  const keeps = from.choices['view'] === 'fit' ? from.choices['keepFittedMean'] : from.choices['keepMean'];
  const moved = { ...from.params, [id]: value };
  if (keeps === true) {
    const mean = (r * rho) / (1 - rho);
    const other = id === 'r' ? { rho: mean / (mean + value) } : { r: (mean * (1 - value)) / value };
    Object.assign(moved, other);
  }
  return { ...from, params: moved };
}

/** Where the counts called `drawn` come from. */
export const drawnFrom = ({ choices: { drawnSize, drawnR, drawnRho }, seed }: State): string =>
  `${Number(drawnSize)} counts drawn from NB with r = ${Number(drawnR)} and rho = ${Number(drawnRho)}, seed ${seed}.`;

/** Which choice says what column of an own table to count, where its header leaves that open: raw counts alone and a table of frequencies do not. */
export function columnChoice(header: readonly string[]): string | null {
  return header.length === 1 || isFrequencyTable(header) ? null : 'countColumn';
}
export function isFrequencyTable(header: readonly string[]): boolean {
  const [count = '', frequency = ''] = header.map((name) => name.trim().toLowerCase());
  return header.length === 2 && ['count', 'counts', 'x'].includes(count) && ['frequency', 'frequencies', 'freq', 'n'].includes(frequency);
}

export interface PmfView extends View {
  /** Whole counts, every one up to 200, else evenly thinned. */
  x: number[];
  negativeBinomial: number[];
  poisson: number[];
  /** The pinned law at the same counts. */
  ghost: number[] | null;
  /** Bars up to 60 counts, an area beyond. */
  style: 'bars' | 'area';
  mean: number;
  sd: { negativeBinomial: number; poisson: number };
  /** P(X >= from) under both. */
  tail: { from: number; negativeBinomial: number; poisson: number };
  /** Where the drawing stops although the law goes on (beyond 1,000 counts), or null. */
  cutAt: number | null;
}

export interface DispersionView extends View {
  rho: number;
  mean: number;
  value: number;
  ghost: number | null;
}

export interface VarianceView extends View {
  /** E[λ], the Poisson's own noise. */
  within: number;
  /** Var[λ], what the moving rate adds. */
  between: number;
  total: number;
}

export interface LogNormalizerView extends View {
  eta: number[];
  A: number[];
  ghost: number[] | null;
  at: { eta: number; A: number };
  /** A'(η) = mean. */
  slope: number;
  /** A''(η) = variance. */
  curvature: number;
  tangent: { eta: number[]; A: number[] };
  parabola: { eta: number[]; A: number[] };
}

export interface MixtureView extends View {
  /** Draws so far. */
  n: number;
  /** Every drawn rate, oldest first, and where its dot stands between 0 and the density there. */
  draws: { lambda: number[]; height: number[] };
  last: number | null;
  /** The counts of the pmf view, and the Poisson pmf of each of the last draws (60 at most), oldest first. */
  x: number[];
  fan: number[][];
  average: number[];
  negativeBinomial: number[];
  /** Total variation distance between average and NB after n draws. */
  distance: { n: number[]; value: number[] };
  distanceNow: number | null;
}

export interface RateView extends View {
  lambda: number[];
  density: number[];
  mean: number;
  /** λ ~ Ga(shape, rate). */
  shape: number;
  rate: number;
}

/** One group of counts: 0, 1, 2, ..., the last one open ("8+": high null). */
export interface Cell {
  label: string;
  low: number;
  high: number | null;
  observed: number;
  negativeBinomial: number;
  poisson: number;
}

export interface CountsView extends View {
  cells: Cell[];
  total: number;
  mean: number;
  /** Frequency data in words: "mites", "leaves". */
  counted: string;
  unit: string;
  tableTitle: string;
  source: string;
}

/** Root scale: sqrt(observed) - sqrt(expected), one per cell. */
export interface ResidualsView extends View {
  labels: string[];
  negativeBinomial: number[];
  poisson: number[];
}

export interface ProfileView extends View {
  r: number[];
  logLik: number[];
  /** The Poisson's log likelihood, reached as r grows without end. */
  poisson: number;
  /** r is Infinity where Poisson is the limit; null where nothing can be fitted (all zeros). */
  maximum: { r: number; rho: number; logLik: number } | null;
  /** The 95 % profile interval; its end is Infinity when it is open. */
  interval: { low: number; high: number; level: number } | null;
  /** The sliders: their log likelihood is on the curve only while the mean is kept. */
  now: { r: number; rho: number; logLik: number; onProfile: boolean };
}

export interface RatioView extends View {
  statistic: number;
  pValue: number;
  /** 5 % of half a point mass at 0 and half a chi-squared with one degree lie beyond. */
  critical: number;
  /** The continuous half's density. */
  statisticAxis: number[];
  density: number[];
}

export interface MomentsView extends View {
  mean: number;
  observed: number;
  within: number;
  between: number;
  poisson: number;
}

export interface GoodnessOfFit {
  /** Labels of the pooled cells, each with at least 5 expected (1 in the last). */
  cells: { label: string; observed: number; expected: number }[];
  statistic: number;
  degrees: number;
  /** null when no degree of freedom is left. */
  pValue: number | null;
}

export interface GoodnessView extends View {
  /** At the maximum, not at the sliders: that is what the degrees of freedom count. Null where there is no fit. */
  negativeBinomial: GoodnessOfFit | null;
  poisson: GoodnessOfFit | null;
}

export interface ElsewhereView extends View {
  /** The same law as others write it; `trap` names what differs. Code runs as it stands. */
  lines: { where: string; code: string; trap: string }[];
  /** All of them at this count give this probability. */
  at: { x: number; pmf: number };
}

/** Views of the side that is not shown are null: the core does no work for what nobody sees. */
export interface Views {
  elsewhere: ElsewhereView;
  family: {
    pmf: PmfView;
    dispersion: DispersionView;
    variance: VarianceView;
    logNormalizer: LogNormalizerView;
    mixture: MixtureView;
    rate: RateView;
  } | null;
  fit: {
    counts: CountsView;
    residuals: ResidualsView;
    rate: RateView;
    profile: ProfileView;
    ratio: RatioView;
    moments: MomentsView;
    goodness: GoodnessView;
  } | null;
}

/** The frame's shared axes. All of them are there, whichever side is shown, so that nothing glides in from nowhere. */
export type Axes = {
  /** Counts of pmf, fan and rate: [0, end], end in the steps 20, 40, 100, 200, 500, ... */
  count: Interval;
  probability: Interval;
  density: Interval;
  eta: Interval;
  logNormalizer: Interval;
  /** Of the fit. */
  observed: Interval;
  profileR: Interval;
  profileLogLik: Interval;
  statistic: Interval;
};
