// What the columns of a table mean in each of the course's labs, whether or not the lab stands already.
import { refuseData } from '../contract/faults';
import type { LabId } from '../problems';

/** What is wrong with a number in this column, as the end of a sentence, or null. */
type Rule = (value: number, column: number) => string | null;

export interface Columns {
  /** What a number must be, for a cell that is none: "a whole number". */
  expected(column: number): string;
  rule: Rule;
  /** Refuses a header that the lab cannot use. */
  check(header: readonly string[]): void;
}

const largestCount = 1e9;
const anyNumber: Rule = () => null;
const count: Rule = (value) => {
  if (value < 0) return 'is negative; a count is a whole number from 0 to 1e9';
  if (!Number.isInteger(value)) return 'is not whole; a count is a whole number from 0 to 1e9';
  return value <= largestCount ? null : 'is too large; a count is a whole number from 0 to 1e9';
};
const nothing = (): void => undefined;

const counts: Columns = { expected: () => 'a whole number from 0 to 1e9', rule: count, check: nothing };
const vectors: Columns = { expected: () => 'a number', rule: anyNumber, check: nothing };
const series: Columns = {
  expected: () => 'a number',
  rule: anyNumber,
  check: (header) => {
    if (header.length !== 1) refuseData(`This table has ${header.length} columns (${header.slice(0, 5).join(', ')}); a series is one column of numbers.`);
  },
};
const labelled: Columns = {
  expected: (column) => (column === 2 ? '0 or 1' : 'a number'),
  rule: (value, column) => (column === 2 && value !== 0 && value !== 1 ? 'is not a label; y is 0 or 1' : null),
  check: (header) => {
    if (header.length !== 3) refuseData(`This table has ${header.length} columns (${header.slice(0, 5).join(', ')}); this lab takes three: x1, x2 and y.`);
    const y = header.findIndex((name) => name.trim().toLowerCase() === 'y');
    if (y === 0 || y === 1) refuseData(`This table has y in column ${y + 1}; this lab takes x1, x2 and y in this order.`);
  },
};

const columnsOf: Readonly<Record<LabId, Columns>> = {
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
  return Object.hasOwn(columnsOf, lab) ? columnsOf[lab as LabId] : refuseData(`This table was read for "${lab.slice(0, 60)}", and there is no lab of that name.`);
}
