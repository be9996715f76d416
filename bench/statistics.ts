// Ratios are formed within a round, so that whatever slows the machine for a while slows both sides of it.

export interface Spread {
  median: number;
  q1: number;
  q3: number;
}

/** Linear between the two nearest values; `share` from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is nothing here to take a quantile of: no round was measured.');
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (at - Math.floor(at)) * (above - below);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const spread = (values: readonly number[]): Spread => ({ median: median(values), q1: quantile(values, 0.25), q3: quantile(values, 0.75) });
