import type { Counterexample, FormulaField } from '../contract/parts';
import { mostSteps, type Cells, type Point } from './scope';
import type { Formula } from './formula';
import { comparable } from './closeness';
import type { Sampler } from './points';
import { entriesOf, isFiniteValue, shapeOf, type Value } from './values';

const mostShown = 4;

/** Four significant digits, without needless zeros. */
export const shortNumber = (x: number): string => String(Number(x.toPrecision(4)));

/** The names that formulas use, and those that these follow from: who is told rho knows eta. */
export function rootsOf(field: FormulaField, names: ReadonlySet<string>): ReadonlySet<string> {
  const ways = field.symbols.flatMap(({ name, draw }) => (draw.kind === 'formula' && names.has(name) ? draw.of.match(/[A-Za-z_]\w*/g) ?? [] : []));
  return new Set([...names, ...ways]);
}

/** The numbers of a point that tell a person where it is: at most four, those that the formulas use. */
function shown(field: FormulaField, point: Point, names: ReadonlySet<string>): Record<string, number> {
  const numbers = field.symbols.flatMap(({ name, draw }) => {
    const value = point.get(name);
    return typeof value === 'number' && draw.kind !== 'formula' && names.has(name) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(numbers.slice(0, mostShown));
}

/** The point with its real numbers rounded to so many digits. */
function rounded(field: FormulaField, point: Point, places: number): Point {
  const plain = new Map<string, Value | Cells>(point);
  for (const { name, draw } of field.symbols) {
    const value = point.get(name);
    if (typeof value === 'number' && (draw.kind === 'real' || draw.kind === 'signed')) plain.set(name, Number(value.toPrecision(places)));
  }
  return plain;
}

/** The point with plain numbers in place of its own, in every combination; none where no symbol has any. */
function plainOnes(field: FormulaField, point: Point): Point[] {
  const symbols = field.symbols.filter(({ plain }) => plain !== undefined);
  return symbols.length === 0 ? [] : symbols.reduce<Point[]>((made, { name, plain = [] }) => made.flatMap((each) => plain.map((x) => new Map(each).set(name, x))), [point]);
}

/** How hard numbers are to take in: the digits that are written of them, signs, among whole numbers their size. */
const effortOf = (numbers: readonly number[], written: (x: number) => string): number =>
  numbers.reduce((total, x) => total + written(Math.abs(x)).replace('.', '').length + (x < 0 ? 0.5 : 0) + (Number.isInteger(x) ? Math.abs(x) / 100 : 0), 0);
/** The same of an example; values that need powers of ten are harder still. */
const effort = ({ at, yours, right }: Counterexample): number =>
  [yours, right].filter((value) => Math.abs(value) < 1e-3 || Math.abs(value) > 1e4).length + effortOf(Object.values(at), String) + effortOf([yours, right], shortNumber);

/** The first entry in which two values differ by more than a share of the right one. */
function firstDifference(yours: Value, right: Value, share: number): Pick<Counterexample, 'yours' | 'right'> | null {
  const [mine, theirs] = [entriesOf(yours), entriesOf(right)];
  for (let i = 0; i < theirs.length; i += 1) if (Math.abs(mine[i] - theirs[i]) > share * Math.max(Math.abs(theirs[i]), 1e-12)) return { yours: mine[i], right: theirs[i] };
  return null;
}

/**
 * Of the failing points the plainest: at numbers that read well, else rounded to one or two digits, where it still fails by one per cent; fewest
 * digits first, those of both values among them. The same answer always gets the same point. Null where the answer has another shape, since no number stands against another then.
 */
export function plainest(field: FormulaField, answer: Formula, right: Formula, failing: readonly Point[], sampler: Sampler): Counterexample | null {
  const names = rootsOf(field, new Set([...answer.names, ...right.names]));
  const budget = { left: 2 * mostSteps };
  const plain = failing.slice(0, 1).flatMap((failed) => plainOnes(field, failed).map(sampler.settled));
  const others = failing.flatMap((failed) => [sampler.settled(rounded(field, failed, 1)), sampler.settled(rounded(field, failed, 2)), failed]);
  for (const [candidates, share] of [[plain, 0.01], [others, 0.01], [others, 1e-9]] as const) {
    const examples = candidates.flatMap((point): Counterexample[] => {
      const [yours, wanted] = [answer.run(point, budget), right.run(point, budget)];
      if (!isFiniteValue(yours) || !isFiniteValue(wanted) || !comparable(yours, wanted, field.eitherWay)) return [];
      const difference = firstDifference(yours, wanted, share);
      return difference ? [{ at: shown(field, point, names), ...difference }] : [];
    });
    const [best] = examples.sort((a, b) => effort(a) - effort(b));
    if (best) return best;
  }
  return null;
}

/** Two numbers with as many digits as it takes to tell them apart, four at least. */
function apart(a: number, b: number): [string, string] {
  for (let places = 4; places < 16; places += 2) {
    const written: [string, string] = [String(Number(a.toPrecision(places))), String(Number(b.toPrecision(places)))];
    if (written[0] !== written[1]) return written;
  }
  return [String(a), String(b)];
}

/** "At rho = 0.3, r = 2 your formula gives 0.6; the right value is 0.8571." */
export function counterexampleWords({ at, yours, right }: Counterexample, isOneOfMany = false): string {
  const place = Object.entries(at).map(([name, value]) => `${name} = ${shortNumber(value)}`);
  const [mine, theirs] = apart(yours, right);
  return `${place.length === 0 ? 'At one point' : `At ${place.join(', ')}`} your formula gives ${mine}${isOneOfMany ? ' in the first entry that differs' : ''}; the right value is ${theirs}.`;
}

/** What to say of a value of another shape. */
export const shapeWords = (yours: Value, right: Value): string => `The answer asked here is ${shapeOf(right)}; yours is ${shapeOf(yours)}.`;
