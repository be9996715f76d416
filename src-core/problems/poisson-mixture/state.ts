import { initialState } from '../../contract/params';
import type { About, BuiltInTable, LabState, Param } from '../../contract/types';

export type * from './shown';
export { stages } from './stages';

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
      asked: {
        a: '\\vphantom{\\dfrac{\\prod_d}{\\sum_j}}p(y_i,z_i=k)=\\pi_k\\textstyle\\prod_d\\mathrm{Po}(y_{id};\\lambda_{kd})',
        b: '\\omega_{ik}=\\dfrac{\\pi_k\\prod_d\\mathrm{Po}(y_{id};\\lambda_{kd})}{\\sum_j\\pi_j\\prod_d\\mathrm{Po}(y_{id};\\lambda_{jd})}',
      },
      invitation: 'Press Step: E shares the torn bins, M moves the rings to the diamonds.',
    },
    {
      id: 'starts',
      title: 'Starts',
      idea: 'EM never falls, yet where it ends depends on where it starts.',
      formula: 'p(y_i)=\\textstyle\\sum_k\\pi_k\\prod_d\\mathrm{Po}(y_{id};\\lambda_{kd})',
      invitation: 'Press Four more for other starts, or Run 200 starts to see every height.',
    },
    {
      id: 'classes',
      title: 'Classes',
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
    /** The exam's question that is open. */
    part: { kind: 'oneOf', values: ['', 'a', 'b'], default: '' },
    /** Weights of the classes, K of them; null: equal. */
    pi: { kind: 'rows', width: 1, most: mostClasses, low: 0, high: 1, default: [0.4, 0.35, 0.25] },
    learnPi: { kind: 'flag', default: false },
    start: { kind: 'oneOf', values: ['rates', 'rows', 'identical', 'own'], default: 'rates' },
    startSeed: { kind: 'whole', low: 0, high: 2 ** 32 - 1, default: 2 },
    /** Rates changed by hand: half-step, class, neuron, rate. Each takes effect after its half-step, in this order. */
    edits: { kind: 'rows', width: 4, most: 200, low: 0, high: 1e9, default: [] },
    /** The time bin and the neuron that are looked at. */
    bin: { kind: 'whole', low: 0, high: 999_999, default: 62 },
    neuron: { kind: 'whole', low: 0, high: 499, default: 9 },
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
