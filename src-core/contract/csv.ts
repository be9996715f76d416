/** A cell of a table that is written out; null and NaN, what is not there, are left empty. */
export type Cell = string | number | null;
/** Named columns, each from its first row down. */
export type Columns = readonly (readonly [name: string, values: ArrayLike<Cell>])[];

/** Text that a spreadsheet would run as a formula is marked as text by an apostrophe before it. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Columns as CSV (RFC 4180 quoting, lines end in \n); numbers whole, a missing one empty. Columns may differ in length. */
export function csvText(columns: Columns): string {
  const rows = Math.max(0, ...columns.map(([, values]) => values.length));
  const lines = Array.from({ length: rows }, (_, row) => columns.map(([, values]) => written(values[row] ?? null)).join(','));
  return [columns.map(([name]) => written(name)).join(','), ...lines, ''].join('\n');
}
