import type { Work } from '../../contract/work';
import { normalDraw, poissonDraw } from '../../maths/draws';
import { stream } from '../../maths/random';
import { checkPi } from './checks';
import { checkCost, readyingCounts, type Counts } from './counts';

/** Drawn spike counts with all that is known of them. */
export interface Spikes {
  readonly counts: Counts;
  /** The class of each row, from 0. */
  readonly classes: Uint8Array;
  /** K x D row-major. */
  readonly lambda: Float64Array;
  readonly pi: readonly number[];
}

/** Spikes per bin of a neuron, on average over classes. */
const meanRate = 2;
/** Two bytes hold them: rates stay far below. */
const bytesPerCount = 2;
const mostRate = 10_000;
const drawsPerYield = 10_000;

/**
 * True rates, K x D: λ_kd = 2 exp(s g_kd - s²/2), g standard normal, so that every neuron spikes twice a bin on average and
 * `separation` s >= 0 says how far classes lie apart; at most 10,000. Growing K adds classes and leaves the others as they are.
 */
export function trueRates(columns: number, classes: number, separation: number, seed: number): Float64Array {
  const uniform = stream(seed, 'rates');
  return Float64Array.from({ length: classes * columns }, () => Math.min(mostRate, meanRate * Math.exp(separation * normalDraw(uniform) - (separation * separation) / 2)));
}

/**
 * n rows drawn from the mixture of weights pi and true rates of this separation: classes and spikes each from a stream of their own,
 * so that more rows leave the first ones as they are. The same seed gives the same counts on every machine.
 *
 * Refuses weights off the simplex, and (kind `limit`) more than 384 MB. Yields progress in rows.
 */
export function* spikes(rows: number, columns: number, pi: readonly number[], separation: number, seed: number): Work<Spikes> {
  checkPi(pi);
  checkCost(rows, columns, pi.length, bytesPerCount);
  const lambda = trueRates(columns, pi.length, separation, seed);
  const classUniform = stream(seed, 'classes');
  const spikeUniform = stream(seed, 'spikes');
  const classes = new Uint8Array(rows);
  const values = new Uint16Array(rows * columns);
  const stride = Math.max(1, Math.floor(drawsPerYield / Math.max(1, columns)));
  for (let i = 0; i < rows; i += 1) {
    const k = drawnClass(pi, classUniform());
    classes[i] = k;
    for (let d = 0; d < columns; d += 1) values[i * columns + d] = poissonDraw(lambda[k * columns + d], spikeUniform);
    if (i % stride === 0) yield { done: i, of: rows };
  }
  return { counts: yield* readyingCounts(rows, columns, values), classes, lambda, pi };
}

/** The first class whose cumulative weight passes u; a class of weight 0 is never drawn. */
function drawnClass(pi: readonly number[], u: number): number {
  let left = u;
  let last = 0;
  for (const [k, weight] of pi.entries()) {
    if (weight === 0) continue;
    last = k;
    left -= weight;
    if (left < 0) break;
  }
  return last;
}
