// A drawing in a sentence, from the numbers that are marked.
import type { Dot, Pad } from '../../../src-core/contract/parts';
import { tickText } from '../format';
import type { Heights, Mark } from './drawing';

const nothing = 'Nothing is drawn yet.';

/** Two decimals at most, and none that is a zero at the end. */
export function shortText(value: number): string {
  const cents = Math.round(value * 100);
  return tickText(cents / 100, cents % 100 === 0 ? 1 : cents % 10 === 0 ? 0.1 : 0.01);
}
export const placeText = (x: number, y: number): string => `(${shortText(x)}, ${shortText(y)})`;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const pointsInWords = (marks: readonly Mark[]): string =>
  marks.length === 0 ? nothing : `${counted(marks.length, 'point')}: ${marks.map(({ x, y, mark }) => `${mark} at ${placeText(x, y)}`).join(', ')}.`;

export function curveInWords(curve: readonly Dot[]): string {
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return nothing;
  const lowest = curve.reduce((least, dot) => (dot[1] < least[1] ? dot : least), first);
  const ends = `from ${shortText(first[0])} to ${shortText(last[0])}`;
  return `A curve through ${counted(curve.length, 'point')} ${ends}: ${shortText(first[1])} at its left end, lowest ${shortText(lowest[1])} at ${shortText(lowest[0])}, ${shortText(last[1])} at its right end.`;
}

const radii = (loop: readonly Dot[]): [number, number] => {
  const all = loop.map(([x, y]) => Math.hypot(x, y));
  return [Math.min(...all), Math.max(...all)];
};
/** How near to the origin a loop comes and how far it goes. */
export const loopInWords = (loop: readonly Dot[]): string => `${[...new Set(radii(loop).map(shortText))].join(' to ')} from the origin`;

/** More than these are counted, not told. */
const loopsTold = 5;
export function loopsInWords(loops: readonly (readonly Dot[])[]): string {
  if (loops.length === 0) return nothing;
  const more = loops.length > loopsTold ? [`and ${loops.length - loopsTold} more`] : [];
  return `${counted(loops.length, 'closed loop')}: ${[...loops.slice(0, loopsTold).map(loopInWords), ...more].join('; ')}.`;
}

function course(heights: readonly number[]): string {
  const rises = heights.slice(1).map((height, i) => height - (heights[i] ?? height));
  if (rises.every((rise) => rise === 0)) return 'all alike';
  if (rises.every((rise) => rise > 0)) return 'rising throughout';
  return rises.every((rise) => rise < 0) ? 'falling throughout' : 'not all one way';
}

export function stemsInWords(heights: Heights, { x }: Pad): string {
  const drawn = heights.flatMap((height, at) => (height === null ? [] : [{ at, height }]));
  if (drawn.length === 0) return nothing;
  const told = [drawn[0], drawn[drawn.length >> 1], drawn.at(-1)].filter((each, i, all) => each !== undefined && all.indexOf(each) === i);
  const some = told.map((each) => (each ? `${shortText(each.height)} at ${x.name} = ${each.at}` : '')).join(', ');
  return `${drawn.length === heights.length ? `All ${heights.length} stems` : `${drawn.length} of ${counted(heights.length, 'stem')}`}: ${some}${drawn.length > 1 ? `; ${course(drawn.map(({ height }) => height))}` : ''}.`;
}
