import type { View } from '../../../contract/types';
import { shown, whole } from '../../../contract/words';
import { affordablePlaces } from '../lineCost';
import type { Moment } from '../moment';
import type { LineView, TraceView } from '../state';
import { tied } from './rates';
import { bins, logs, stepName } from './words';

type Numbers<V extends View> = Omit<V, keyof View>;

export function traceWords(view: Numbers<TraceView> & { moment: Moment }): View {
  const { moment, falls, counted, rate, open, breaks } = view;
  const { step, logLik, bound, run } = moment;
  const first = `After the ${step === 0 ? 'start' : stepName(step)} the log likelihood is ${logs(logLik)}${step > 0 ? `, the bound ${logs(bound)}` : ''}.`;
  const counting = `${whole(falls)} falls in ${whole(counted)} half-steps${breaks.length > 0 ? ' since the last change by hand' : ''}.`;
  const ending = open ? 'The run goes on: so many counts are not worked through ahead of time.' : `The run ends after half-step ${whole(run.last ?? step)}.`;
  const speed = rate === null ? '' : ` Near its end each iteration gains ${shown(rate)} times what the one before gained.`;
  return { title: traceTitle(view), twin: `${first} ${counting} ${ending}${speed}${lineless(moment)}` };
}

function traceTitle({ moment, lift, falls }: Numbers<TraceView> & { moment: Moment }): string {
  const { step, logLik, bound, run, K, D, now, impossible } = moment;
  if (falls > 0) return `The likelihood fell ${whole(falls)} times: this must never happen`;
  if (impossible.length > 0) return `${impossible.length === 1 ? `Bin ${whole(impossible[0] + 1)} is` : `${bins(impossible.length)} are`} impossible under every class: the log likelihood is −infinity`;
  if (K > 1 && tied({ K, D, now: now.lambda })) return 'Identical classes stay identical: EM cannot break the tie';
  if (lift === null) return `The climb begins at ${logs(logLik)}`;
  if (step === run.last) return `EM has come to rest at ${logs(logLik)}`;
  const gap = logLik - bound;
  if (step % 2 === 1) {
    if (moment.movedSince) return `By hand a gap of ${logs(gap)} opened between bound and likelihood`;
    return `E made the bound touch; M lifts it by ${logs(lift)}`;
  }
  return `M lifted both; the next E closes a gap of ${logs(gap)}`;
}

const lineless = (moment: Moment): string =>
  moment.last && affordablePlaces(moment) === 0 ? ' The line under the bound is left out: it would take a pass over all counts for each of its points.' : '';

export function lineWords({ s, bound, logLik, gain, now, touches }: Numbers<LineView> & { touches: boolean }): View {
  if (!gain) return { title: 'A rate of 0 forbids spikes that its class has', twin: 'Where the line begins the bound is −infinity: a rate of 0 forbids spikes that the last E shared out to its class. M brings the rate back, and gains without end.' };
  const at = `On the straight line from the rates ${now === 1 ? 'before M' : 'as they stand'} to where M goes, ${shown(s[0])} to ${shown(s[s.length - 1])} times as far,`;
  const best = logLik.reduce((top, value, i) => (value > logLik[top] ? i : top), 0);
  const twin = `${at} the bound ${touches ? 'touches the log likelihood at the beginning and' : 'lies below the log likelihood and'} is highest at M, ${logs(bound[s.indexOf(1)])}: it gains ${logs(gain.bound)}, the log likelihood ${logs(gain.logLik)}. The log likelihood itself is highest ${shown(s[best])} times as far, ${logs(logLik[best])}.`;
  const title = now === 1 ? `M went to the top of the bound, ${logs(gain.bound)} higher` : `M goes to the top of the bound, ${logs(gain.bound)} higher`;
  return { title, twin };
}
