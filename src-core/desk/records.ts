import Papa from 'papaparse';
import { refuseData } from '../contract/faults';
import type { Delimiter } from '../contract/types';

/** A record and the line of the file it begins on (the first line is 1). */
export interface CsvRecord {
  cells: string[];
  line: number;
}

const blockLength = 1 << 17;
const blockRecords = 1000;

const sampleLines = 20;

/**
 * The delimiter of a table: tab or semicolon where every line of the beginning holds equally many, else the comma.
 * A comma may be a decimal one, so it never wins over the others.
 */
export function guessDelimiter(text: string): Delimiter {
  const lines = text.slice(0, blockLength).split('\n', sampleLines + 1).slice(0, sampleLines).filter((line) => line.trim() !== '');
  const alike = (delimiter: Delimiter): boolean => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length);
    return counts.length > 0 && (counts[0] ?? 1) > 1 && counts.every((count) => count === counts[0]);
  };
  const some = (delimiter: Delimiter): boolean => lines.length > 0 && lines.every((line) => line.includes(delimiter));
  return (['\t', ';'] as const).find(alike) ?? (alike(',') ? ',' : ((['\t', ';'] as const).find(some) ?? ','));
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

/**
 * The records of a CSV text with LF line ends, a block at a time, so that a long file can be read in slices.
 * Yields blocks of records. Refuses broken quotes, by row.
 */
export function* records(text: string, delimiter: Delimiter): Generator<{ block: CsvRecord[]; read: number }, void, void> {
  const hasQuotes = text.includes('"');
  let line = 1;
  for (let at = 0; at < text.length; ) {
    // Without quotes records end where lines do, and a block is cut there; with quotes only the parser knows.
    const cut = hasQuotes ? text.length : text.indexOf('\n', at + blockLength) + 1 || text.length;
    const parsed = Papa.parse<string[]>(text.slice(at, cut), { delimiter, newline: '\n', ...(hasQuotes ? { preview: blockRecords, fastMode: false } : {}) });
    const block: CsvRecord[] = [];
    parsed.data.forEach((cells, index) => {
      checkQuotes(parsed.errors.filter(({ row }) => row === index), cells, line);
      block.push({ cells, line });
      line += 1 + (hasQuotes ? linesIn(cells) : 0);
    });
    const read = hasQuotes ? parsed.meta.cursor : cut - at;
    // The empty record behind the last line end of what was parsed is no record; a parse that stopped in between has none.
    if (!parsed.meta.truncated && text[at + read - 1] === '\n') {
      block.pop();
      line -= 1;
    }
    at += Math.max(1, read);
    yield { block, read: at };
  }
}
