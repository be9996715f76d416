import type { Frame, FrameRequest, Interval, ReadOut } from '../../contract/types';
import { finished, type Work } from '../../contract/work';
import { emAxes, rateAxis, startAxes } from './axes';
import { lostBins } from './lost';
import { momentOf, type Moment } from './moment';
import { observedWork, type Observed } from './observed';
import { pairingOf, type Pairing } from './pairing';
import { extended } from './run';
import { runOf, weightsOf } from './runOf';
import { halfOf, mostSteps, type Axes, type State, type Views } from './state';
import { bins, logs, stepName } from './twins/words';
import { bayesView, simplexView } from './views/bins';
import { ghostClimb } from './views/ghost';
import { chosenBin, chosenNeuron, rasterView } from './views/raster';
import { rateCurves } from './views/curves';
import { confusionView, ratesView } from './views/rates';
import { startsView } from './views/starts';
import { lineView, traceView } from './views/trace';

/** Multiplications of a whole run that are done ahead of time, so that the trace shows what is to come. */
const affordableRun = 1e7;
/** Multiplications beside those of EM itself. */
const affordableCount = 1e6;

/**
 * All that is on screen for a state, in slices: axes, read-outs, and the numbers and words of every figure on the visible side; the others are null.
 *
 * The run is replayed as far as the half-step asked for, and to its end where that costs little; what is known of it is kept.
 * Refuses counts that are not there and weights that do not fit the classes.
 */
export function* frameWork({ state, held }: FrameRequest<State>): Work<Frame<Views>> {
  const observed = yield* observedWork(state);
  const view = state.choices['view'];
  const side = view === 'starts' ? yield* startsSide(state, observed) : yield* emSide(state, observed, view === 'classes', held);
  const K = weightsOf(state).length;
  const { rows, columns } = observed.counts;
  return {
    axes: { ...resting, ...side.axes, ...held },
    readOuts: side.readOuts,
    spoken: side.spoken,
    ...(side.time ? { time: side.time } : {}),
    views: { K, pi: side.pi, size: { bins: rows, neurons: columns }, em: null, starts: null, classes: null, ...side.views },
  };
}

/** The same in one go. */
export const frame = (request: FrameRequest<State>): Frame<Views> => finished(frameWork(request));

type Held = FrameRequest<State>['held'];

interface Side {
  axes: Partial<Axes>;
  readOuts: ReadOut[];
  spoken: string;
  time?: { last: number; name: string };
  pi: number[];
  views: Partial<Pick<Views, 'em' | 'starts' | 'classes'>>;
}

/** Axes of figures that are not shown. */
const resting = { rate: [0, 2], logLik: [-1, 0], step: [0, 2], s: [-0.65, 2.3], lineLogLik: [-1, 0], startLogLik: [-1, 0], startStep: [0, 5] } satisfies Record<keyof Axes, Interval>;

function* emSide(state: State, observed: Observed, classesOnly: boolean, held: Held): Work<Side> {
  const run = runOf(state, observed);
  const moment = yield* momentOf(run, state.step);
  const { n, K, D, step } = moment;
  if (n * K * (D + 6) * mostSteps <= affordableRun) yield* extended(run, 2 * mostSteps);
  const pairing = observed.truth && pairingOf(moment.now.lambda, observed.truth.lambda, K);
  const confusion = confusionView(moment, pairing);
  const common = { time: { last: run.last ?? 2 * mostSteps, name: stepName(step) }, spoken: spokenOf(moment), pi: Array.from(moment.now.pi) };
  if (classesOnly) return { ...common, axes: {}, readOuts: [{ label: 'log likelihood', value: moment.logLik, role: 'model' }], views: { classes: { confusion, K } } };
  const { em, axes } = yield* emViews(state, moment, pairing, confusion, held);
  return { ...common, axes, readOuts: emReadOuts(moment, em), views: { em } };
}

function* emViews(state: State, moment: Moment, pairing: Pairing | null, confusion: NonNullable<Views['em']>['confusion'], held: Held): Work<{ em: NonNullable<Views['em']>; axes: Partial<Axes> }> {
  const bin = chosenBin(state, moment);
  const line = yield* lineView(moment);
  const trace = traceView(moment);
  const ghost = yield* ghostClimb(state);
  const neuron = chosenNeuron(state, moment);
  const [, top] = held?.['rate'] ?? rateAxis(moment);
  const withNaive = state.choices['arithmetic'] === 'naive';
  const em = {
    raster: yield* rasterView(state, moment, pairing),
    bayes: bayesView(moment, bin, withNaive),
    simplex: simplexView(moment, bin),
    rates: ratesView(moment, pairing, neuron, yield* rateCurves(moment, neuron, top)),
    trace,
    line,
    confusion,
    ghost,
    next: halfOf(moment.step) === 'E' ? ('M' as const) : ('E' as const),
    naive: { logProduct: moment.logLik, lost: withNaive || isCheap(moment) ? yield* lostBins(moment) : null },
  };
  return { em, axes: emAxes(moment, trace, line, ghost) };
}

/** Whether what is lost by plain products may be counted without being asked for. */
const isCheap = ({ n, K, D }: Moment): boolean => n * K * D <= affordableCount;

/** Log likelihood and bound, and what the next half-step does to them. */
function emReadOuts({ bound, logLik, last }: Moment, em: NonNullable<Views['em']>): ReadOut[] {
  return [...(last ? [{ label: 'bound', value: bound, role: 'comparison' as const }] : []), { label: 'log likelihood', value: logLik, role: 'model' }, ...aheadOf(logLik - bound, em)];
}

/** What the next M gains, of the bound alone where the likelihood would cost a pass over all counts; or the gap that the next E closes. */
function aheadOf(gap: number, { line, next, trace: { lift } }: NonNullable<Views['em']>): ReadOut[] {
  if (next === 'E') return Number.isFinite(gap) ? [{ label: 'next E closes', value: gap, role: 'optimum' }] : [];
  if (line?.gain) return [{ label: 'next M gains', value: line.gain.logLik, role: 'optimum' }];
  return lift !== null && Number.isFinite(lift) ? [{ label: 'next M lifts the bound', value: lift, role: 'optimum' }] : [];
}

function spokenOf({ step, logLik, last, n }: Moment): string {
  const undecided = last ? `, ${last.shares.undecided} of ${bins(n)} undecided` : '';
  return `${stepName(step)}, log likelihood ${logs(logLik)}${undecided}`;
}

function* startsSide(state: State, observed: Observed): Work<Side> {
  const starts = yield* startsView(state, observed);
  const ends = starts.starts.map(({ end }) => end);
  const [best, worst] = [Math.max(...ends), Math.min(...ends)];
  return {
    axes: startAxes(starts),
    readOuts: [
      { label: `best of ${ends.length}`, value: best, role: 'optimum' },
      { label: `worst of ${ends.length}`, value: worst, role: 'model' },
    ],
    spoken: `${starts.title}: the best at ${logs(best)}, the worst at ${logs(worst)}`,
    pi: starts.pi,
    views: { starts },
  };
}
