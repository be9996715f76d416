import { evenly } from '../../../maths/steps';
import { rememberedWork, type RememberedWork, type Work } from '../../../contract/work';
import { convergenceRate, falls } from '../convergence';
import { maximised, type Mixture } from '../em';
import { boundAt, boundLine, reach } from '../line';
import { affordablePlaces, furthest, lowest } from '../lineCost';
import type { Moment } from '../moment';
import { known, type Run } from '../run';
import type { LineView, TraceView } from '../state';
import { lineWords, traceWords } from '../twins/trace';

/** Log likelihood and bound after every half-step that is known. */
export function traceView(moment: Moment): TraceView {
  const { run, step } = moment;
  const end = known(run);
  const logLik = Float64Array.from({ length: end + 1 }, (_, h) => logLikAfter(run, h));
  const bound = Float64Array.from({ length: end + 1 }, (_, h) => boundAfter(run, h));
  const breaks = [...new Set(run.edits.map(({ halfStep }) => halfStep))].filter((h) => h <= end);
  const from = breaks.findLast((h) => h <= step) ?? 0;
  const numbers = {
    logLik,
    bound,
    now: step + 1,
    open: run.last === null,
    breaks,
    falls: falls(logLik.subarray(0, step + 1), from),
    counted: step - from,
    lift: liftOf(moment),
    rate: convergenceRate(wholeSteps(run, breaks.at(-1) ?? 0)),
  };
  return { ...traceWords({ ...numbers, moment }), ...numbers };
}

/** What the next M adds to the bound; null before the first E. */
function liftOf({ last, now, n, run, bound }: Moment): number | null {
  return last && boundAt(last, maximised(last.expected, now, n, run.learnPi)) - bound;
}

function logLikAfter({ turns }: Run, h: number): number {
  const { expected, changed } = turns[Math.floor(h / 2)];
  return h % 2 === 1 && changed ? changed.logLik : expected.logLik;
}

function boundAfter({ turns }: Run, h: number): number {
  const { expected, changed, bound } = turns[Math.floor(h / 2)];
  if (h % 2 === 0) return bound;
  return changed ? changed.bound : expected.logLik;
}

/** Log likelihoods after whole steps since the last change by hand. */
const wholeSteps = ({ turns }: Run, from: number): Float64Array => Float64Array.from(turns.slice(Math.ceil(from / 2)), ({ expected }) => expected.logLik);

/**
 * Log likelihood and bound, both evaluated at every place of the straight line from the present rates (s = 0) to where M goes (s = 1);
 * once M is there, from where it came. Weights go along where they are learnt. It stops where a rate or a weight would reach 0.
 * Null before the first E, and where a line would cost too much. Kept for the last few moments.
 */
export const lineView: RememberedWork<[Moment], LineView | null> = rememberedWork(4, ({ key }: Moment) => key, function* (moment: Moment): Work<LineView | null> {
  const { last, run, now, n, step, observed } = moment;
  const places = affordablePlaces(moment);
  if (!last || places === 0) return null;
  const goal = maximised(last.expected, now, n, run.learnPi);
  const arrived = step % 2 === 0 && isSame(goal.lambda, now.lambda);
  const from = arrived ? last.mixture : now;
  const s = placesOf(from, goal, places);
  const { logLik, bound } = yield* boundLine(observed.counts, last, from, goal, s);
  const [zero, one] = [s.indexOf(0), s.indexOf(1)];
  const gain = { bound: bound[one] - bound[zero], logLik: logLik[one] - logLik[zero] };
  const numbers = { s, logLik, bound, now: arrived ? (1 as const) : (0 as const), gain: Number.isFinite(gain.bound + gain.logLik) ? gain : null };
  return { ...lineWords({ ...numbers, touches: last.mixture.lambda === from.lambda }), ...numbers };
});

const isSame = (a: Float64Array, b: Float64Array): boolean => a.every((value, j) => value === b[j]);

function placesOf(from: Mixture, to: Mixture, places: number): Float64Array {
  const { low, high } = reach(from, to, lowest, furthest);
  const others = evenly(Math.min(0, low), Math.max(1, high), places - 2).filter((s) => Math.abs(s) > 1e-9 && Math.abs(s - 1) > 1e-9);
  return Float64Array.from([...others, 0, 1]).sort();
}
