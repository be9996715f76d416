// Numbers to pixels. d3 places; here it is made sure that no mark is ever handed a place that is not a number.
import { area, curveLinear, curveMonotoneX, line, scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3';
import type { Interval } from '../../src-core/contract/types';

/** A place for every number: always finite, at most `beyond` pixels outside the drawing. */
export interface Place {
  (value: number): number;
  invert(pixel: number): number;
  ticks(count: number): number[];
  readonly domain: Interval;
  readonly range: Interval;
}

/** Far enough that no line bends on screen, near enough for every program that draws SVG. */
const beyond = 4000;

function guarded(scale: ScaleContinuousNumeric<number, number>, ticks: (count: number) => number[]): Place {
  const [from = 0, to = 1] = scale.range();
  const [low = 0, high = 1] = scale.domain();
  const least = Math.min(from, to) - beyond;
  const most = Math.max(from, to) + beyond;
  const place = (value: number): number => {
    // d3 answers nothing at all for what is not a number.
    const at = Number.isNaN(value) ? from : scale(value);
    return Number.isNaN(at) ? from : Math.min(most, Math.max(least, at));
  };
  return Object.assign(place, { invert: (pixel: number) => scale.invert(pixel), ticks, domain: [low, high] as const, range: [from, to] as const });
}

export function linear([low, high]: Interval, range: Interval): Place {
  const sound = Number.isFinite(low) && Number.isFinite(high);
  const domain = sound && low < high ? [low, high] : sound ? [low - 0.5, low + 0.5] : [0, 1];
  const scale = scaleLinear(domain, range);
  return guarded(scale, (count) => scale.ticks(count));
}

export function logarithmic([low, high]: Interval, range: Interval): Place {
  const bottom = low > 0 && Number.isFinite(low) ? low : 1e-3;
  const domain: Interval = [bottom, high > bottom && Number.isFinite(high) ? high : bottom * 10];
  return guarded(scaleLog(domain, range), (count) => logTicks(domain, count));
}

/** 1, 2, 5, 10, ... where there is room for them; powers of ten, thinned, where there is not. */
export function logTicks([low, high]: Interval, count: number): number[] {
  const inside = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const first = Math.floor(Math.log10(low));
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const power = (exponent: number): number => Number(`1e${exponent}`);
  const fine = decades.flatMap((decade) => [1, 2, 5].map((step) => step * power(decade))).filter(inside);
  if (fine.length <= count) return fine;
  const coarse = decades.map(power).filter(inside);
  const every = Math.ceil(coarse.length / Math.max(1, count));
  return coarse.filter((_, i) => i % every === 0);
}

const curveOf = (smooth: boolean) => (smooth ? curveMonotoneX : curveLinear);

/** A line through the points. A row that is not defined leaves a gap. */
export function linePath(xs: readonly number[], ys: readonly number[], x: Place, y: Place, smooth = false): string {
  return (
    line<number>()
      .defined((value, i) => !Number.isNaN(value) && !Number.isNaN(xs[i] ?? Number.NaN))
      .x((_, i) => x(xs[i] ?? 0))
      .y((value) => y(value))
      .curve(curveOf(smooth))
      .digits(2)(ys) ?? ''
  );
}

/** What lies between the line and a height. */
export function areaPath(xs: readonly number[], ys: readonly number[], x: Place, y: Place, base: number, smooth = false): string {
  return (
    area<number>()
      .defined((value, i) => !Number.isNaN(value) && !Number.isNaN(xs[i] ?? Number.NaN))
      .x((_, i) => x(xs[i] ?? 0))
      .y0(base)
      .y1((value) => y(value))
      .curve(curveOf(smooth))
      .digits(2)(ys) ?? ''
  );
}

/** The height of a drawn curve between its points; at its ends beyond them. */
export function heightAt(xs: readonly number[], ys: readonly number[], at: number): number {
  const after = xs.findIndex((x) => x >= at);
  const right = after < 0 ? xs.length - 1 : after;
  const left = Math.max(0, right - 1);
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[left], xs[right], ys[left], ys[right]];
  const share = x1 > x0 ? Math.min(1, Math.max(0, (at - x0) / (x1 - x0))) : 1;
  return share === 0 ? y0 : share === 1 ? y1 : y0 + (y1 - y0) * share;
}
