import { entriesOf, isVector, sameShape, type Value } from './values';

/** Two numbers this near, relative to the right one, are equal; a right value below the second counts as that. */
export const nearEnough = 1e-9;
const smallest = 1e-12;

/** The largest entry by size, at least `smallest`. */
export function size(value: Value): number {
  if (typeof value === 'number') return Math.max(Math.abs(value), smallest);
  let most = smallest;
  for (const entry of value.values) most = Math.max(most, Math.abs(entry));
  return most;
}

/** The largest difference of entries of two values with the same number of them; NaN if one is. */
export function difference(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b);
  const [mine, theirs] = [entriesOf(a), entriesOf(b)];
  let most = 0;
  for (let i = 0; i < mine.length; i += 1) most = Math.max(most, Math.abs(mine[i] - theirs[i]));
  return most;
}

/** Whether two values may be compared entry by entry. eitherWay: a row and a column of one length may. */
export const comparable = (a: Value, b: Value, eitherWay = false): boolean =>
  sameShape(a, b) || (eitherWay && isVector(a) && isVector(b) && a.values.length === b.values.length);

/** The largest difference of entries relative to the largest entry of the right value; Infinity where shapes differ. */
export function gap(a: Value, right: Value, eitherWay = false): number {
  return comparable(a, right, eitherWay) ? difference(a, right) / size(right) : Infinity;
}

/** The c with a = c b, if there is one; null otherwise and where b is zero. */
export function multipleOf(a: Value, b: Value): number | null {
  if (!comparable(a, b, true)) return null;
  const [mine, theirs] = [entriesOf(a), entriesOf(b)];
  let at = 0;
  for (let i = 1; i < theirs.length; i += 1) if (Math.abs(theirs[i]) > Math.abs(theirs[at])) at = i;
  if (theirs[at] === 0) return null;
  const c = mine[at] / theirs[at];
  const scale = Math.abs(c) * size(b);
  for (let i = 0; i < mine.length; i += 1) if (Math.abs(mine[i] - c * theirs[i]) > nearEnough * scale) return null;
  return c;
}
