import Papa from 'papaparse';
import { refuseData } from '../contract/faults';
import type { Delimiter } from '../contract/types';

/** A record and the line of the file it begins on (the first line is 1). */
export interface CsvRecord {
  cells: string[];
  line: number;
  /** Nothing stands on the line, not even an empty cell in quotes. */
  isBlank: boolean;
}

/** So much text is read between two yields: some milliseconds' work, whatever the length of a line. */
const blockLength = 1 << 14;

export const mostColumns = 1000;
export const longestCell = 10_000;
/** From here on a record that has not ended yet is looked at: it may be one that is too long anyway. */
const suspiciousLength = 1 << 20;

const sampleLength = 1 << 17;
const sampleLines = 20;

/**
 * The delimiter of a table: the one by which most of the first lines fall into as many cells as the very first line.
 * A comma may be a decimal one and a semicolon part of a name, so at equal counts tab goes before semicolon, and comma comes last.
 */
export function guessDelimiter(text: string): Delimiter {
  const unquoted = text.slice(0, sampleLength).replace(/"[^"]*"/g, '');
  const lines = unquoted.split('\n').filter((line) => line.trim() !== '').slice(0, sampleLines);
  const alike = (delimiter: Delimiter): number => {
    const [first = 1, ...others] = lines.map((line) => line.split(delimiter).length);
    return first === 1 ? 0 : 1 + others.filter((count) => count === first).length;
  };
  let best: Delimiter = ',';
  for (const delimiter of [';', '\t'] as const) if (alike(delimiter) > 0 && alike(delimiter) >= alike(best)) best = delimiter;
  return best;
}

const linesIn = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

/** Quotes as in RFC 4180: what Papa Parse finds wrong with them, by the line of the file. */
function checkQuotes(errors: readonly Papa.ParseError[], cells: readonly string[], line: number): void {
  const wrong = errors.find(({ type }) => type === 'Quotes');
  if (!wrong) return;
  const row = line + linesIn(cells.slice(0, -1));
  if (wrong.code === 'MissingQuotes') refuseData(`This table has a quote in row ${row} that is never closed. Close it, or remove it.`, { row });
  refuseData(`This table has a quote inside a cell in row ${line}; inside quotes a quote is written twice ("").`, { row: line });
}

/** Refuses a record that is too long before it ends, so that a quote left open does not cost the reading of all that follows it. */
function checkUnended(piece: string, parser: Papa.Parser, line: number): void {
  const [cells = []] = (parser.parse(piece, 0, false) as Papa.ParseResult<string[]>).data;
  if (cells.length > mostColumns) refuseData(`This table has more than ${mostColumns} columns in row ${line}; that many can be read.`, { row: line });
  const long = cells.findIndex((cell) => cell.length > longestCell);
  if (long < 0) return;
  const row = line + linesIn(cells.slice(0, long));
  refuseData(`This table has a cell in row ${row}, column ${long + 1} that does not end within ${longestCell} characters. Is there a quote that is never closed?`, { row });
}

/**
 * The records of a CSV text with LF line ends, a block at a time, so that a long file can be read in slices.
 * Yields blocks of records and how many characters have been read. Refuses broken quotes, by row.
 */
export function* records(text: string, delimiter: Delimiter): Generator<{ block: CsvRecord[]; read: number }, void, void> {
  let line = 1;
  let length = blockLength;
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, at + length);
    const isLast = at + length >= text.length;
    const isQuoted = piece.includes('"');
    // The record that a cut runs through is left out by the parser, and read again at the head of the next piece.
    const parser = new Papa.Parser({ delimiter, newline: '\n', fastMode: !isQuoted });
    const parsed = parser.parse(piece, 0, !isLast) as Papa.ParseResult<string[]>;
    // The empty record behind the last line end is no record; a quote that is still open there is one.
    const last = parsed.data.at(-1);
    if (isLast && piece.endsWith('\n') && last?.length === 1 && last[0] === '') parsed.data.pop();
    if (parsed.data.length === 0 && !isLast) {
      if (length >= suspiciousLength) checkUnended(piece, parser, line);
      length *= 2;
      continue;
    }
    const block: CsvRecord[] = [];
    const firstLine = line;
    let lines: string[] | null = null;
    const isBlank = (cells: readonly string[]): boolean => {
      if (cells.length !== 1 || (cells[0] ?? '').trim() !== '') return false;
      // An empty cell in quotes is a cell, and the parser no longer tells: its line does.
      return !isQuoted || !(lines ??= piece.split('\n'))[line - firstLine]?.includes('"');
    };
    parsed.data.forEach((cells, index) => {
      if (parsed.errors.length > 0) checkQuotes(parsed.errors.filter(({ row }) => row === index), cells, line);
      block.push({ cells, line, isBlank: isBlank(cells) });
      line += 1 + (isQuoted ? linesIn(cells) : 0);
    });
    at = isLast ? text.length : at + parsed.meta.cursor;
    length = blockLength;
    yield { block, read: at };
  }
}
