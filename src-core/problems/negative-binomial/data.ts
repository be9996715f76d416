import { refuse, refuseData } from '../../contract/faults';
import { heldTable } from '../../contract/tables';
import type { BuiltInTable, Table } from '../../contract/types';
import { stream } from '../../maths/random';
import { drawCounts, tallyOf, tallyOfFrequencies, tallyOfPairs, type Tally } from './tally';
import { drawnFrom, isFrequencyTable, type State } from './state';
import { tables } from './tables';

/** Counts to fit, and the words for what was counted. */
export interface Observed {
  tally: Tally;
  title: string;
  source: string;
  counted: string;
  unit: string;
}

const ownPrefix = 'table:';
const number = (state: State, choice: string): number => {
  const value = state.choices[choice];
  return typeof value === 'number' ? value : refuse(choice, `${choice} must be a number; it is ${String(value)}.`);
};

/** All that decides which counts a state fits: equal keys, equal counts. */
export function dataKey({ data, seed, choices }: State): string {
  if (data === 'drawn') return JSON.stringify([data, seed, choices['drawnR'], choices['drawnRho'], choices['drawnSize']]);
  return data.startsWith(ownPrefix) ? JSON.stringify([data, choices['countColumn']]) : data;
}

/**
 * The counts that a state names: a built-in table by its id, `drawn` from the law kept in its choices, or an own one as `table:<hash>`.
 * Refuses an unknown name, a table that the core does not hold (kind `missing`), and one whose column of counts is not settled.
 */
export function observed(state: State): Observed {
  const builtIn = tables.find(({ id }) => id === state.data);
  if (builtIn) return fromBuiltIn(builtIn);
  if (state.data === 'drawn') return drawn(state);
  if (state.data.startsWith(ownPrefix)) return own(heldTable(state.data.slice(ownPrefix.length)), state.choices['countColumn'] ?? null);
  const names = [...tables.map(({ id }) => id), 'drawn'].join(', ');
  return refuse('data', `There is no table called "${state.data.slice(0, 60)}"; there are ${names}, and own tables.`);
}

const fromBuiltIn = ({ frequencies, title, source, counted, unit }: BuiltInTable): Observed => ({ tally: tallyOfFrequencies(frequencies), title, source, counted, unit });

function drawn(state: State): Observed {
  const r = number(state, 'drawnR');
  const rho = number(state, 'drawnRho');
  const size = number(state, 'drawnSize');
  const counts = drawCounts(r, rho, size, stream(state.seed, 'counts'));
  return {
    tally: tallyOf(counts),
    title: 'Counts drawn from the law',
    source: drawnFrom(state),
    counted: 'events',
    unit: 'draws',
  };
}

/** One column: raw counts. Two headed count and frequency: a table. Else the column that the person chose. */
function own(table: Table, chosen: State['choices'][string]): Observed {
  const words = { title: table.fileName, unit: 'rows' };
  if (isFrequencyTable(table.header)) {
    const tally = tallyOfPairs(column(table, 0), column(table, 1));
    return { ...words, tally, source: `${table.rows} rows of counts and frequencies in ${table.fileName}.`, counted: 'events', unit: 'observations' };
  }
  if (table.columns > 1 && chosen === null) return refuseData(`This table has ${table.columns} columns: choose which of them holds the counts (${table.header.slice(0, 8).join(', ')}).`);
  const at = table.columns === 1 ? 0 : Number(chosen);
  if (!(at < table.columns)) return refuseData(`This table has ${table.columns} columns; there is no column ${at + 1} to take counts from.`);
  const name = table.header[at];
  return { ...words, tally: tallyOf(column(table, at)), source: `${table.rows} counts in column ${name} of ${table.fileName}.`, counted: name };
}

/** A column of whole numbers from 0 to 1e9; refuses anything else, by row (the header is row 1) and column. */
function column({ values, rows, columns, header }: Table, at: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const value = values[row * columns + at];
    if (Number.isInteger(value) && value >= 0 && value <= 1e9) return value;
    return refuseData(`This table has ${value} in row ${row + 2}, column ${header[at]}; a count is a whole number from 0 to 1e9.`, { row: row + 2, column: header[at] });
  });
}
