import type { Interval } from '../../src-core/contract/types';

export type Axes = Readonly<Record<string, Interval>>;

export function isSame(a: Axes, b: Axes): boolean {
  const names = Object.keys(b);
  return names.length === Object.keys(a).length && names.every((name) => a[name]?.[0] === b[name]?.[0] && a[name]?.[1] === b[name]?.[1]);
}

/** Axes between two of their states. Each is a new object: one that was changed in place would be drawn only at the end. */
export const onTheWay =
  (from: Axes, to: Axes) =>
  (t: number): Axes =>
    Object.fromEntries(
      Object.entries(to).map(([name, [low, high]]) => {
        const [fromLow, fromHigh] = from[name] ?? [low, high];
        return [name, [fromLow + t * (low - fromLow), fromHigh + t * (high - fromHigh)]];
      }),
    );
