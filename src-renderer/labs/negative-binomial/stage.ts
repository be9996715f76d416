// What the views of this stage have in common: axes that share their pixels, and words.
import type { About } from '../../../src-core/contract/types';
import type { Cell, Views } from '../../../src-core/problems/negative-binomial/state';
import { textWidth } from '../../figures/labels';
import { axisOf } from '../../figures/onStage';
import { linear, type Place } from '../../figures/scale';
import { countText } from '../../ui/format';
import type { LabHandle } from '../../ui/labHandle';

export type Lab = LabHandle<Views>;
export type Family = NonNullable<Views['family']>;
export type Fit = NonNullable<Views['fit']>;

/** The lab's symbols, and the letters that are italic without a colour of their own. */
export function lettersOf(about: About): About['symbols'] {
  const plain = (glyph: string) => ({ tex: glyph, glyph, ink: 'ink' as const });
  return { ...about.symbols, x: plain('x'), n: plain('n'), p: plain('p'), A: plain('A') };
}

/** What was typed for the mean at the sliders, while it is not right: the slope of A and the place of balance, as typed. */
export function typedMean({ tried }: Lab): number | null {
  const yours = tried?.field === 'mean' ? tried.rows[0]?.yours : undefined;
  return yours === undefined || Number.isNaN(yours) ? null : yours;
}

/** Left of the columns: room for the numbers of the left axis. */
const gutter = (em: number): number => 3.1 * em;

/** Counts to pixels, with room for half a bar at both ends. Pmf, fan and gamma use the same, so that a rate stands under its count. */
export function countPlace(lab: Lab, width: number, em: number): Place {
  const [low, high] = axisOf(lab, 'count');
  const pad = 0.035 * (high - low);
  // The numbers of a small probability are long, and stand left of all three.
  const [, top] = lab.frame.axes['probability'] ?? [0, 1];
  return linear([low - pad, high + pad], [(top < 1e-6 ? 6.5 : top < 0.0004 ? 5.2 : top < 0.004 ? 4.4 : top < 0.04 ? 3.7 : 3.1) * em, width - 1]);
}

/** Whole counts under the axis, as many as stand clear of each other. */
export function countTicks(x: Place, em: number): number[] {
  const whole = (count: number): number[] => x.ticks(count).filter((tick) => Number.isInteger(tick) && tick >= 0);
  const clear = ([first = 0, second = Infinity, ...rest]: number[]): boolean =>
    x(second) - x(first) > textWidth(countText(rest.at(-1) ?? second), em) + 1.6 * em;
  return [6, 5, 4, 3].map(whole).find(clear) ?? whole(2);
}

/** Cells to pixels: evenly wide columns behind a gutter for the names of the rows. */
export interface Columns {
  left: number;
  right: number;
  band: number;
  middle(index: number): number;
  /** The column at a pixel, or null beside them. */
  at(pixel: number): number | null;
}
export function columnsOf(cells: readonly Cell[], names: readonly string[], width: number, em: number): Columns {
  const left = Math.min(0.25 * width, Math.max(gutter(em), ...names.map((name) => textWidth(name, em) + 1.4 * em)));
  const band = (width - left) / Math.max(1, cells.length);
  return {
    left,
    right: width,
    band,
    middle: (index) => left + (index + 0.5) * band,
    at: (pixel) => (pixel < left || pixel > width || cells.length === 0 ? null : Math.min(cells.length - 1, Math.floor((pixel - left) / band))),
  };
}

/** Every how manieth column has room for a number of so many characters. */
export const every = (band: number, characters: number, em: number): number =>
  [1, 2, 5, 10, 20, 50].find((step) => step * band >= (0.6 * characters + 0.7) * em) ?? 100;
