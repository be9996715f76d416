import { chiSquaredTail } from '../../maths/gamma';
import { leastWhole } from '../../maths/solve';
import { cdf, poissonCdf, poissonUpperTail, quantile, upperTail } from './model';
import type { GoodnessOfFit } from './state';
import type { Tally } from './tally';

/** A law of counts, as fitted: the negative binomial has two fitted parameters, the Poisson one. */
export type FittedLaw = { r: number; rho: number } | { lambda: number };

/** Expected numbers that a cell needs, and that the last, open one needs. Cochran, Annals of Mathematical Statistics 23 (1952). */
const fewestExpected = 5;
const fewestInLast = 1;
/** With so many counts that more cells would each have enough, cells grow instead. */
const mostCells = 1000;

interface Pooled {
  low: number;
  /** null: open. */
  high: number | null;
  expected: number;
}

/** What a law says of counts: P(X <= x), P(X > x), and the smallest x with at least p below or at it. */
interface Shares {
  below(x: number): number;
  above(x: number): number;
  reach(p: number): number;
  fitted: number;
}

function sharesOf(law: FittedLaw): Shares {
  if ('lambda' in law) {
    const { lambda } = law;
    const below = (x: number): number => poissonCdf(x, lambda);
    return { below, above: (x) => poissonUpperTail(x, lambda), reach: (p) => leastReaching(below, p, lambda), fitted: 1 };
  }
  const { r, rho } = law;
  return { below: (x) => cdf(x, r, rho), above: (x) => upperTail(x, r, rho), reach: (p) => quantile(p, r, rho), fitted: 2 };
}

const leastReaching = (below: (x: number) => number, p: number, centre: number): number =>
  leastWhole((x) => below(x) >= p, Math.floor(centre), Math.max(1, Math.floor(Math.sqrt(centre))));

/** Counts from 0 on in cells, each as short as its expected number allows; the last one open. */
function pooledCells(total: number, law: Shares): Pooled[] {
  const needed = Math.max(fewestExpected, total / mostCells);
  const cells: Pooled[] = [];
  let low = 0;
  let before = 0;
  let left = total;
  for (;;) {
    const p = before + needed / total;
    if (!(p < 1)) break;
    const high = Math.max(low, law.reach(p));
    const beyond = total * law.above(high);
    if (beyond < fewestInLast) break;
    cells.push({ low, high, expected: left - beyond });
    low = high + 1;
    left = beyond;
    before = law.below(high);
  }
  return [...cells, { low, high: null, expected: left }];
}

const labelOf = ({ low, high }: Pooled): string => (high === null ? `${low}+` : high === low ? String(low) : `${low}–${high}`);

/** How many of the counts lie in each cell; both ascend. */
function observedIn({ values, frequencies }: Tally, cells: readonly Pooled[]): number[] {
  const observed = cells.map(() => 0);
  let cell = 0;
  values.forEach((x, i) => {
    while (x > (cells[cell].high ?? Infinity)) cell += 1;
    observed[cell] += frequencies[i];
  });
  return observed;
}

/**
 * Pearson's χ² = Σ (observed - expected)² / expected over pooled cells, each with at least 5 expected (1 in the last, open one).
 *
 * Degrees of freedom: cells - 1 - fitted parameters, not below 0; the p-value is P(χ² > statistic), null where no degree is left.
 * Cells follow from the law and the number of counts, never from the counts themselves. λ > 0, r > 0, 0 < ρ < 1; refuses others.
 */
export function goodnessOfFit(tally: Tally, law: FittedLaw): GoodnessOfFit {
  const shares = sharesOf(law);
  const pooled = pooledCells(tally.total, shares);
  const observed = observedIn(tally, pooled);
  const cells = pooled.map((cell, k) => ({ label: labelOf(cell), observed: observed[k], expected: cell.expected }));
  const statistic = cells.reduce((sum, cell) => sum + (cell.observed - cell.expected) ** 2 / cell.expected, 0);
  const degrees = Math.max(0, cells.length - 1 - shares.fitted);
  return { cells, statistic, degrees, pValue: degrees > 0 ? chiSquaredTail(statistic, degrees) : null };
}
