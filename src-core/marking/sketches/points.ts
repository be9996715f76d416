import { atMost, isList, isNumber, type SketchFinding } from './shapes';

interface Mark {
  x: number;
  y: number;
  mark: string;
}

function marksOf(value: unknown): Mark[] | null {
  if (!isList(value)) return null;
  const marks: Mark[] = [];
  for (const each of value) {
    if (typeof each !== 'object' || each === null || !('x' in each && 'y' in each && 'mark' in each)) return null;
    const { x, y, mark } = each;
    if (!isNumber(x) || !isNumber(y) || (mark !== 'x' && mark !== 'o')) return null;
    marks.push({ x, y, mark });
  }
  return marks;
}

/** Points with their marks: each target needs one of its own within reach. All marks swapped keeps half. */
export function judgePoints(targets: readonly Mark[], within: number, points: number, value: unknown): SketchFinding | null {
  const marks = marksOf(value);
  if (!marks) return null;
  if (marks.length < targets.length) return { points: 0, misconception: 'point-missing', says: `${marks.length} of ${targets.length} points are drawn.`, isIncomplete: true };
  const left = [...marks];
  const pairs = targets.flatMap((target) => {
    const at = left.findIndex(({ x, y }) => atMost(Math.hypot(x - target.x, y - target.y), within));
    return at < 0 ? [] : left.splice(at, 1).map((mark) => ({ target, mark }));
  });
  if (pairs.length < targets.length || left.length > 0) return { points: 0, misconception: 'points-misplaced', says: 'Not every point lies where a row of the table puts it.' };
  const right = pairs.filter(({ target, mark }) => target.mark === mark.mark).length;
  if (right === targets.length) return { points, misconception: null, says: 'Every point and every mark is right.' };
  if (right === 0) return { points: points / 2, misconception: 'marks-swapped', says: 'The points are right; each has the mark of the other outcome.' };
  return { points: 0, misconception: 'marks-wrong', says: 'The points are right, but some have the mark of the other outcome.' };
}
