import { logSumExp } from '../../maths/logSumExp';
import { poissonLogMass } from '../../maths/poisson';
import { root } from '../../maths/solve';

/** A count and how often it was seen. */
export interface Seen {
  x: number;
  times: number;
}

/** Two classes of a table: the weight of the first, and both rates. */
export interface Pair {
  share: number;
  low: number;
  high: number;
}

/** Steps of the grid of rates in 2 sqrt(λ), in which every Poisson has spread 1. */
const gridStep = 0.5;
/** The gradient's rounding is far below this share of the table. */
const clearGain = 1e-9;

/** What a class of few rows at this rate would add to the likelihood, a share of it: Σ f_x Po(x; λ)/Po(x; mean) / n - 1. Lindsay, Annals of Statistics 11 (1983). */
export interface Gradient {
  rate: number;
  gain: number;
}

/** The gradient at the single class of best fit, on a grid of rates over the counts seen. The mean must be positive. */
function gradients(seen: readonly Seen[]): Gradient[] {
  const total = weightedTotal(seen);
  const mean = weightedMean(seen, ({ x }) => x);
  const steps = Math.ceil((2 * Math.sqrt(seen[seen.length - 1].x)) / gridStep) + 1;
  return Array.from({ length: steps + 1 }, (_, j) => {
    const rate = ((j * gridStep) / 2) ** 2;
    const log = Math.log(rate / mean);
    const sum = seen.reduce((all, { x, times }) => all + times * Math.exp((x === 0 ? 0 : x * log) - (rate - mean)), 0);
    return { rate, gain: sum / total - 1 };
  });
}

/** Whether two classes fit better than one: where Var > E, decided in whole numbers, or where a further class would raise the likelihood. */
export function twoClassesGain(seen: readonly Seen[]): boolean {
  const { n, s1, s2 } = momentsOf(seen);
  if (n * s2 - s1 * s1 > n * s1) return true;
  return s1 > 0n && gradients(seen).some(({ gain }) => gain > clearGain);
}

/** n = Σ f, S1 = Σ x f, S2 = Σ x² f: sums of whole numbers that a double may not hold. */
function momentsOf(seen: readonly Seen[]): { n: bigint; s1: bigint; s2: bigint } {
  let [n, s1, s2] = [0n, 0n, 0n];
  for (const { x, times } of seen) {
    n += BigInt(times);
    s1 += BigInt(x) * BigInt(times);
    s2 += BigInt(x) * BigInt(x) * BigInt(times);
  }
  return { n, s1, s2 };
}

/** A start's smaller class has at least this weight. */
const leastShare = 1e-12;
const gridRates = 14;
const keptPairs = 8;

/** Where to climb from: two points with the first three moments of the rates, a class of zeros, classes that would gain beside a single one, and a grid. */
export function tableStarts(seen: readonly Seen[]): Pair[] {
  const mean = weightedMean(seen, ({ x }) => x);
  const zeros = seen[0].x === 0 ? seen[0].times / weightedTotal(seen) : 0;
  const ofZeros = zeros > 0 && zeros < 1 ? [{ share: zeros / 2, low: 0, high: mean / (1 - zeros / 2) }] : [];
  return [...momentStart(seen, mean), ...ofZeros, ...besideOne(seen, mean), ...gridStarts(seen)];
}

const weightedTotal = (seen: readonly Seen[]): number => seen.reduce((sum, { times }) => sum + times, 0);
const weightedMean = (seen: readonly Seen[], of: (each: Seen) => number): number => seen.reduce((sum, each) => sum + each.times * of(each), 0) / weightedTotal(seen);

/** Variance and third central moment of the rates are those of the counts less what Poissons add: Var - m, and μ3 - 3 Var + 2 m. */
function momentStart(seen: readonly Seen[], mean: number): Pair[] {
  const second = weightedMean(seen, ({ x }) => (x - mean) ** 2);
  const spread = second - mean;
  if (!(spread > 0)) return [];
  const third = weightedMean(seen, ({ x }) => (x - mean) ** 3) - 3 * second + 2 * mean;
  const tilt = third / spread;
  const width = Math.sqrt(tilt * tilt + 4 * spread);
  const low = Math.max(mean + (tilt - width) / 2, mean / 1000);
  const high = mean + (tilt + width) / 2;
  return high > low ? [{ share: (high - mean) / (high - low), low, high }] : [];
}

/** A class at each peak of the gradient beside one at the mean, as large as is best: from there every step leads above the single class. */
function besideOne(seen: readonly Seen[], mean: number): Pair[] {
  const all = gradients(seen);
  const peaks = all.filter(({ gain }, j) => gain > clearGain && !(gain < (all[j - 1]?.gain ?? 0)) && !(gain < (all[j + 1]?.gain ?? 0)));
  const atMean = massesAt(seen, mean);
  return peaks.map(({ rate }) => {
    const share = bestShare(seen, massesAt(seen, rate), atMean);
    return rate < mean ? { share, low: rate, high: mean } : { share: 1 - share, low: mean, high: rate };
  });
}

const massesAt = (seen: readonly Seen[], rate: number): number[] => seen.map(({ x }) => poissonLogMass(x, rate));

/** The best pairs of rates evenly spaced in sqrt λ over the counts seen, each with a good weight. */
function gridStarts(seen: readonly Seen[]): Pair[] {
  const from = Math.sqrt(Math.max(seen[0].x, 0.05));
  const to = Math.sqrt(Math.max(seen[seen.length - 1].x, 0.1));
  const rates = Array.from({ length: gridRates }, (_, j) => (from + ((to - from) * j) / (gridRates - 1)) ** 2);
  const masses = rates.map((rate) => massesAt(seen, rate));
  const pairs = rates.flatMap((low, i) => rates.slice(i + 1).map((high, j) => ({ low, high, ...weighed(seen, masses[i], masses[i + 1 + j]) })));
  return pairs.sort((p, q) => q.logLik - p.logLik).slice(0, keptPairs).map(({ share, low, high }) => ({ share, low, high }));
}

/** The best weight of the first of two given classes, by their log masses, and the log likelihood there. */
function weighed(seen: readonly Seen[], first: readonly number[], second: readonly number[]): { share: number; logLik: number } {
  const share = bestShare(seen, first, second);
  const logLik = seen.reduce((sum, { times }, j) => sum + times * logSumExp([Math.log(share) + first[j], Math.log1p(-share) + second[j]]), 0);
  return { share, logLik };
}

/** Where d/ds Σ f log(s a + (1-s) b) = Σ f (a-b)/(s a + (1-s) b) is zero: it falls in s, so there is one place, or an end. */
function bestShare(seen: readonly Seen[], first: readonly number[], second: readonly number[]): number {
  const slope = (share: number): number =>
    seen.reduce((sum, { times }, j) => {
      const log = first[j] - second[j];
      const less = Math.exp(-Math.abs(log));
      return sum + (times * (log > 0 ? 1 - less : less - 1)) / (log > 0 ? share + (1 - share) * less : share * less + 1 - share);
    }, 0);
  if (!(slope(leastShare) > 0)) return leastShare;
  return slope(1 - leastShare) < 0 ? root(slope, leastShare, 1 - leastShare, 0) : 1 - leastShare;
}
