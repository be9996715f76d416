import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { refuseData } from '../contract/faults';
import { tableSizeFault } from '../contract/limits';
import type { Delimiter, Progress, Table } from '../contract/types';
import { cellHint, cellNumber, quotedCell, shortCell } from './cells';
import { columnsFor, type Columns } from './columns';
import { guessDelimiter, longestCell, mostColumns, records, type CsvRecord } from './records';
import { part } from './slice';
import { decodeTable } from './text';

const mostRows = 1_000_000;
const longestName = 60;
const shownFaults = 5;
/** How far the work is when the text stands, and when its numbers do; the rest is the hash. */
const shareOfDecoding = 0.1;
const shareOfReading = 0.9;

const delimiterNames: Record<Delimiter, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };
const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

interface CellFault {
  row: number;
  column: string;
  says: string;
}

/** What is being read: header first, then rows of numbers, with the first faults and the number of all. */
interface Reading {
  header: string[] | null;
  values: Float64Array;
  rows: number;
  blank: number;
  faults: CellFault[];
  faultCount: number;
}

/** A name for each column: cut to 60 characters, made where the cell is empty. */
const named = (cells: readonly string[]): string[] =>
  cells.map((cell, i) => {
    const name = cell.trim().replace(/\s+/g, ' ');
    if (name === '') return `column ${i + 1}`;
    return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
  });

function begin(cells: readonly string[], isNumber: (cell: string) => boolean, columns: Columns, reading: Reading): boolean {
  if (cells.length > mostColumns) refuseData(`This table has ${cells.length} columns; at most ${mostColumns} can be read.`);
  const isHeader = cells.some((cell) => !isNumber(cell));
  reading.header = isHeader ? named(cells) : cells.map((_, i) => `column ${i + 1}`);
  const fault = columns.headerFault(reading.header);
  if (fault !== null) refuseData(`This table ${fault}.`);
  return isHeader;
}

function note(reading: Reading, fault: CellFault): void {
  reading.faultCount += 1;
  if (reading.faults.length < shownFaults) reading.faults.push(fault);
}

function readRow({ cells, line }: CsvRecord, header: readonly string[], isDecimalComma: boolean, columns: Columns, reading: Reading): void {
  if (cells.length !== header.length) {
    note(reading, { row: line, column: '', says: `row ${line} has ${some(cells.length, 'cell')}, the first row has ${header.length}` });
    return;
  }
  const width = header.length;
  if ((reading.rows + 1) * width > reading.values.length) {
    const grown = new Float64Array(Math.max(1024, 2 * reading.values.length, width));
    grown.set(reading.values);
    reading.values = grown;
  }
  for (let i = 0; i < width; i += 1) {
    const cell = cells[i] ?? '';
    const value = cellNumber(cell, isDecimalComma);
    const column = header[i] ?? '';
    const at = `row ${line}, ${column.startsWith('column ') ? '' : 'column '}${column}: `;
    if (value === null) note(reading, { row: line, column, says: `${at}${cellHint(cell, columns.expected(i))}` });
    else {
      const wrong = columns.rule(value, i);
      if (wrong !== null) note(reading, { row: line, column, says: `${at}${shortCell(cell)} ${wrong}` });
      reading.values[reading.rows * width + i] = value;
    }
  }
  reading.rows += 1;
}

function refuseFaults({ faults, faultCount }: Reading): void {
  const [first] = faults;
  if (!first) return;
  const more = faultCount > faults.length ? ` (${faultCount - faults.length} more)` : '';
  refuseData(`This table has ${some(faultCount, 'fault')}: ${faults.map(({ says }) => says).join('; ')}${more}.`, { row: first.row, ...(first.column === '' ? {} : { column: first.column }) });
}

/** The name of a table's content: sha256 over its header, its shape and its values. Yields, since a million rows take their time. */
export function* hashOf({ header, rows, columns, values }: Pick<Table, 'header' | 'rows' | 'columns' | 'values'>): Generator<Progress, string, void> {
  const hash = sha256.create().update(utf8ToBytes(JSON.stringify([header, rows, columns])));
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const block = 1 << 18;
  for (let at = 0; at < bytes.length; at += block) {
    hash.update(bytes.subarray(at, at + block));
    yield { done: at, of: bytes.length };
  }
  return bytesToHex(hash.digest());
}

/**
 * A file's bytes as a table of numbers for a lab, in steps that a host can interleave.
 *
 * Limits come first: 32 MB, 1,000 columns, 1,000,000 rows, 10,000 characters a cell. The first row is a header if a cell of it is no number.
 * A decimal comma is read only between semicolons or tabs, and only where the file has no point. Blank lines are skipped and counted.
 * Refuses (kind `data`) with row (a line of the file, the first is 1), column, what stood there and what is expected: the first five
 * faults and the number of all. Quotes as RFC 4180.
 */
export function* readTable(lab: string, fileName: string, bytes: Uint8Array, asked: Delimiter | null): Generator<Progress, Table, void> {
  const columns = columnsFor(lab);
  if (bytes.length === 0) refuseData('This table is empty: the file has no bytes. It needs at least one row of numbers.');
  const tooLarge = tableSizeFault(bytes.length);
  if (tooLarge !== null) refuseData(tooLarge);
  const { text, encoding } = yield* part(decodeTable(bytes), 0, shareOfDecoding);
  if (text.trim() === '') refuseData('This table is empty: it has only blank lines. It needs at least one row of numbers.');
  const delimiter = asked ?? guessDelimiter(text);
  const mayBeComma = delimiter !== ',' && text.includes(',') && !text.includes('.');
  const isNumber = (cell: string): boolean => cellNumber(cell, mayBeComma) !== null;
  const reading: Reading = { header: null, values: new Float64Array(0), rows: 0, blank: 0, faults: [], faultCount: 0 };
  let hasCommas = false;

  for (const { block, read } of records(text, delimiter)) {
    for (const record of block) {
      const { cells, line, isBlank } = record;
      if (isBlank) {
        reading.blank += 1;
        continue;
      }
      const long = cells.findIndex((cell) => cell.length > longestCell);
      if (long >= 0) refuseData(`This table has a cell of ${cells[long]?.length} characters in row ${line}, column ${reading.header?.[long] ?? long + 1}; at most ${longestCell} can be read.`, { row: line });
      if (reading.header === null && begin(cells, isNumber, columns, reading)) continue;
      if (reading.rows >= mostRows) refuseData(`This table has more than ${mostRows} rows; that many can be read.`);
      if (mayBeComma && !hasCommas) hasCommas = cells.some((cell) => cell.includes(','));
      readRow(record, reading.header ?? [], mayBeComma, columns, reading);
    }
    yield { done: shareOfDecoding + (shareOfReading - shareOfDecoding) * (read / text.length), of: 1 };
  }
  refuseFaults(reading);
  const header = reading.header ?? [];
  if (reading.rows === 0) refuseData(`This table has a header (${header.map(quotedCell).slice(0, 5).join(', ')}) and no row of data below it.`);
  const values = reading.values.slice(0, reading.rows * header.length);
  const shape = { header, rows: reading.rows, columns: header.length, values };
  const notes = [
    ...(encoding === null ? [] : [encoding]),
    ...(header.length > 1 && delimiter !== ',' ? [`columns parted by ${delimiterNames[delimiter]}`] : []),
    ...(hasCommas ? ['decimal comma'] : []),
    ...(reading.blank > 0 ? [`${some(reading.blank, 'blank line')} skipped`] : []),
  ];
  return { hash: yield* part(hashOf(shape), shareOfReading, 1), fileName, ...shape, delimiter, notes };
}

const shownRows = 5;

/** What is told of a table outside the app: its shape, names, notes and first rows. */
export function summaryOf({ rows, columns, header, notes, values }: Table) {
  const first = Array.from({ length: Math.min(rows, shownRows) }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)));
  return { rows, columns, header, notes, first };
}
