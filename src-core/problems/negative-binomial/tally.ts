import { refuse } from '../../contract/faults';
import { gammaDraw, poissonDraw } from '../../maths/draws';
import type { Uniform } from '../../maths/random';

/** Counts as a fit needs them: each value that was seen, ascending, and how often. Never empty; memory follows the values, not their size. */
export interface Tally {
  values: Float64Array;
  frequencies: Float64Array;
  /** How many counts there are. */
  total: number;
  mean: number;
}

function made(values: Float64Array, frequencies: Float64Array): Tally {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    total += frequencies[i];
    sum += frequencies[i] * values[i];
  }
  if (!(total > 0)) refuse('frequencies', 'Nothing was counted: at least one frequency must be above zero.');
  if (!(sum < Infinity)) refuse('frequencies', 'The counts are too many or too large to be added up.');
  return { values, frequencies, total, mean: sum / total };
}

/**
 * A table: `frequencies[x]` = how often x was seen.
 *
 * Whole numbers from 0 on; refuses others, and a table in which nothing was seen.
 */
export function tallyOfFrequencies(frequencies: readonly number[]): Tally {
  const bad = frequencies.findIndex((frequency) => !(Number.isInteger(frequency) && frequency >= 0));
  if (bad >= 0) refuse('frequencies', `frequencies[${bad}] says how often ${bad} was seen, so it must be whole and not negative; it is ${frequencies[bad]}.`);
  const seen = frequencies.flatMap((frequency, x) => (frequency > 0 ? [x] : []));
  return made(
    Float64Array.from(seen),
    Float64Array.from(seen, (x) => frequencies[x]),
  );
}

/** Raw counts, one for each thing observed: whole numbers from 0 on, in any order. Refuses others, and an empty list. */
export const tallyOf = (counts: ArrayLike<number>): Tally => tallyOfPairs(counts, null);

/** Counts and how often each was seen, in any order; a count may come twice. Without frequencies each is seen once. Refuses as tallyOf. */
export function tallyOfPairs(counts: ArrayLike<number>, frequencies: ArrayLike<number> | null): Tally {
  const seen = new Map<number, number>();
  for (let i = 0; i < counts.length; i += 1) {
    const x = counts[i];
    const frequency = frequencies === null ? 1 : frequencies[i];
    if (!(Number.isInteger(x) && x >= 0)) refuse('counts', `A count must be a whole number from 0 on; number ${i + 1} is ${x}.`);
    if (!(Number.isInteger(frequency) && frequency >= 0)) refuse('frequencies', `A frequency must be a whole number from 0 on; number ${i + 1} is ${frequency}.`);
    if (frequency > 0) seen.set(x, (seen.get(x) ?? 0) + frequency);
  }
  const values = Float64Array.from(seen.keys()).sort();
  return made(
    values,
    values.map((x) => seen.get(x) ?? 0),
  );
}

/**
 * `size` counts drawn from NB(r, ρ): a rate from Ga(r, (1-ρ)/ρ), then a count from a Poisson with that rate.
 *
 * r > 0, 0 < ρ < 1, size: a whole number from 0 on; refuses others. The same stream gives the same counts.
 */
export function drawCounts(r: number, rho: number, size: number, uniform: Uniform): Float64Array {
  if (!(r > 0 && r < Infinity)) refuse('r', `r must be a positive number; it is ${r}.`);
  if (!(rho > 0 && rho < 1)) refuse('rho', `rho must lie strictly between 0 and 1; it is ${rho}.`);
  if (!(Number.isInteger(size) && size >= 0)) refuse('size', `size must be a whole number from 0 on; it is ${size}.`);
  const scale = rho / (1 - rho);
  return Float64Array.from({ length: size }, () => poissonDraw(gammaDraw(r, uniform) * scale, uniform));
}
