import { refuse, refuseData } from '../../contract/faults';
import { isList } from '../../contract/params';
import { heldTable } from '../../contract/tables';
import type { Table } from '../../contract/types';
import { rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import { readyingCounts, type Counts } from './counts';
import { spikes } from './data';
import { about, drawnFrom, theTimes, type State } from './state';

/** Counts to share among classes, with what is known of them. */
export interface Observed {
  /** Equal keys, equal counts. */
  readonly key: string;
  readonly counts: Counts;
  /** Who truly made them, where they were drawn; else null. */
  readonly truth: { readonly classes: Uint8Array; readonly lambda: Float64Array; readonly pi: readonly number[] } | null;
  readonly title: string;
  readonly source: string;
}

const ownPrefix = 'table:';
const largestCount = 1e9;
const cellsPerYield = 50_000;

export const equalWeights = (K: number): number[] => new Array<number>(K).fill(1 / K);

/** The weights that spikes are drawn with: those at first sight for as many classes, else equal ones. Weights edited by hand belong to the fit, and the counts stay. */
export function trueWeights(K: number): readonly number[] {
  const { default: first } = about.choices['pi'];
  return isList(first) && first.length === K ? first : equalWeights(K);
}

/** All that decides which counts a state has. */
const dataKey = ({ data, seed, params }: State): string => (data === 'drawn' ? JSON.stringify([seed, params['N'], params['D'], params['K'], params['separation']]) : data);

/**
 * The counts that a state names, in slices: `drawn` ones of known classes, The Times by its id, or an own table as `table:<hash>`, rows as bins and columns as neurons.
 * Kept for the last few. Refuses an unknown name, a table that the core does not hold (kind `missing`), and one that holds other than counts.
 */
export const observedWork: RememberedWork<[State], Observed> = rememberedWork(2, dataKey, function* (state: State): Work<Observed> {
  const key = dataKey(state);
  if (state.data === 'drawn') return yield* drawn(state, key);
  if (state.data === theTimes.id) {
    const { title, source, frequencies } = theTimes;
    const values = Float64Array.from(frequencies.flatMap((times, x) => new Array<number>(times).fill(x)));
    return { key, counts: yield* readyingCounts(values.length, 1, values), truth: null, title, source };
  }
  if (state.data.startsWith(ownPrefix)) return yield* own(heldTable(state.data.slice(ownPrefix.length)), key);
  return refuse('data', `There is no table called "${state.data.slice(0, 60)}"; there are drawn, ${theTimes.id}, and own tables.`);
});

function* drawn(state: State, key: string): Work<Observed> {
  const { N, D, K, separation } = state.params;
  const { counts, classes, lambda, pi } = yield* spikes(N, D, trueWeights(K), separation, state.seed);
  return { key, counts, truth: { classes, lambda, pi }, title: 'Spikes of known classes', source: drawnFrom(state) };
}

/** Every cell a whole number from 0 to 1e9; refuses anything else by row (the header is row 1) and column. */
function* own({ values, rows, columns, header, fileName }: Table, key: string): Work<Observed> {
  if (rows === 0) return refuseData('This table has no rows: there are no bins to share among classes.');
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (!(Number.isInteger(value) && value >= 0 && value <= largestCount)) {
      const place = { row: Math.floor(at / columns) + 2, column: header[at % columns] };
      refuseData(`This table has ${Number.isNaN(value) ? 'no number' : value} in row ${place.row}, column ${place.column}; a count is a whole number from 0 to 1e9.`, place);
    }
    if (at % cellsPerYield === 0) yield { done: at, of: values.length };
  }
  const size = `${rows} ${rows === 1 ? 'row' : 'rows'} of ${columns} ${columns === 1 ? 'column' : 'columns'}`;
  return { key, counts: yield* readyingCounts(rows, columns, values), truth: null, title: fileName, source: `${size} in ${fileName}: rows are bins, columns are neurons.` };
}
