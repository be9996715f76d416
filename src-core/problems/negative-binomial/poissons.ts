import { normalTail } from '../../maths/normal';
import { poissonLogPmf } from './model';

/** Cells of `width` counts from 0 on: cell k holds the counts k width, ..., (k+1) width - 1. What lies beyond the last cell is the tail. */
export interface Cells {
  width: number;
  cells: number;
}

/** Below this a Poisson's mass adds nothing that a double of the sum would keep. */
const negligible = 1e-19;
/** Up to this rate a Poisson is summed count by count; it has about 17 sqrt(rate) counts that are not negligible. */
const longestSum = 2000;

/**
 * P(X <= x) of a Poisson by the cube root of its gamma (Wilson and Hilferty, PNAS 17, 1931): P(X <= x) = P(Ga(x+1, 1) > rate).
 * Absolute error below 1e-5 for the rates above `longestSum` that it is used for: nothing that a drawing shows.
 */
function largePoissonCdf(x: number, rate: number): number {
  if (x < 0) return 0;
  const shape = x + 1;
  const ninth = 1 / (9 * shape);
  return normalTail((Math.cbrt(rate / shape) - 1 + ninth) / Math.sqrt(ninth));
}

/**
 * Adds the Poisson masses of the cells to `sum` and returns what fell into them.
 *
 * From the mode outwards by p(x+1) = p(x) rate/(x+1): one multiplication a count, and only where there is mass.
 * rate >= 0; sum: length cells. A rate of 0 puts all mass on the count 0.
 */
export function addPoisson(rate: number, { width, cells }: Cells, sum: Float64Array): number {
  return rate > longestSum && width > 1 ? addLargePoisson(rate, width, cells, sum) : addByRatio(rate, width, cells, sum);
}

function addByRatio(rate: number, width: number, cells: number, sum: Float64Array): number {
  const last = width * cells - 1;
  const mode = Math.min(Math.floor(rate), last);
  const top = Math.exp(poissonLogPmf(mode, rate));
  let total = 0;
  for (let x = mode, p = top; x <= last && p > negligible; x += 1, p *= rate / x) {
    sum[width === 1 ? x : Math.floor(x / width)] += p;
    total += p;
  }
  for (let x = mode - 1, p = (top * mode) / rate; x >= 0 && p > negligible; p *= x / rate, x -= 1) {
    sum[width === 1 ? x : Math.floor(x / width)] += p;
    total += p;
  }
  return Math.min(1, total);
}

function addLargePoisson(rate: number, width: number, cells: number, sum: Float64Array): number {
  const reach = 9 * Math.sqrt(rate);
  const first = Math.max(0, Math.floor((rate - reach) / width));
  const beyond = Math.min(cells, Math.ceil((rate + reach) / width));
  let below = largePoissonCdf(first * width - 1, rate);
  const start = below;
  for (let k = first; k < beyond; k += 1) {
    const upTo = largePoissonCdf((k + 1) * width - 1, rate);
    sum[k] += upTo - below;
    below = upTo;
  }
  return first < beyond ? below - start : 0;
}
