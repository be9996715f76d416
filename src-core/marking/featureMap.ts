import { mostSteps } from './scope';
import { counterexampleWords } from './counterexample';
import { rightFinding, type Finding } from './finding';
import { ownFormula, type Formula, type Prepared } from './formula';
import type { Sampler } from './points';
import { nearEnough } from './closeness';
import { unreadable } from './trouble';
import { entriesOf, isFiniteValue, isVector, shapeOf, type Value } from './values';

const pairs = 30;
const isMatrix = (value: Value): boolean => typeof value !== 'number' && !isVector(value);

/** φ(a)'φ(b) of two values of a map: the sum of products of their entries. */
function kernel(a: Value, b: Value): number {
  const [left, right] = [entriesOf(a), entriesOf(b)];
  let total = 0;
  for (let i = 0; i < left.length; i += 1) total += left[i] * right[i];
  return left.length === right.length ? total : NaN;
}

/** The relation of feature maps: any map that gives the right inner products is right; a slip is known by its own, and by being a matrix or not. */
export function featureMapsOf(prepared: Prepared, sampler: Sampler): (answer: Formula) => Finding {
  const { field } = prepared;
  const budget = { left: Infinity };
  interface Seen {
    isMatrix: boolean;
    kernels: number[];
  }
  const seenOf = (formula: Formula, left = budget): Seen => {
    const values = Array.from({ length: pairs + 1 }, (_, i) => formula.run(sampler.point(i), left));
    return { isMatrix: values.some(isMatrix), kernels: Array.from({ length: pairs }, (_, i) => kernel(values[i] ?? NaN, values[i + 1] ?? NaN)) };
  };
  const own = (form: string): Seen => seenOf(ownFormula(prepared, form));
  const rights = field.right.map(({ form }) => own(form));
  const slips = field.slips.map((slip) => ({ slip, forms: slip.forms.map(own) }));
  const alike = (a: Seen, b: Seen): boolean =>
    a.isMatrix === b.isMatrix && a.kernels.every((value, i) => Math.abs(value - (b.kernels[i] ?? NaN)) <= nearEnough * Math.max(1, Math.abs(value)));

  return (answer) => {
    const seen = seenOf(answer, { left: mostSteps });
    const first = answer.run(sampler.point(0), budget);
    if (!isFiniteValue(first) || !seen.kernels.every(Number.isFinite)) unreadable('This has no finite real value for most allowed values of its symbols.', null);
    if (rights.some((right) => alike(seen, right))) return rightFinding();
    const slip = slips.find(({ forms }) => forms.some((form) => alike(seen, form)))?.slip ?? null;
    const wanted = rights[0]?.kernels[0] ?? NaN;
    const counterexample = { at: numbersAt(prepared, sampler), yours: seen.kernels[0] ?? NaN, right: wanted };
    const words = seen.isMatrix ? [`The answer asked here is a vector; yours is ${shapeOf(first)}.`] : [counterexampleWords(counterexample)];
    return { isRight: false, note: null, slip, counterexample: seen.isMatrix ? null : counterexample, words };
  };
}

/** The entries of the two vectors of the first pair. */
function numbersAt({ field }: Prepared, sampler: Sampler): Record<string, number> {
  const at: Record<string, number> = {};
  for (const [name, point] of [
    ['a', sampler.point(0)],
    ['b', sampler.point(1)],
  ] as const) {
    const value = point.get(field.symbols[0]?.name ?? '');
    if (typeof value === 'object' && 'values' in value) value.values.forEach((entry, i) => (at[`${name}${i + 1}`] = entry));
  }
  return at;
}
