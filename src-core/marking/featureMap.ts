import type { Counterexample } from '../contract/parts';
import { nearEnough } from './closeness';
import { counterexampleWords } from './counterexample';
import { rightFinding, type Finding } from './finding';
import { ownFormula, type Formula, type Prepared } from './formula';
import type { Sampler } from './points';
import { mostSteps, type Point } from './scope';
import { unreadable } from './trouble';
import { column, entriesOf, isFiniteValue, isVector, shapeOf, type Value } from './values';

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
    if (seen.isMatrix) return { isRight: false, note: null, slip, counterexample: null, words: [`The answer asked here is a vector; yours is ${shapeOf(first)}.`] };
    const counterexample = plainPair(prepared, answer, sampler);
    return { isRight: false, note: null, slip, counterexample, words: [], ...(counterexample ? { pointWords: counterexampleWords(counterexample) } : {}) };
  };
}

/** A pair of vectors of small whole numbers at which the inner product is not the right one. */
function plainPair(prepared: Prepared, answer: Formula, sampler: Sampler): Counterexample | null {
  const right = ownFormula(prepared, prepared.field.right[0]?.form ?? '');
  const name = prepared.field.symbols[0]?.name ?? '';
  const at = (entries: readonly number[]): Point => sampler.settled(new Map([...sampler.point(0), [name, column(entries)]]));
  const pairsTried = [[1, 2, 3, -1], [1, 2, 2, 1], [1, 1, 1, 2], [2, 1, 1, 3]] as const;
  const found = pairsTried.flatMap(([a1, a2, b1, b2]): Counterexample[] => {
    const product = (formula: Formula): number => kernel(formula.run(at([a1, a2]), { left: mostSteps }), formula.run(at([b1, b2]), { left: mostSteps }));
    const [yours, wanted] = [product(answer), product(right)];
    return Number.isFinite(yours) && Math.abs(yours - wanted) > 0.01 * Math.abs(wanted) ? [{ at: { a1, a2, b1, b2 }, yours, right: wanted }] : [];
  });
  return found[0] ?? null;
}
