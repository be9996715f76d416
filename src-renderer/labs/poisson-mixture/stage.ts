// What the views of this stage have in common: one class is one column, one corner and one colour everywhere.
import type { Views } from '../../../src-core/problems/poisson-mixture/state';
import { textWidth } from '../../figures/labels';
import { linear, type Place } from '../../figures/scale';
import type { LabHandle } from '../../ui/labHandle';

export type Lab = LabHandle<Views>;
export type Em = NonNullable<Views['em']>;
export type Starts = NonNullable<Views['starts']>;

/** Whether a start ended as high as the best of them. */
export const isBest = ({ starts, best }: Starts, end: number): boolean => (starts[best]?.end ?? end) - end <= 1e-7 * Math.abs(end);

const inks = ['violet', 'olive', 'crimson', 'teal'] as const;
/** The ink of a class; from the fifth on the same ones again, nearer to black. */
export const inkToken = (k: number): (typeof inks)[number] => inks[k % inks.length] ?? 'violet';
export const isDeep = (k: number): boolean => k >= inks.length;
export const roleOf = (k: number): string => (isDeep(k) ? `${inkToken(k)} deep` : inkToken(k));
/** True classes have letters, fitted ones numbers, since which is which is found only afterwards. */
export const letterOf = (k: number): string => String.fromCharCode(65 + k);

/** Raster and rates share their rows; below them stand ring and shares on the left, axis and Bayes rule on the right, equally tall. */
export interface Rows {
  top: number;
  bottom: number;
  /** The middle of a neuron's row. */
  middle(neuron: number): number;
  at(pixel: number): number;
  band: number;
}
/** Heights in lines of text: over the rows, below them, and what of that the Bayes rule takes with its title. */
export const tall = {
  desk: { head: 2.9, below: 10.6, bayes: 8.5 },
  projector: { head: 1.6, below: 6.4, bayes: 4.6 },
} as const;
export type Tall = (typeof tall)[keyof typeof tall];

export function rowsOf(top: number, bottom: number, D: number): Rows {
  const band = Math.max(0.1, bottom - top) / Math.max(1, D);
  return { top, bottom, band, middle: (neuron) => top + (neuron + 0.5) * band, at: (pixel) => Math.max(0, Math.min(D - 1, Math.floor((pixel - top) / band))) };
}

/** More neurons than this are a line through their rates, with a mark to drag on the chosen one alone. */
export const mostMarks = 24;

/** For each class a place for its rates; a Bayes rule below uses the same columns. */
export interface ClassColumn {
  left: number;
  right: number;
  x: Place;
}
export const gutter = (em: number): number => 4.1 * em;
export function classColumns(K: number, top: number, width: number, em: number): ClassColumn[] {
  const room = (width - gutter(em)) / K;
  const gap = Math.min(1.6 * em, 0.2 * room);
  return Array.from({ length: K }, (_, k) => {
    const left = gutter(em) + k * room;
    return { left, right: left + room - gap, x: linear([0, top], [left, left + room - gap]) };
  });
}

/** The words of the first that fits into so many pixels; the last one fits always. */
export const fitting = (texts: readonly string[], room: number, em: number): string => texts.find((text) => textWidth(text, em) <= room) ?? texts.at(-1) ?? '';

/** Whole rows that have room for a number: every one, every second, fifth, tenth. */
export const everyRow = (band: number, em: number): number => [1, 2, 5, 10, 20, 50, 100, 200].find((step) => step * band >= 1.15 * em) ?? 500;
