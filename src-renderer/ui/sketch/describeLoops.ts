// Closed contours around the origin, told by their number, symmetry, the shapes of the inner and the outer one, and whether they lie inside each other.
import type { Dot } from '../../../src-core/contract/parts';
import { isTold, numberIn, yesNo, type Describing, type Feature, type Told } from './describing';
import { rounded, textOf } from './drawing';

const shapes = [
  { id: 'round', title: 'round' },
  { id: 'diamond', title: 'diamond' },
] as const;
const counts = ['1', '2', '3', '4', '5'].map((id) => ({ id, title: id }));

const features: readonly Feature[] = [
  { kind: 'choice', id: 'count', label: 'how many', options: counts },
  { kind: 'choice', id: 'nested', label: 'each inside the next', options: yesNo },
  { kind: 'choice', id: 'symmetric', label: 'the same after a quarter turn', options: yesNo },
  { kind: 'choice', id: 'inner', label: 'the innermost', options: shapes },
  { kind: 'choice', id: 'outer', label: 'the outermost', options: shapes },
];

interface Loop {
  /** Distance from the origin on the axes. */
  radius: number;
  /** The distance on the diagonals over that: 1 is round, 0.71 a diamond. */
  share: number;
}
const [innermost, outermost] = [0.8, 6.5];
const shareOf = (shape: unknown): number => (shape === 'round' ? 1 : 0.72);

/** Two loops that cross four times a quarter and keep the shapes that were told: the radius of the first is in terms of the second. */
const crossing: Record<string, { first: Loop; second: number }> = {
  'round diamond': { first: { radius: 0.8, share: 1 }, second: 0.72 },
  'round round': { first: { radius: 0.9, share: 1.08 }, second: 0.93 },
  'diamond diamond': { first: { radius: 0.8, share: 0.86 }, second: 0.66 },
  'diamond round': { first: { radius: 1.05, share: 0.72 }, second: 1 },
};

function loopsOf(count: number, inner: string, outer: string, isNested: boolean): Loop[] {
  const along = (i: number): number => (count === 1 ? 0 : i / (count - 1));
  const loops = Array.from({ length: count }, (_, i) => ({
    radius: innermost + (outermost - innermost) * along(i),
    share: shareOf(inner) + (shareOf(outer) - shareOf(inner)) * along(i),
  }));
  if (isNested || count < 2) return loops;
  // Of more than two the innermost keeps out of it, so that its shape is its own.
  const { first, second } = crossing[`${count === 2 ? inner : 'round'} ${outer}`] ?? { first: { radius: 1, share: 1 }, second: 1 };
  return [...loops.slice(0, -2), { radius: outermost * first.radius, share: first.share }, { radius: outermost, share: second }];
}

const directions = Array.from({ length: 48 }, (_, k) => (2 * Math.PI * k) / 48);

function drawing(told: Told): readonly (readonly Dot[])[] | null {
  if (!isTold(features, told)) return null;
  // Longer one way than the other: the diagonals stay, so do the mean of the axes and with it the shape.
  const stretch = told['symmetric'] === 'yes' ? 0 : 0.2;
  return loopsOf(numberIn(told, 'count'), String(told['inner']), String(told['outer']), told['nested'] === 'yes').map(({ radius, share }) =>
    directions.map((angle): Dot => {
      const r = radius * (1 - (1 - share) * Math.sin(2 * angle) ** 2) * (1 + stretch * Math.cos(2 * angle));
      return [rounded(r * Math.cos(angle), 3), rounded(r * Math.sin(angle), 3)];
    }),
  );
}

const everyTold: readonly Told[] = features.reduce<readonly Told[]>((sofar, feature) => (feature.kind === 'choice' ? sofar.flatMap((told) => feature.options.map(({ id }) => ({ ...told, [feature.id]: id }))) : sofar), [{}]);
const toldBy = (text: string): Told | null => (text === '' ? null : (everyTold.find((told) => textOf(drawing(told) ?? []) === text) ?? null));

export const describingLoops: Describing = { features: () => features, drawing, toldBy };
