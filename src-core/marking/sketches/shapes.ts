import type { Dot } from '../../contract/parts';

/** What a judge of sketches finds: an outcome short of points is `incomplete`; a null one could not be read. */
export interface SketchFinding {
  points: number;
  misconception: string | null;
  says: string;
  isIncomplete?: true;
}

/** Whether x is at most the bound, to rounding: 1.15 lies 0.15 from 1, though not in doubles. */
export const atMost = (x: number, bound: number): boolean => x <= bound + 1e-9;

/** Whether a value is a finite number. */
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
/** Whether a value is a list, of whatever. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A list of [x, y], or null. */
export function dotsOf(value: unknown): Dot[] | null {
  if (!isList(value)) return null;
  const dots: Dot[] = [];
  for (const each of value) {
    if (!isList(each) || each.length !== 2) return null;
    const [x, y] = each;
    if (!isNumber(x) || !isNumber(y)) return null;
    dots.push([x, y]);
  }
  return dots;
}
