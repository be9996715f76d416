// The paper of a sketch in pixels: where its axes lie, and which of their places are written out.
import type { Dot, Pad, PadAxis } from '../../../src-core/contract/parts';
import { linear, type Place } from '../../figures/scale';

export interface Paper {
  x: Place;
  y: Place;
  /** A pixel in the units of the axes. */
  unit: Dot;
  left: number;
  right: number;
  top: number;
  bottom: number;
  width: number;
  height: number;
  em: number;
}

const span = ({ low, high }: PadAxis): number => high - low;

/** A plane has the same scale both ways; a curve is wider than high. */
export function paperOf({ x, y, marks, count }: Pad, width: number, em: number): Paper {
  const [left, right, top] = [2.4 * em, width - 0.9 * em, 2 * em];
  const isPlane = x.low === y.low && x.high === y.high;
  const bottom = top + (isPlane ? 1 : 0.7) * (right - left);
  // The first and the last stem stand clear of the edges.
  const beside = marks.length === 0 && count !== null ? 0.5 : 0;
  return {
    x: linear([x.low - beside, x.high + beside], [left, right]),
    y: linear([y.low, y.high], [bottom, top]),
    unit: [(span(x) + 2 * beside) / (right - left), span(y) / (bottom - top)],
    left,
    right,
    top,
    bottom,
    width,
    em,
    height: bottom + 3.1 * em,
  };
}

/** Quarters of the axis where they are whole and 0 is among them, else what d3 finds. */
export function ticksOf(axis: PadAxis, scale: Pick<Place, 'ticks'>): readonly number[] {
  const quarter = span(axis) / 4;
  const whole = Number.isInteger(quarter) && Number.isInteger(axis.low / quarter);
  return whole ? Array.from({ length: 5 }, (_, i) => axis.low + i * quarter) : scale.ticks(4);
}

export const within = ({ low, high }: PadAxis, value: number): number => Math.min(high, Math.max(low, value));
/** The smallest step of a key: a hundredth of the axis or so, in round numbers. */
export const stepOf = (axis: PadAxis): number => 10 ** Math.round(Math.log10(span(axis) / 60));
