// Where words go, so that no two of them meet. Bounded rules, no search: a label moves up, never far, always to the same place for the same numbers.
import type { Place } from './scale';

export interface Box {
  x: number;
  /** Baseline of the text. */
  y: number;
  width: number;
}

/** About as wide as the text is in Inter, semi-bold; a symbol, however it is spelt, is one letter. */
export const textWidth = (text: string, em: number): number => text.replaceAll(/@[a-z]+/gi, 'x').length * 0.57 * em;

/** Pushes labels that overlap upwards, one line at a time, in the order given: the first stays where it is. */
export function stacked<T extends Box>(labels: readonly T[], lineHeight: number): T[] {
  const placed: T[] = [];
  // A label moved up by just one line does not meet where it came from, whatever rounding says.
  const near = lineHeight - 1e-6;
  for (const label of labels) {
    let y = label.y;
    const meets = (other: Box): boolean => label.x < other.x + other.width && other.x < label.x + label.width && Math.abs(other.y - y) < near;
    // Each pass clears one label at least, so there are no more passes than labels.
    for (let pass = 0; pass < placed.length; pass += 1) {
      const other = placed.find(meets);
      if (!other) break;
      y = other.y - lineHeight;
    }
    placed.push({ ...label, y });
  }
  return placed;
}

/** The last pixel up to which the curve stays below a height. */
export function clearLeftOf(xs: readonly number[], ys: readonly number[], x: Place, y: Place, height: number): number {
  const first = ys.findIndex((value) => y(value) < height);
  return first < 0 ? x.range[1] : x(xs[first] ?? 0);
}

/** The first pixel from which the curve stays below a height (in pixels: below is larger). */
export function clearRightOf(xs: readonly number[], ys: readonly number[], x: Place, y: Place, height: number): number {
  let last = x.range[0];
  xs.forEach((at, i) => {
    if (y(ys[i] ?? 0) < height) last = Math.max(last, x(at));
  });
  return last;
}
