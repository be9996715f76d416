/** Optional sign, ASCII digits, point, exponent; spaces round it. No separators, no hexadecimal, no NaN, no infinity. */
const plain = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A cell as a finite number, or null. */
export function cellNumber(cell: string, isDecimalComma: boolean): number | null {
  const trimmed = cell.trim();
  const written = isDecimalComma ? trimmed.replace(',', '.') : trimmed;
  if (!plain.test(written)) return null;
  const value = Number(written);
  // Minus zero is zero, so that equal tables have equal hashes.
  return Number.isFinite(value) ? value + 0 : null;
}

const longestQuote = 40;

/** What stood in a cell, short enough for a sentence. */
export function shortCell(cell: string): string {
  const line = cell.trim().replace(/\s+/g, ' ');
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
export const quotedCell = (cell: string): string => `"${shortCell(cell)}"`;

/** Why a cell is no number, where its form tells, and what is expected there. */
export function cellHint(cell: string, expected: string): string {
  const trimmed = cell.trim();
  const hint = (why: string): string => `${quotedCell(cell)} ${why}`;
  if (trimmed === '') return `the cell is empty; expected is ${expected}`;
  if (plain.test(trimmed)) return hint('is too large for a number');
  if (/^[+-]?\d{1,3}([ ,'_]\d{3})+(\.\d+)?$/.test(trimmed)) return hint('has separators between its digits; write it without');
  if (/^[+-]?\d+,\d+$/.test(trimmed)) return hint('has a decimal comma; write a point');
  if (trimmed.includes('"')) return hint('has quotes that do not enclose the whole cell');
  if (trimmed.startsWith('=')) return hint(`is a formula, read as text; expected is ${expected}`);
  return hint(expected === 'a number' ? 'is not a number' : `is not a number; expected is ${expected}`);
}
