import type { AnswerCurve } from '../contract/answerOnStage';
import { shortNumber } from './counterexample';

/** What the words of a curve are made of. `label`: what is asked for. */
export interface CurveNumbers extends Omit<AnswerCurve, 'title' | 'twin'> {
  readonly label: string;
}

/** As many as in every number of these words. */
const digits = 4;

/** "9 times too small": how a value is off by a factor, in so many digits; null where it is off by a sign, or where a factor says nothing. */
export function timesOff(value: number, right: number, digits: number): string | null {
  const ratio = value / right;
  if (!(ratio > 0 && Number.isFinite(ratio))) return null;
  const factor = Number((ratio > 1 ? ratio : 1 / ratio).toPrecision(digits));
  return `${factor} times too ${ratio > 1 ? 'large' : 'small'}`;
}

type Way = 'rises' | 'falls' | null;

/** Whether values only rise or only fall, where there are any. */
function wayOf(values: readonly number[]): Way {
  const known = values.filter((value) => !Number.isNaN(value));
  const steps = known.slice(1).map((value, i) => value - (known[i] ?? value));
  if (steps.length === 0 || steps.every((step) => step === 0)) return null;
  return steps.every((step) => step >= 0) ? 'rises' : steps.every((step) => step <= 0) ? 'falls' : null;
}

/** The factor between both, where it is the same everywhere; null elsewhere. */
function factorOf({ yours, right }: CurveNumbers): number | null {
  const ratios = yours.flatMap((value, i) => (right[i] === 0 || Number.isNaN(value / (right[i] ?? NaN)) ? [] : [value / (right[i] ?? NaN)]));
  const [first] = ratios;
  return first !== undefined && ratios.every((ratio) => Math.abs(ratio - first) <= 1e-9 * Math.abs(first)) ? first : null;
}

/** More meetings than these are not told one by one. */
const fewMeetings = 3;
const meetings = ({ agree, param }: CurveNumbers, sign: '@' | ''): string | null =>
  agree.length > 0 && agree.length <= fewMeetings ? agree.map((x) => `${sign}${param} = ${shortNumber(x)}`).join(' and ') : null;

/** How an answer parts from what is right, in a sentence: first its direction, then a factor, then where both meet. */
export function curveTitle(numbers: CurveNumbers): string {
  const { label, yours, right } = numbers;
  const [mine, theirs] = [wayOf(yours), wayOf(right)];
  if (mine && theirs && mine !== theirs) return `Your formula ${mine} where the ${label} ${theirs}`;
  const factor = factorOf(numbers);
  if (factor === -1) return `Your formula has the opposite sign of the ${label}`;
  const everywhere = factor === null ? null : timesOff(factor, 1, digits);
  if (everywhere !== null) return `Your formula is ${everywhere} everywhere`;
  const met = meetings(numbers, '@');
  if (met) return `Your formula meets the ${label} only at ${met}`;
  if (mine === null && theirs) return `Your formula does not follow the ${label} as it ${theirs}`;
  const above = yours.some((value, i) => value > (right[i] ?? NaN));
  return `Your formula stays ${above ? 'above' : 'below'} the ${label}`;
}

/** The same in whole sentences: the failing point, where both agree, and the sliders. */
export function curveTwin(numbers: CurveNumbers): string {
  const { failing, now, label, param } = numbers;
  const met = meetings(numbers, '');
  const apart = failing && timesOff(failing.yours, failing.right, digits);
  const at = (x: number): string => `${param} = ${shortNumber(x)}`;
  const value = (x: number): string => (Number.isNaN(x) ? 'no value' : shortNumber(x));
  return [
    failing && `At ${at(failing.x)} the ${label} is ${value(failing.right)}; your formula gives ${value(failing.yours)}${apart === null ? '' : `, ${apart}`}.`,
    met && `The two agree only at ${met}.`,
    `At the sliders, ${at(now.x)}, it is ${value(now.right)} and your formula ${value(now.yours)}.`,
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join(' ');
}
