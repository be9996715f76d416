import { atMost, isList, isNumber, type SketchFinding } from './shapes';

/**
 * Heights that rise geometrically, by what is kept: all but the first (3 points), a straight line between the ends (2.5), only a rise to the
 * last (2), the same backwards (1.5).
 */
export function judgeStems(values: readonly number[], within: number, value: unknown): SketchFinding | null {
  if (!isList(value)) return null;
  if (value.length !== values.length || value.includes(null))
    return { points: 0, misconception: 'stem-missing', says: `There are ${values.length} weights to draw, one for each l from 0 on.`, isIncomplete: true };
  if (!value.every(isNumber)) return null;
  const heights: readonly number[] = value;
  const near = (target: (l: number) => number, from = 0): boolean => heights.every((height, l) => l < from || atMost(Math.abs(height - target(l)), within));
  const right = (l: number): number => values[l] ?? NaN;
  const last = values.length - 1;
  if (near(right)) return { points: 4, misconception: null, says: 'Every weight is where it belongs.' };
  if (near(right, 1)) return { points: 3, misconception: 'intercept-missing', says: 'All weights but the one at l = 0 are right; the intercept is one of them.' };
  if (near((l) => right(0) + ((right(last) - right(0)) * l) / last)) return { points: 2.5, misconception: 'straight-line', says: 'The ends are right; between them each weight is the same multiple of the one before.' };
  if (heights.every((height, l) => l === 0 || height > (heights[l - 1] ?? Infinity)) && atMost(Math.abs((heights[last] ?? 0) - right(last)), within))
    return { points: 2, misconception: 'shape-only', says: 'It rises to the right end; compute where it starts.' };
  if (near((l) => right(last - l))) return { points: 1.5, misconception: 'reversed-time', says: 'Which input is the oldest, and which has waited longest?' };
  return { points: 0, misconception: null, says: 'Compute the weights at both ends, then one between.' };
}
