import type { Dot } from '../../contract/parts';
import { dotsOf, isList, type SketchFinding } from './shapes';

const fewestLoops = 2;
const fewestDots = 8;
const rays = 32;

/** Where a closed polygon around the origin meets the ray of this angle, as a distance; the farthest if there are several. */
function radiusAt(loop: readonly Dot[], angle: number): number {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let farthest = NaN;
  loop.forEach(([x0, y0], i) => {
    const [x1, y1] = loop[(i + 1) % loop.length] ?? [x0, y0];
    // Turned so that the ray is the positive first axis.
    const [u0, v0, u1, v1] = [x0 * c + y0 * s, y0 * c - x0 * s, x1 * c + y1 * s, y1 * c - x1 * s];
    if (v0 > 0 === v1 > 0) return;
    const u = u0 - (v0 * (u1 - u0)) / (v1 - v0);
    if (u > 0 && !(farthest >= u)) farthest = u;
  });
  return farthest;
}

/** How often a closed polygon turns around the origin. */
function turns(loop: readonly Dot[]): number {
  let total = 0;
  loop.forEach(([x0, y0], i) => {
    const [x1, y1] = loop[(i + 1) % loop.length] ?? [x0, y0];
    total += Math.atan2(x0 * y1 - y0 * x1, x0 * x1 + y0 * y1);
  });
  return Math.round(total / (2 * Math.PI));
}

const incomplete: SketchFinding = { points: 0, misconception: 'contours-too-few', says: `Draw at least ${fewestLoops} closed contours of at least ${fewestDots} points each.`, isIncomplete: true };

/**
 * Closed contours around the origin, by their features, a point each: one inside the other; the same after a quarter turn, within 15 per cent; the
 * inner one round (radius on the diagonal over that on an axis within 0.12 of 1); the outer one a diamond (ratio 0.62 to 0.90).
 */
export function judgeLoops(value: unknown): SketchFinding | null {
  if (!isList(value)) return null;
  const loops: Dot[][] = [];
  for (const each of value) {
    const dots = dotsOf(each);
    if (!dots) return null;
    loops.push(dots);
  }
  if (loops.length < fewestLoops || loops.some((loop) => loop.length < fewestDots)) return incomplete;
  const radii = loops.map((loop) => Array.from({ length: rays }, (_, k) => radiusAt(loop, (2 * Math.PI * k) / rays)));
  if (loops.some((loop) => Math.abs(turns(loop)) !== 1) || radii.some((each) => each.some((radius) => !(radius > 0))))
    return { points: 0, misconception: 'contours-not-around-origin', says: 'Every contour goes once around the point where the log likelihood is highest.' };
  const mean = (each: readonly number[]): number => each.reduce((a, b) => a + b, 0) / rays;
  const ordered = [...radii].sort((a, b) => mean(a) - mean(b));
  const [inner = [], outer = []] = [ordered[0], ordered.at(-1)];
  const at = (each: readonly number[], eighth: number): number => each[(eighth * rays) / 8] ?? NaN;
  const diagonalShare = (each: readonly number[]): number => (at(each, 1) + at(each, 3) + at(each, 5) + at(each, 7)) / (at(each, 0) + at(each, 2) + at(each, 4) + at(each, 6));
  const features = [
    { id: 'nested', holds: ordered.every((each, i) => i === 0 || each.every((radius, k) => radius > (ordered[i - 1]?.[k] ?? Infinity))), says: 'Contours of different levels never meet: each lies inside the next.' },
    { id: 'symmetric', holds: ordered.every((each) => each.every((radius, k) => Math.abs(radius / (each[(k + rays / 4) % rays] ?? NaN) - 1) <= 0.15)), says: 'Both coordinates enter alike: a quarter turn changes nothing.' },
    { id: 'diamond', holds: diagonalShare(outer) >= 0.62 && diagonalShare(outer) <= 0.9, says: 'Far out the curve in each coordinate is nearly its absolute value; what contours does a sum of absolute values have?' },
    { id: 'round', holds: Math.abs(diagonalShare(inner) - 1) <= 0.12, says: 'Near the peak the second order rules, and it is the same in both coordinates.' },
  ];
  const failed = features.find(({ holds }) => !holds);
  const points = features.filter(({ holds }) => holds).length;
  return { points, misconception: failed ? `sketch-${failed.id}` : null, says: failed ? failed.says : 'Nested, symmetric, round inside and pointed outside.' };
}
