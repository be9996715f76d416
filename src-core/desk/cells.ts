/** Optional sign, ASCII digits, point, exponent; spaces round it. No separators, no hexadecimal, no NaN, no infinity. */
const plain = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A cell as a finite number, or null. */
export function cellNumber(cell: string, isDecimalComma: boolean): number | null {
  const trimmed = cell.trim();
  const written = isDecimalComma ? trimmed.replace(',', '.') : trimmed;
  if (!plain.test(written)) return null;
  const value = Number(written);
  return Number.isFinite(value) ? value : null;
}

const longestQuote = 40;

/** What stood in a cell, short enough for a sentence. */
export const quotedCell = (cell: string): string => `"${cell.length > longestQuote ? `${cell.slice(0, longestQuote)}…` : cell.replace(/\n/g, ' ')}"`;

/** Why a cell is no number, and what to do, where its form tells. */
export function cellHint(cell: string): string {
  const trimmed = cell.trim();
  if (trimmed === '') return 'the cell is empty';
  if (plain.test(trimmed)) return `${quotedCell(trimmed)} is too large for a number`;
  if (/^[+-]?\d{1,3}([ ,'_]\d{3})+(\.\d+)?$/.test(trimmed)) return `${quotedCell(trimmed)} has separators between its digits; write it without`;
  if (/^[+-]?\d+,\d+$/.test(trimmed)) return `${quotedCell(trimmed)} has a decimal comma; write a point`;
  if (trimmed.startsWith('=')) return `${quotedCell(trimmed)} is a formula, read as text`;
  return `${quotedCell(trimmed)} is not a number`;
}
