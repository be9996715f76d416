// Tables in a session file: rows as lists of numbers there, one block of numbers here.
import { refuseData } from '../contract/faults';
import type { Progress, Table } from '../contract/types';
import { columnsFor, type Columns } from './columns';
import type { TableInFile } from './sessionSchema';
import { what } from './sessionText';
import { part } from './slice';
import { hashOf } from './table';
import { shown } from './words';

/** So many numbers are read between two yields: about a millisecond's work. */
const block = 1 << 14;

function rowsOf({ values, rows, columns }: Table): number[][] {
  return Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)));
}

/** A table as a file holds it. */
export function tableToFile(table: Table): TableInFile {
  const { fileName, header, rows, columns, delimiter, notes } = table;
  return { fileName, header: [...header], rows, columns, delimiter, notes: [...notes], values: rowsOf(table) };
}

/** Rows of a file as one block of numbers, or what is wrong with them, as the end of a sentence. The rows are counted before room is made for their numbers. */
function* valuesOf({ header, rows, columns, values }: TableInFile, { rule, headerFault }: Columns): Generator<Progress, Float64Array | string, void> {
  if (header.length !== columns) return `needs a name for each of ${columns} columns; it has ${header.length}`;
  if (!Array.isArray(values) || values.length !== rows) return `needs ${rows} rows; it holds ${Array.isArray(values) ? values.length : shown(values)}`;
  const list: readonly unknown[] = values;
  const wrong = list.findIndex((row) => !Array.isArray(row) || row.length !== columns);
  if (wrong >= 0) return `needs ${columns} numbers in each row; in row ${wrong + 1} it has ${Array.isArray(list[wrong]) ? list[wrong].length : shown(list[wrong])}`;
  const headed = headerFault(header);
  if (headed !== null) return headed;
  const numbers = new Float64Array(rows * columns);
  for (let at = 0; at < numbers.length; at += 1) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const value = (list[row] as readonly unknown[])[column];
    if (typeof value !== 'number' || !Number.isFinite(value)) return `needs finite numbers; in row ${row + 1}, column ${column + 1} stands ${shown(value)}`;
    const fault = rule(value, column);
    if (fault !== null) return `holds in row ${row + 1}, column ${column + 1} ${value}, which ${fault}`;
    // Minus zero is zero, as in a table read from a file of its own.
    numbers[at] = value + 0;
    if (at % block === 0) yield { done: at, of: numbers.length };
  }
  return numbers;
}

/**
 * The tables of a file under the hash of what they hold, and which name of the file each one has become: a table that a person edited has another hash.
 * Refuses rows, columns and values that do not fit together, and numbers that the lab's tables cannot hold.
 */
export function* tablesFromFile(tables: Readonly<Record<string, TableInFile>>, lab: string): Generator<Progress, { byHash: Record<string, Table>; renamed: Map<string, string> }, void> {
  const byHash: Record<string, Table> = {};
  const renamed = new Map<string, string>();
  const all = Object.entries(tables);
  for (const [index, [name, inFile]] of all.entries()) {
    const place = (share: number): number => (index + share) / all.length;
    const { fileName, header, rows, columns, delimiter, notes } = inFile;
    const values = yield* part(valuesOf(inFile, columnsFor(lab)), place(0), place(0.5));
    if (typeof values === 'string') return refuseData(`${what} holds a table (${fileName.slice(0, 60)}) that cannot be read (${rows} by ${columns}): it ${values}.`);
    const hash = yield* part(hashOf({ header, rows, columns, values }), place(0.5), place(1));
    byHash[hash] = { hash, fileName, header, rows, columns, values, delimiter, notes };
    renamed.set(`table:${name}`, `table:${hash}`);
  }
  return { byHash, renamed };
}
