import { stream } from '../maths/random';
import { mostSteps, type Point } from './scope';
import { comparable, difference, gap, size } from './closeness';
import type { Formula } from './formula';
import type { Sampler } from './points';
import { unreadable } from './trouble';
import { isFiniteValue, type Value } from './values';

const mostDraws = 160;
const wanted = 40;
const fewest = 20;
/** Relative size of the disturbance of each operation: a few roundings. */
const disturbance = 1e-15;
/** Whole results up to here carry no rounding error: sizes, indices and what is counted with them, in exponents above all. */
const exactUpTo = 4096;
const disturbed = (x: number, by: number): number => (Number.isInteger(x) && Math.abs(x) <= exactUpTo ? x : x * (1 + disturbance * by));
/** Below the first spread an answer counts as well conditioned; above the second nothing can be said. */
const wellBehaved = 1e-10;
const hopeless = 1e-6;
/** A disturbance of this share of the largest right value leaves nothing of an answer there: it could be anything. */
const lost = 1e-4;

/** A point at which an answer is compared, and both values there. */
export interface Sighting {
  index: number;
  point: Point;
  value: Value;
  right: Value;
}

/** An answer's values at the points of its field. */
export interface Trial {
  readonly sightings: readonly Sighting[];
  /** A point at which only the answer has no value, and the share of such points. */
  readonly undefinedAt: Point | null;
  readonly undefinedShare: number;
  readonly budget: { left: number };
  /** Whether the answer equals a form at every point where rounding lets one tell. Null: it lets one tell too seldom. */
  equals(formAt: (index: number) => Value, tolerance: number): boolean | null;
  /** Whether the answer differs from the right form at a sighting by more than rounding does. */
  fails(sighting: Sighting, tolerance: number): boolean;
}

/**
 * How far an answer's value moves, relative to it or the right one, whichever is larger, when every operation is disturbed by a rounding error, twice.
 *
 * The seed belongs to the point, so that the same answer is judged alike each time.
 */
function spreadAt(formula: Formula, sighting: Sighting, budget: { left: number }): number {
  let most = 0;
  for (const purpose of ['first', 'second']) {
    const uniform = stream(sighting.index, `disturbance ${purpose}`);
    const moved = formula.run(sighting.point, budget, (x) => disturbed(x, 2 * uniform() - 1));
    const distance = difference(moved, sighting.value);
    most = Math.max(most, Number.isNaN(distance) ? Infinity : distance);
  }
  return most / Math.max(size(sighting.value), size(sighting.right));
}

/**
 * Evaluates an answer at 40 points where both it and the right form have a value, of up to 160 draws.
 *
 * A constant field needs one point. Points where rounding alone decides count for nothing; where they are many, more are drawn; where it hides
 * everything at one of them, nothing is told. Refuses an answer with a value at fewer than 20.
 */
export function tryAnswer(formula: Formula, sampler: Sampler, rightAt: (index: number) => Value, isConstant: boolean, eitherWay: boolean): Trial {
  const budget = { left: mostSteps };
  const needed = isConstant ? 1 : fewest;
  const draws = isConstant ? 1 : mostDraws;
  const spreads = new Map<number, number>();
  const sightings: Sighting[] = [];
  let [next, undefinedCount] = [0, 0];
  let undefinedAt: Point | null = null;

  const spreadOf = (sighting: Sighting): number => {
    const known = spreads.get(sighting.index) ?? spreadAt(formula, sighting, budget);
    spreads.set(sighting.index, known);
    return known;
  };
  const noiseAt = (sighting: Sighting): number => spreadOf(sighting) * Math.max(size(sighting.value), size(sighting.right));
  /** Whether rounding leaves so little of a value that a wrong one could hide there, as (1e17 + m) - 1e17 hides m. */
  const isLost = (sighting: Sighting): boolean => noiseAt(sighting) > lost * Math.max(...sightings.map(({ right }) => size(right)));
  /** Draws on until there are so many sightings, or no draws are left. */
  const drawUpTo = (count: number): void => {
    for (; next < draws && sightings.length < count; next += 1) {
      const right = rightAt(next);
      if (!isFiniteValue(right)) continue;
      const point = sampler.point(next);
      const value = formula.run(point, budget);
      if (isFiniteValue(value)) sightings.push({ index: next, point, value, right });
      else {
        undefinedCount += 1;
        undefinedAt ??= point;
      }
    }
  };
  /** Agreement, disagreement, or null where rounding decides. */
  const agrees = (sighting: Sighting, form: Value, tolerance: number): boolean | null => {
    if (gap(sighting.value, form, eitherWay) <= tolerance) return true;
    if (!comparable(sighting.value, form, eitherWay)) return false;
    const spread = spreadOf(sighting);
    const isExplained = spread > wellBehaved && difference(sighting.value, form) <= 20 * noiseAt(sighting);
    return isExplained && spread > hopeless ? null : isExplained;
  };

  drawUpTo(wanted);
  if (sightings.length < needed) unreadable(isConstant ? 'This has no finite real value.' : 'This has no finite real value for most allowed values of its symbols.', null);
  return {
    sightings,
    get undefinedAt() {
      return undefinedAt;
    },
    get undefinedShare() {
      return undefinedCount / (undefinedCount + sightings.length);
    },
    budget,
    equals(formAt, tolerance) {
      let [agreeing, hidden] = [0, 0];
      for (let i = 0; i < sightings.length || (agreeing < needed && next < draws); i += 1) {
        if (i === sightings.length) drawUpTo(i + 1);
        const sighting = sightings[i];
        const agreement = sighting ? agrees(sighting, formAt(sighting.index), tolerance) : null;
        if (agreement === false) return false;
        if (agreement) agreeing += 1;
        else if (sighting && isLost(sighting)) hidden += 1;
      }
      return agreeing >= needed && hidden === 0 ? true : null;
    },
    fails: (sighting, tolerance) => agrees(sighting, sighting.right, tolerance) === false,
  };
}
