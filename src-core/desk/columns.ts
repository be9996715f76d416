// What the columns of a table mean in each of the course's labs, whether or not the lab stands already.
import { refuseData } from '../contract/faults';
import type { ProblemId } from '../problems';

/** What is wrong with a number in this column, as the end of a sentence, or null. */
type Rule = (value: number, column: number) => string | null;

export interface Columns {
  /** What a number must be, for a cell that is none: "a whole number". */
  expected(column: number): string;
  rule: Rule;
  /** Why the lab cannot use columns of these names, as the end of a sentence, or null. */
  headerFault: (header: readonly string[]) => string | null;
}

const largestCount = 1e9;
const anyNumber: Rule = () => null;
const count: Rule = (value) => {
  if (value < 0) return 'is negative; a count is a whole number from 0 to 1e9';
  if (!Number.isInteger(value)) return 'is not whole; a count is a whole number from 0 to 1e9';
  return value <= largestCount ? null : 'is too large; a count is a whole number from 0 to 1e9';
};
const anyHeader = (): null => null;
const has = (header: readonly string[]): string => `has ${header.length} column${header.length === 1 ? '' : 's'} (${header.slice(0, 5).join(', ')}${header.length > 5 ? ', …' : ''})`;

const counts: Columns = { expected: () => 'a whole number from 0 to 1e9', rule: count, headerFault: anyHeader };
const vectors: Columns = { expected: () => 'a number', rule: anyNumber, headerFault: anyHeader };
const series: Columns = {
  expected: () => 'a number',
  rule: anyNumber,
  headerFault: (header) => (header.length === 1 ? null : `${has(header)}; a series is one column of numbers`),
};
const labelled: Columns = {
  expected: (column) => (column === 2 ? '0 or 1' : 'a number'),
  rule: (value, column) => (column === 2 && value !== 0 && value !== 1 ? 'is not a label; y is 0 or 1' : null),
  headerFault: (header) => {
    if (header.length !== 3) return `${has(header)}; this lab takes three: x1, x2 and y`;
    const y = header.findIndex((name) => name.trim().toLowerCase() === 'y');
    return y === 0 || y === 1 ? `has y in column ${y + 1}; this lab takes x1, x2 and y in this order` : null;
  },
};

const columnsOf: Readonly<Record<ProblemId, Columns>> = {
  'negative-binomial': counts,
  'logistic-regression': labelled,
  'poisson-mixture': counts,
  'linear-vae': vectors,
  'factorial-hmm': series,
  'linear-rnn': series,
  'kernel-attention': vectors,
};

/** The rules of a lab's tables. Refuses what is none of the course's labs. */
export function columnsFor(lab: string): Columns {
  return Object.hasOwn(columnsOf, lab) ? columnsOf[lab as ProblemId] : refuseData(`This table was read for "${lab.slice(0, 60)}", and there is no lab of that name.`);
}
