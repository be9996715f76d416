import { rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import type { Observed } from './observed';
import type { Order } from './order';

/** A screen shows no more than this. */
const mostColumns = 400;
const mostRows = 100;
/** Above this share of the cells lie only a few: they would leave the others pale. */
const topShare = 0.995;
const visitsPerYield = 200_000;

/** Counts as cells: `binsPerColumn` bins of the order by `neuronsPerRow` neurons, each cell their mean. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly binsPerColumn: number;
  readonly neuronsPerRow: number;
  /** Row-major. */
  readonly means: Float64Array;
  /** The same, 0 to 255; 255 is `top` and more. */
  readonly shade: Uint8Array;
  readonly top: number;
}

/** The cells of the counts in an order. Kept for the last few: a step of EM moves none of them. */
export const cellsOf: RememberedWork<[Observed, Order], Cells> = rememberedWork(
  4,
  ({ key }: Observed, order: Order) => JSON.stringify([key, order.key]),
  function* ({ counts }: Observed, { binAt }: Order): Work<Cells> {
    const binsPerColumn = Math.ceil(counts.rows / mostColumns);
    const neuronsPerRow = Math.ceil(counts.columns / mostRows);
    const columns = Math.ceil(counts.rows / binsPerColumn);
    const rows = Math.ceil(counts.columns / neuronsPerRow);
    const sums = new Float64Array(rows * columns);
    const binsPerYield = Math.max(1, Math.floor(visitsPerYield / counts.columns));
    for (let place = 0; place < counts.rows; place += 1) {
      const column = Math.floor(place / binsPerColumn);
      const from = binAt[place] * counts.columns;
      for (let d = 0; d < counts.columns; d += 1) sums[Math.floor(d / neuronsPerRow) * columns + column] += counts.values[from + d];
      if (place % binsPerYield === 0) yield { done: place, of: counts.rows };
    }
    const means = sums.map((sum, at) => {
      const bins = Math.min(binsPerColumn, counts.rows - (at % columns) * binsPerColumn);
      const neurons = Math.min(neuronsPerRow, counts.columns - Math.floor(at / columns) * neuronsPerRow);
      return sum / (bins * neurons);
    });
    const top = topOf(means);
    return { columns, rows, binsPerColumn, neuronsPerRow, means, shade: new Uint8Array(means.length).map((_, at) => Math.min(255, Math.round((255 * means[at]) / top))), top };
  },
);

/** The count from which cells are darkest; 1 where everything is 0. */
function topOf(means: Float64Array): number {
  const sorted = Float64Array.from(means).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(topShare * sorted.length))] || sorted[sorted.length - 1] || 1;
}

/**
 * Shares in an order as bytes, class-major, K x columns: the mean of `binsPerColumn` bins each. values: n x K row-major. Rounded so that a column's
 * classes come to 255, or to less where some of its bins have no shares.
 */
export function shareBytes(values: ArrayLike<number>, K: number, { placeOf }: Pick<Order, 'placeOf'>, binsPerColumn: number): Uint8Array {
  const n = placeOf.length;
  const columns = Math.ceil(n / binsPerColumn);
  const sums = new Float64Array(K * columns);
  for (let i = 0; i < n; i += 1) {
    const column = Math.floor(placeOf[i] / binsPerColumn);
    for (let k = 0; k < K; k += 1) sums[k * columns + column] += values[i * K + k];
  }
  const bytes = new Uint8Array(K * columns);
  for (let c = 0; c < columns; c += 1) {
    const bins = Math.min(n, (c + 1) * binsPerColumn) - c * binsPerColumn;
    let below = 0;
    let written = 0;
    for (let at = c; at < bytes.length; at += columns) {
      below += sums[at];
      const upTo = Math.round((255 * below) / bins);
      bytes[at] = upTo - written;
      written = upTo;
    }
  }
  return bytes;
}
