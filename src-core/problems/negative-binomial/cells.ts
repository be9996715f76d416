import { stepUp } from '../../maths/steps';
import { cdf, poissonCdf } from './model';
import type { Cell } from './state';
import type { Tally } from './tally';

/** Closed cells at most; an open one follows. */
const mostCells = 30;

/** 1, 2, 5, 10, 20, ...: the first width that covers `span` counts in 30 cells. */
const cellWidth = (span: number): number => stepUp(Math.max(1, span / mostCells), [1, 2, 5]);

/**
 * Where the closed cells end: at the largest count, unless a few far ones would squeeze the rest into the first cells.
 * Then 99 of a hundred counts have closed cells, and the open one holds the far ones.
 */
function closedSpan({ values, frequencies, total }: Tally): number {
  const largest = values[values.length - 1];
  if (largest < mostCells) return largest + 1;
  let seen = 0;
  const index = frequencies.findIndex((frequency) => (seen += frequency) >= 0.99 * total);
  const most = values[index];
  return largest > 3 * most ? Math.max(most + 1, 10) : largest + 1;
}

/** Groups of counts without expectations: 0, 1, 2, ... one by one up to 30 of them, else in equal groups, and an open one at the end. */
export function observedCells(tally: Tally): Pick<Cell, 'label' | 'low' | 'high' | 'observed'>[] {
  const span = closedSpan(tally);
  const width = cellWidth(span);
  const closed = Math.ceil(span / width);
  const counts = new Float64Array(closed + 1);
  tally.values.forEach((value, i) => {
    counts[Math.min(closed, Math.floor(value / width))] += tally.frequencies[i];
  });
  return Array.from(counts, (observed, k) => {
    const low = k * width;
    const high = k === closed ? null : low + width - 1;
    const label = high === null ? `${low}+` : high === low ? String(low) : `${low}–${high}`;
    return { label, low, high, observed };
  });
}

/** Expected numbers n P(low <= X <= high) under NB(r, ρ) and the Poisson of the given mean, beside what was observed. */
export function cellsOf(observed: ReturnType<typeof observedCells>, total: number, law: { r: number; rho: number }, mean: number): Cell[] {
  const nb = expectedIn(observed, total, (x) => cdf(x, law.r, law.rho));
  const poisson = expectedIn(observed, total, (x) => poissonCdf(x, mean));
  return observed.map((cell, k) => ({ ...cell, negativeBinomial: nb[k], poisson: poisson[k] }));
}

function expectedIn(cells: ReturnType<typeof observedCells>, total: number, below: (x: number) => number): number[] {
  let left = 0;
  return cells.map(({ high }) => {
    const upTo = high === null ? 1 : below(high);
    const share = Math.max(0, upTo - left);
    left = upTo;
    return total * share;
  });
}
