// A curve over the line, told by its value at 0, evenness, slopes far out, and its shape at 0.
import type { Dot } from '../../../src-core/contract/parts';
import { isTold, numberIn, yesNo, type Describing, type Feature, type Told } from './describing';
import { dotsIn, rounded, textOf } from './drawing';

/** Where a rounded curve has become straight. */
const bend = 2.5;
const ends = [3, 4, 5, 6];
const places = [...Array.from({ length: 4 * bend + 1 }, (_, i) => i / 4), ...ends];

const features: readonly Feature[] = [
  { kind: 'number', id: 'atZero', label: 'value at 0' },
  { kind: 'choice', id: 'even', label: 'even, the same at a and −a', options: yesNo },
  { kind: 'number', id: 'left', label: 'slope far left' },
  { kind: 'number', id: 'right', label: 'slope far right' },
  { kind: 'choice', id: 'shape', label: 'at 0', options: [{ id: 'rounded', title: 'rounded' }, { id: 'pointed', title: 'pointed' }] },
];

/** How far the curve has gone from its value at 0, at a distance from 0, towards a side where it ends with this slope (counted outwards). */
function rise(a: number, slope: number, isPointed: boolean): number {
  if (!isPointed) return slope * (a < bend ? (a * a) / (2 * bend) : a - bend / 2);
  // A corner is one that is seen, however flat the curve ends.
  const corner = Math.max(1, Math.abs(slope));
  return corner * Math.min(a, 1) + slope * Math.max(0, a - 1);
}
/** What makes a curve uneven and leaves all else as it is: a step on one side, away from 0 and from the end. */
const step = (a: number): number => 0.8 * Math.min(1, Math.max(0, a - 1));

function drawing(told: Told): readonly Dot[] | null {
  if (!isTold(features, told)) return null;
  const [atZero, left, right] = ['atZero', 'left', 'right'].map((id) => numberIn(told, id)) as [number, number, number];
  const isPointed = told['shape'] === 'pointed';
  const isEven = told['even'] === 'yes';
  const onLeft = places.map((a): Dot => [-a, rounded(atZero + rise(a, -left, isPointed), 4)]);
  const onRight = places.map((a): Dot => [a, rounded(atZero + rise(a, right, isPointed) + (isEven ? 0 : step(a)), 4)]);
  return [...onLeft.slice(1).reverse(), ...onRight];
}

function toldBy(text: string): Told | null {
  const dots = dotsIn(text);
  const slope = (from: Dot | undefined, to: Dot | undefined): number => (from && to ? rounded((to[1] - from[1]) / (to[0] - from[0]), 3) : NaN);
  const seen = { atZero: dots.find(([a]) => a === 0)?.[1] ?? NaN, left: slope(dots[0], dots[1]), right: slope(dots.at(-2), dots.at(-1)) };
  const all = yesNo.flatMap(({ id: even }) => ['rounded', 'pointed'].map((shape) => ({ ...seen, even, shape })));
  return all.find((told) => textOf(drawing(told) ?? []) === text) ?? null;
}

export const describingCurve: Describing = { features: () => features, drawing, toldBy };
