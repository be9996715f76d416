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

/** The tally of raw counts, as tallyOf: by histograms where all lie below `classes`. */
function countedTally(counts: Float64Array): Tally {
  const use = kernels();
  const { memory, ...at } = layOut(use, { values: block, histogram: 2 * classes });
  const tables = new Int32Array(memory.buffer, 8 * at.histogram, 4 * classes).fill(0);
  const whole = counts.length & ~3;
  for (let from = 0; from < whole; from += block) {
    const to = Math.min(from + block, whole);
    memory.set(counts.subarray(from, to), at.values);
    if (use.countInto(to - from, at.values, classes, at.histogram) < to - from) return tallyOf(counts);
  }
  const frequencies: number[] = [];
  for (let x = 0; x < classes; x += 1) {
    const seen = tables[x] + tables[classes + x] + tables[2 * classes + x] + tables[3 * classes + x];
    if (seen > 0) frequencies[x] = seen;
  }
  for (let i = whole; i < counts.length; i += 1) {
    if (!(Number.isInteger(counts[i]) && counts[i] >= 0 && counts[i] < classes)) return tallyOf(counts);
    frequencies[counts[i]] = (frequencies[counts[i]] ?? 0) + 1;
  }
  return tallyOfFrequencies(Array.from(frequencies, (seen) => seen ?? 0));
}

/** The maximum likelihood estimate from raw counts: counted first, since the likelihood knows them by their frequencies only. As mleOf; refuses as tallyOf. */
export const mleOfCounts = (counts: Float64Array): Maximum | null => mleOf(countedTally(counts));
