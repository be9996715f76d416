import { remembered } from '../../contract/work';
import { logGamma } from '../../maths/gamma';
import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import { stirlingRemainder } from '../../maths/stirling';
import { mleOf, type Maximum } from './fit';
import { logPmf } from './model';
import { tallyOf, tallyOfFrequencies, type Tally } from './tally';

/** Counts and shapes from here on take the exact form, or a Map. */
const classes = 4096;
/** The side of the kernels' tables of pairs. */
const side = 64;
/** Small enough that what a block reads and writes stays in the nearest cache. */
const block = 512;

/** What each form takes from a table for x below `classes`: log x!, or Stirling's remainder, which no x = 0 asks for. */
const tables = {
  sums: remembered(1, () => '', () => Float64Array.from({ length: classes }, (_, x) => logGamma(x + 1))),
  saddle: remembered(1, () => '', () => Float64Array.from({ length: classes }, (_, x) => (x === 0 ? 0 : stirlingRemainder(x)))),
};

function logPmfs(form: 'sums' | 'saddle', x: Float64Array, r: Float64Array, rho: Float64Array, out: Float64Array): void {
  const use = kernels();
  const { memory, ...at } = layOut(use, { table: classes, x: block, r: block, rho: block, out: block });
  const masses = form === 'sums' ? use.negativeBinomialLogMasses : use.saddlePointLogMasses;
  memory.set(tables[form](), at.table);
  for (let from = 0; from < x.length; from += block) {
    const to = Math.min(from + block, x.length);
    memory.set(x.subarray(from, to), at.x);
    memory.set(r.subarray(from, to), at.r);
    memory.set(rho.subarray(from, to), at.rho);
    // An odd last one has a neighbour left over from the block before, or zeros, which are left out together with it.
    const unfit = masses((to - from + 1) & ~1, at.x, at.r, at.rho, at.table, classes, at.out);
    out.set(memory.subarray(at.out, at.out + to - from), from);
    for (let i = from; unfit > 0 && i < to; i += 1) if (Number.isNaN(out[i])) out[i] = logPmf(x[i], r[i], rho[i]);
  }
}

/** log NB(x; r, ρ) of every triple, in the saddle-point form of logPmf, which loses no digit. Shapes (n), (n), (n) -> out (n). Refuses as logPmf. */
export const exactLogPmfs = (x: Float64Array, r: Float64Array, rho: Float64Array, out: Float64Array): void => logPmfs('saddle', x, r, rho, out);

/**
 * log NB(x; r, ρ) of every triple, as fast as it goes: a sum of logarithms, whose error for x < 1000 and r < 100 stays below 4e-12.
 *
 * Shapes (n), (n), (n) -> out (n). Refuses as logPmf. A number that is shown or tested is taken from logPmf or exactLogPmfs.
 */
export const bulkLogPmfs = (x: Float64Array, r: Float64Array, rho: Float64Array, out: Float64Array): void => logPmfs('sums', x, r, rho, out);

/** How often each x below `classes` was seen, of the first counts up to a multiple of four; null where one of them is no such number. */
function histogramOf(counts: Float64Array, whole: number): Float64Array | null {
  const use = kernels();
  const { memory, ...at } = layOut(use, { values: block, pairs: side * side, histogram: 2 * classes });
  const pairs = new Int32Array(memory.buffer, 8 * at.pairs, 2 * side * side).fill(0);
  const singles = new Int32Array(memory.buffer, 8 * at.histogram, 4 * classes).fill(0);
  for (let from = 0, small = true; from < whole; from += block) {
    const size = Math.min(block, whole - from);
    memory.set(counts.subarray(from, from + size), at.values);
    const paired: number = small ? use.countPairs(size, at.values, at.pairs) : 0;
    // One large count, and more will come: they are counted singly from here on.
    small = paired === size;
    if (!small && use.countInto(size - paired, at.values + paired, classes, at.histogram) < size - paired) return null;
  }
  const seen = new Float64Array(classes);
  for (let x = 0; x < classes; x += 1) seen[x] = singles[x] + singles[classes + x] + singles[2 * classes + x] + singles[3 * classes + x];
  for (let pair = 0; pair < side * side; pair += 1) {
    const times = pairs[pair] + pairs[side * side + pair];
    seen[Math.floor(pair / side)] += times;
    seen[pair % side] += times;
  }
  return seen;
}

/** The tally of raw counts, as tallyOf: by histograms where all lie below `classes`. */
function countedTally(counts: Float64Array): Tally {
  const whole = counts.length & ~3;
  const seen = histogramOf(counts, whole);
  if (seen === null) return tallyOf(counts);
  for (let i = whole; i < counts.length; i += 1) {
    if (!(Number.isInteger(counts[i]) && counts[i] >= 0 && counts[i] < classes)) return tallyOf(counts);
    seen[counts[i]] += 1;
  }
  return tallyOfFrequencies(Array.from(seen.subarray(0, 1 + seen.findLastIndex((times) => times > 0))));
}

/** The maximum likelihood estimate from raw counts: counted first, since the likelihood knows them by their frequencies only. As mleOf; refuses as tallyOf. */
export const mleOfCounts = (counts: Float64Array): Maximum | null => mleOf(countedTally(counts));
