import type { Work } from '../../contract/work';
import { normalDraw } from '../../maths/draws';
import { stream } from '../../maths/random';
import type { Counts } from './counts';
import { emRun, mixtureOf, type Path } from './em';
import { nth } from './nth';

/** Where EM starts from: half-way between rows picked at random and the mean of all, or the mean of all with every rate moved at random. */
export type StartKind = 'rows' | 'rates';

/** Rates are moved by factors e^(0.4 g). */
const moved = 0.4;
/** A start keeps this share of the mean of all rows, so that no rate is 0 where something was counted. */
const keptMean = 0.5;

/**
 * Rates of K classes to start from, K x D, the same for the same seed. Every rate is positive where its column holds a count.
 *
 * 'rows' picks K different rows (rows come again only where there are fewer than K). The counts must have rows.
 */
export function startRates({ rows, columns, values, means }: Counts, K: number, kind: StartKind, seed: number): Float64Array {
  if (kind === 'rates') {
    const uniform = stream(seed, 'start rates');
    return Float64Array.from({ length: K * columns }, (_, j) => means[j % columns] * Math.exp(moved * normalDraw(uniform)));
  }
  const picked = pickedRows(rows, K, seed);
  return Float64Array.from({ length: K * columns }, (_, j) => {
    const row = picked[Math.floor(j / columns)];
    return keptMean * means[j % columns] + (1 - keptMean) * values[row * columns + (j % columns)];
  });
}

function pickedRows(rows: number, K: number, seed: number): number[] {
  const uniform = stream(seed, 'start rows');
  const picked: number[] = [];
  while (picked.length < K) {
    const row = Math.floor(uniform() * rows);
    if (picked.length >= rows || !picked.includes(row)) picked.push(row);
  }
  return picked;
}

/** One of several runs side by side. */
export interface Run extends Path {
  readonly seed: number;
}

/** Runs from starts of the seeds `seed`, `seed` + 1, ..., each at most `steps` long. Yields progress over all runs; may be dropped at any yield. */
export function* severalStarts(
  counts: Counts,
  pi: readonly number[],
  options: { kind: StartKind; seed: number; starts: number; steps: number; learnPi: boolean; leastGain: number },
): Work<Run[]> {
  const { kind, starts, steps, learnPi, leastGain } = options;
  const runs: Run[] = [];
  for (let s = 0; s < starts; s += 1) {
    const seed = (options.seed + s) % 2 ** 32;
    const lambda = { rows: pi.length, columns: counts.columns, values: startRates(counts, pi.length, kind, seed) };
    runs.push({ seed, ...(yield* nth(emRun(counts, mixtureOf(pi, lambda), steps, learnPi, leastGain), s, starts)) });
  }
  return runs;
}

/** An optimum that runs reached: its height and which of them. */
export interface Optimum {
  readonly logLik: number;
  /** Places in the list of runs. */
  readonly runs: readonly number[];
}

/** The different heights at which runs ended, highest first. Ends closer than `within` to the highest of their group count as one. */
export function optima(runs: readonly Pick<Path, 'logLik'>[], within: number): Optimum[] {
  const ends = runs.map(({ logLik }, run) => ({ run, end: logLik[logLik.length - 1] })).sort((a, b) => b.end - a.end || a.run - b.run);
  const groups: { logLik: number; runs: number[] }[] = [];
  for (const { run, end } of ends) {
    const group = groups.at(-1);
    if (group && group.logLik - end < within) group.runs.push(run);
    else groups.push({ logLik: end, runs: [run] });
  }
  return groups;
}
