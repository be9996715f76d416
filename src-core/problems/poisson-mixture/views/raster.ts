import { rememberedWork, type RememberedWork, type Work } from '../../../contract/work';
import { noWinner, type Moment } from '../moment';
import { orderOf, type Order } from '../order';
import { cellsOf, shareBytes, type Cells } from '../raster';
import type { Pairing } from '../pairing';
import type { RasterView, State } from '../state';
import { rasterWords } from '../twins/bins';

/** The bin and the neuron that a state looks at, within its counts. */
export const chosenBin = ({ choices }: State, { n }: Pick<Moment, 'n'>): number => Math.min(n - 1, Number(choices['bin']));
export const chosenNeuron = ({ choices }: State, { D }: Pick<Moment, 'D'>): number => Math.min(D - 1, Number(choices['neuron']));

/** Counts as cells in the order of the state, and the columns' shares as they stand. */
export function* rasterView(state: State, moment: Moment, pairing: Pairing | null): Work<RasterView> {
  const order = yield* orderOf(state, moment.run);
  const cells = yield* cellsOf(moment.observed, order);
  const bin = chosenBin(state, moment);
  const { columns, rows, binsPerColumn, neuronsPerRow, shade, top } = cells;
  const numbers = {
    columns,
    rows,
    binsPerColumn,
    neuronsPerRow,
    shade,
    top,
    ...(yield* columnsOf(moment, order, cells, pairing)),
    column: Math.floor(order.placeOf[bin] / binsPerColumn),
    row: Math.floor(chosenNeuron(state, moment) / neuronsPerRow),
    bins: Uint32Array.from({ length: columns }, (_, c) => order.binAt[c * binsPerColumn]),
  };
  return { ...rasterWords({ ...numbers, moment, bin, sorted: order.key !== 'time', n: moment.n }), ...numbers };
}

/** What does not depend on the chosen bin. Kept for the last few moments. */
const columnsOf: RememberedWork<[Moment, Order, Cells, Pairing | null], Pick<RasterView, 'shares' | 'truth' | 'misled' | 'misledCount'>> = rememberedWork(
  4,
  (...[{ key }, order]) => JSON.stringify([key, order.key]),
  function* ({ observed, K, last, now }: Moment, order: Order, cells: Cells, pairing: Pairing | null) {
    const shares = last ? shareBytes(last.shares.values, K, order, cells.binsPerColumn) : weightBytes(now.pi, K, cells.columns);
    yield { done: 1, of: 3 };
    const truth = observed.truth && columnClasses(observed.truth.classes, order, cells, K);
    yield { done: 2, of: 3 };
    if (!last || !observed.truth || !truth || !pairing) return { shares, truth, misled: new Uint32Array(0), misledCount: 0 };
    return { shares, truth, misled: misledColumns(shares, truth, pairing, cells.columns), misledCount: misledBins(last.shares.winner, observed.truth.classes, pairing) };
  },
);

/** Before the first E every column is shared as the weights say. */
function weightBytes(pi: Float64Array, K: number, columns: number): Uint8Array {
  const one = shareBytes(pi, K, { placeOf: new Uint32Array(1) }, 1);
  return Uint8Array.from({ length: K * columns }, (_, at) => one[Math.floor(at / columns)]);
}

/** The true class of most bins in each column, the first of equals. */
function columnClasses(classes: Uint8Array, { placeOf }: Order, { columns, binsPerColumn }: Cells, K: number): Uint8Array {
  const times = new Uint32Array(columns * K);
  for (let i = 0; i < classes.length; i += 1) times[Math.floor(placeOf[i] / binsPerColumn) * K + classes[i]] += 1;
  return Uint8Array.from({ length: columns }, (_, c) => mostOf(K, (k) => times[c * K + k]));
}

/** The first k whose value is highest. */
function mostOf(K: number, valueOf: (k: number) => number): number {
  let best = 0;
  for (let k = 1; k < K; k += 1) if (valueOf(k) > valueOf(best)) best = k;
  return best;
}

function misledColumns(shares: Uint8Array, truth: Uint8Array, { trueOf }: Pairing, columns: number): Uint32Array {
  const misled: number[] = [];
  for (let c = 0; c < columns; c += 1) {
    const winner = mostOf(trueOf.length, (k) => shares[k * columns + c]);
    if (shares[winner * columns + c] > 0 && trueOf[winner] !== truth[c]) misled.push(c);
  }
  return Uint32Array.from(misled);
}

function misledBins(winner: Uint8Array, classes: Uint8Array, { trueOf }: Pairing): number {
  let count = 0;
  for (let i = 0; i < winner.length; i += 1) if (winner[i] !== noWinner && trueOf[winner[i]] !== classes[i]) count += 1;
  return count;
}
