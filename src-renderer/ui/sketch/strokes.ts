// What a hand draws, made into few points.
import type { Dot } from '../../../src-core/contract/parts';
import type { Heights } from './drawing';

/** A pixel in the units of the axes: by it distances are what the eye sees. */
export type Unit = Dot;

/** Points that a stroke of the hand needs not, because the line without them runs so close, in pixels. */
const unseen = 1.5;

const between = ([x0, y0]: Dot, [x1, y1]: Dot, share: number): Dot => [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
export const distance = (a: Dot, b: Dot, [ux, uy]: Unit): number => Math.hypot((a[0] - b[0]) / ux, (a[1] - b[1]) / uy);

function distanceToPiece(dot: Dot, from: Dot, to: Dot, unit: Unit): number {
  const [ux, uy] = unit;
  const [dx, dy] = [(to[0] - from[0]) / ux, (to[1] - from[1]) / uy];
  const along = ((dot[0] - from[0]) / ux) * dx + ((dot[1] - from[1]) / uy) * dy;
  const share = Math.min(1, Math.max(0, along / (dx * dx + dy * dy || 1)));
  return distance(dot, between(from, to, share), unit);
}

/** How far a point is from a line through points, in pixels. */
export const distanceToLine = (dot: Dot, line: readonly Dot[], unit: Unit): number =>
  Math.min(Infinity, ...line.map((to, i) => distanceToPiece(dot, line[i - 1] ?? to, to, unit)));

/** Douglas and Peucker: the fewest points whose line stays within the eye's reach of the one drawn. */
export function thinned(line: readonly Dot[], unit: Unit): readonly Dot[] {
  const [from, to] = [line[0], line.at(-1)];
  if (!from || !to || line.length < 3) return line;
  const off = line.map((dot) => distanceToPiece(dot, from, to, unit));
  const most = Math.max(...off);
  if (most <= unseen) return [from, to];
  const at = off.indexOf(most);
  return [...thinned(line.slice(0, at + 1), unit).slice(0, -1), ...thinned(line.slice(at), unit)];
}

/** A curve with one height at each place: what is drawn over a stretch takes the place of what was there, and the last move of the hand wins. */
export function drawnOver(curve: readonly Dot[], stroke: readonly Dot[], unit: Unit): readonly Dot[] {
  const places = stroke.map(([x]) => x);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const own = stroke.reduce<readonly Dot[]>((sofar, dot, i) => {
    const before = stroke[i - 1] ?? dot;
    const [from, to] = [Math.min(before[0], dot[0]), Math.max(before[0], dot[0])];
    return [...sofar.filter(([x]) => x < from || x > to), ...(before[0] === dot[0] ? [] : [before]), dot];
  }, []);
  const sorted = [...own].sort(([a], [b]) => a - b);
  return [...curve.filter(([x]) => x < low), ...thinned(sorted, unit), ...curve.filter(([x]) => x > high)];
}

/** So many points at equal distances along a closed line. */
export function closedLoop(line: readonly Dot[], count: number, unit: Unit): readonly Dot[] {
  const first = line[0];
  if (!first) return [];
  const closed = [...line, first];
  const lengths = closed.map((dot, i) => distance(closed[i - 1] ?? dot, dot, unit));
  const total = lengths.reduce((a, b) => a + b, 0);
  const loop: Dot[] = [];
  let walked = 0;
  closed.forEach((dot, i) => {
    const before = closed[i - 1] ?? dot;
    const length = lengths[i] ?? 0;
    while (loop.length < count && (loop.length * total) / count <= walked + length) loop.push(between(before, dot, length === 0 ? 0 : ((loop.length * total) / count - walked) / length));
    walked += length;
  });
  return loop;
}

/** Stems that the hand passed on its way from one point to the next get the heights it had there. */
export function sweptOver(heights: Heights, [x0, y0]: Dot, [x1, y1]: Dot): Heights {
  const [from, to] = [Math.round(Math.min(x0, x1)), Math.round(Math.max(x0, x1))];
  const height = (at: number): number => {
    const share = x1 === x0 ? 1 : Math.min(1, Math.max(0, (at - x0) / (x1 - x0)));
    return y0 + (y1 - y0) * share;
  };
  return heights.map((each, at) => (at < from || at > to ? each : height(at)));
}
