import { rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import { poissonLogMass } from '../../maths/poisson';
import type { Moment } from './moment';
import { naive } from './naive';
import type { Observed } from './observed';

/** Products above this lie well within the doubles, whose least is e^-744.4; below it they are multiplied out. */
const safe = -700;
/** Stands for log 0 where a count of 0 must cancel it. */
const impossible = -1e300;
const visitsPerYield = 200_000;

/** -Σ_d log y_d! for each bin, as log Po(y; 1) + 1: what depends on no rate. Kept for the last few tables. */
const withoutRates: RememberedWork<[Observed], Float64Array> = rememberedWork(
  2,
  ({ key }: Observed) => key,
  function* ({ counts: { rows, columns, values } }: Observed): Work<Float64Array> {
    const sums = new Float64Array(rows);
    const stride = Math.max(1, Math.floor(visitsPerYield / (8 * columns)));
    for (let i = 0; i < rows; i += 1) {
      for (let d = 0; d < columns; d += 1) {
        const y = values[i * columns + d];
        if (y > 1) sums[i] += poissonLogMass(y, 1) + 1;
      }
      if (i % stride === 0) yield { done: i, of: rows };
    }
    return sums;
  },
);

/** How many bins plain products lose at the rates as they stand: every class's product is 0, and 0/0 is left. A bin that is impossible is not counted. Kept for the last few moments. */
export const lostBins: RememberedWork<[Moment], number> = rememberedWork(4, ({ key }: Moment) => key, function* ({ observed, now: { pi, lambda }, K, D, n }: Moment): Work<number> {
  const base = yield* withoutRates(observed);
  const { values } = observed.counts;
  const slopes = lambda.map((rate) => (rate === 0 ? impossible : Math.log(rate)));
  const totals = Float64Array.from({ length: K }, (_, k) => lambda.subarray(k * D, (k + 1) * D).reduce((sum, rate) => sum + rate, 0));
  const stride = Math.max(1, Math.floor(visitsPerYield / (K * D)));
  let lost = 0;
  for (let i = 0; i < n; i += 1) {
    let best = -Infinity;
    for (let k = 0; k < K; k += 1) {
      let log = base[i] - totals[k] + Math.log(pi[k]);
      for (let d = 0; d < D; d += 1) log += values[i * D + d] * slopes[k * D + d];
      if (log > best) best = log;
    }
    if (best < safe && best > impossible / 2) lost += naive(rowOf(observed, i), pi, { rows: K, columns: D, values: lambda }).lost;
    if (i % stride === 0) yield { done: i, of: n };
  }
  return lost;
});

const rowOf = ({ counts: { values, columns } }: Observed, i: number) => ({ rows: 1, columns, values: Float64Array.from(values.subarray(i * columns, (i + 1) * columns)) });
