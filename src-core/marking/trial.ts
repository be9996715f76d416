import { stream } from '../maths/random';
import type { Point } from './compile';
import { comparable, difference, gap, nearEnough, size } from './closeness';
import type { Formula } from './formula';
import type { Sampler } from './points';
import { unreadable } from './trouble';
import { isFiniteValue, type Value } from './values';

const mostDraws = 160;
const wanted = 40;
const fewest = 20;
/** Steps that all evaluations of one answer may take together. */
const mostSteps = 1_000_000;
/** Relative size of the disturbance of each operation: a few roundings. */
const disturbance = 1e-15;
/** Below the first spread an answer counts as well conditioned; above the second nothing can be said. */
const wellBehaved = 1e-10;
const hopeless = 1e-6;

/** A point at which an answer is compared, and its value there. */
export interface Sighting {
  index: number;
  point: Point;
  value: Value;
  right: Value;
}

/** An answer's values at the points of its field. */
export interface Trial {
  sightings: readonly Sighting[];
  /** Share of the draws at which only the answer has no value. */
  undefinedShare: number;
  budget: { left: number };
  /** Whether the answer's value at a sighting is this one, as far as rounding lets one say. */
  agrees(sighting: Sighting, with_: Value, tolerance?: number): boolean;
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
    const moved = formula.run(sighting.point, budget, (x) => x * (1 + disturbance * (2 * uniform() - 1)));
    const distance = difference(moved, sighting.value);
    most = Math.max(most, Number.isNaN(distance) ? Infinity : distance);
  }
  return most / Math.max(size(sighting.value), size(sighting.right));
}

/**
 * Evaluates an answer at 40 points where both it and the right form have a value, of up to 160 draws.
 *
 * A constant field needs one point. Points where rounding alone decides are left out. Refuses an answer with a value at fewer than 20.
 */
export function tryAnswer(formula: Formula, sampler: Sampler, rightAt: (index: number) => Value, isConstant: boolean, eitherWay: boolean): Trial {
  const budget = { left: mostSteps };
  const spreads = new Map<number, number>();
  const sightings: Sighting[] = [];
  let [defined, undefinedCount] = [0, 0];

  const spreadOf = (sighting: Sighting): number => {
    const known = spreads.get(sighting.index) ?? spreadAt(formula, sighting, budget);
    spreads.set(sighting.index, known);
    return known;
  };
  const agrees = (sighting: Sighting, with_: Value, tolerance = nearEnough): boolean => {
    if (gap(sighting.value, with_, eitherWay) <= tolerance) return true;
    if (!comparable(sighting.value, with_, eitherWay)) return false;
    const spread = spreadOf(sighting);
    return spread > wellBehaved && difference(sighting.value, with_) <= 20 * spread * Math.max(size(sighting.value), size(sighting.right));
  };

  for (let index = 0; index < (isConstant ? 1 : mostDraws) && sightings.length < wanted; index += 1) {
    const right = rightAt(index);
    if (!isFiniteValue(right)) continue;
    const point = sampler.point(index);
    const value = formula.run(point, budget);
    if (!isFiniteValue(value)) {
      undefinedCount += 1;
      continue;
    }
    defined += 1;
    const sighting = { index, point, value, right };
    const distance = gap(value, right, eitherWay);
    if (distance > nearEnough && distance < Infinity && spreadOf(sighting) > hopeless) continue;
    sightings.push(sighting);
  }
  const needed = isConstant ? 1 : fewest;
  if (defined < needed) unreadable(isConstant ? 'This has no finite real value.' : 'This has no finite real value for most allowed values of its symbols.', null);
  if (sightings.length < needed) unreadable('Rounding hides the value of this formula; write it without differences of large numbers.', null);
  return { sightings, undefinedShare: undefinedCount / (undefinedCount + defined), budget, agrees };
}
