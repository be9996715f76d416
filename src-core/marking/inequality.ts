import { stream } from '../maths/random';
import { mostSteps, type Point } from './scope';
import { rightFinding, type Finding } from './finding';
import { formulaOf, type Formula, type Prepared } from './formula';
import { answerTokens, comparisonSides } from './read';
import { shortNumber } from './counterexample';
import { unreadable } from './trouble';

const pairs = 200;

/** A comparison as its two sides, the smaller first. */
export interface Comparison {
  low: Formula;
  high: Formula;
}

/** Reads an answer as a comparison; null where it has no sign of one. */
export function comparisonOf(prepared: Prepared, text: string): Comparison | null {
  const tokens = answerTokens(prepared.field, text);
  const sides = comparisonSides(tokens);
  if (!sides) return null;
  const [low, high] = sides.map((side) => formulaOf(prepared, side, text.length));
  return low && high ? { low, high } : null;
}

/**
 * Sizes at which a comparison is tried. `small` is spread in powers; `large` half of the time as freely, half of the time near the square of
 * `small`, down to a hundred-millionth, since that is where conditions of this kind change.
 */
function trialPoints(purpose: string): Point[] {
  const uniform = stream(1, purpose);
  const plain = [2, 8].flatMap((K) => [100, 50, 10, 5].map((T) => new Map(Object.entries({ T, K, D: 512 }))));
  const drawn = Array.from({ length: pairs }, (_, i) => {
    const K = Math.exp(Math.log(2) + Math.log(64) * uniform());
    const T = i % 2 === 0 ? Math.exp(Math.log(2) + Math.log(8192) * uniform()) : K * K * Math.exp((uniform() - 0.5) * 10 ** -(i % 9));
    return new Map([
      ['K', K],
      ['T', T],
      ['D', K * Math.exp(0.1 + Math.log(100) * uniform())],
    ]);
  });
  return [...drawn, ...plain];
}

/** The relation of inequalities: true at the same sizes as the right one; < and << alike. */
export function inequalitiesOf(prepared: Prepared, purpose: string): (answer: Comparison) => Finding {
  const { field } = prepared;
  const points = trialPoints(purpose);
  const truth = ({ low, high }: Comparison): (boolean | null)[] => {
    const budget = { left: mostSteps };
    return points.map((point) => {
      const [small, large] = [low.run(point, budget), high.run(point, budget)];
      if (typeof small !== 'number' || typeof large !== 'number') return unreadable('Both sides of a comparison must be numbers.', null);
      return Number.isNaN(small) || Number.isNaN(large) ? null : small < large;
    });
  };
  const own = (form: string): (boolean | null)[] => {
    const comparison = comparisonOf(prepared, form);
    if (!comparison) throw new Error(`The form ${form} of field ${field.id} is no comparison.`);
    return truth(comparison);
  };
  const rights = field.right.map(({ form }) => own(form));
  const slips = field.slips.map((slip) => ({ slip, forms: slip.forms.map(own) }));
  const alike = (a: readonly (boolean | null)[], b: readonly (boolean | null)[]): boolean => a.every((value, i) => value === b[i]);

  return (answer) => {
    const truths = truth(answer);
    if (truths.some((value) => value === null)) unreadable('One side has no real value for some allowed sizes.', null);
    if (rights.some((right) => alike(truths, right))) return rightFinding();
    const slip = slips.find(({ forms }) => forms.some((form) => alike(truths, form)))?.slip ?? null;
    const [right = []] = rights;
    // Plain sizes come last among the points, and first in what is shown.
    const failed = points.findLastIndex((_, i) => truths[i] !== right[i]);
    const at = [...(points[failed] ?? [])].flatMap(([name, value]) => (typeof value === 'number' ? [`${name} = ${shortNumber(value)}`] : []));
    return { isRight: false, note: null, slip, counterexample: null, words: [`At ${at.join(', ')} your condition ${truths[failed] ? 'holds and should not' : 'does not hold and should'}.`] };
  };
}
