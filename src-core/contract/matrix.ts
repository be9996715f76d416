import { reading, readNumber, must, type Reading } from './reading';

/** A table of doubles, row-major: the entry of row i and column j is values[i * columns + j]. NaN marks a row that is not defined. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Rows one after the other into one array, or what is wrong with them. Every row must be as long as the first. */
function flat(value: unknown): Reading<Matrix> {
  if (!Array.isArray(value)) return must('a list of rows, each a list of numbers', value);
  const rows: readonly unknown[] = value;
  const first = rows[0];
  const columns = Array.isArray(first) ? first.length : 0;
  const values = new Float64Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    if (!Array.isArray(row)) return { ...must('a row of numbers', row), at: [i] };
    if (row.length !== columns) return { wrong: `must have ${columns} numbers as the first row has; it has ${row.length}.`, at: [i] };
    for (let j = 0; j < columns; j += 1) {
      const read = readNumber(row[j]);
      if (read === null) return { ...must('a number', row[j]), at: [i, j] };
      values[i * columns + j] = read;
    }
  }
  return { value: { rows: rows.length, columns, values } };
}

/** A matrix as a list of rows of one length; no rows make a matrix of 0 x 0. */
export const matrix = reading(flat);

/** A list of matrices of one size. */
export const matrices = reading((value): Reading<Matrix[]> => {
  if (!Array.isArray(value)) return must('a list of matrices', value);
  const all: Matrix[] = [];
  for (const [i, each] of (value as readonly unknown[]).entries()) {
    const read = flat(each);
    if ('wrong' in read) return { ...read, at: [i, ...(read.at ?? [])] };
    const { rows, columns } = all[0] ?? read.value;
    if (read.value.rows !== rows || read.value.columns !== columns)
      return { wrong: `must be ${rows} x ${columns} as the first is; it is ${read.value.rows} x ${read.value.columns}.`, at: [i] };
    all.push(read.value);
  }
  return { value: all };
});

/** The rows as plain lists, as answers travel; a row that is not defined (NaN at its head) is null. */
export function nested({ rows, columns, values }: Matrix): (number[] | null)[] {
  return Array.from({ length: rows }, (_, i) => (Number.isNaN(values[i * columns]) ? null : Array.from(values.subarray(i * columns, (i + 1) * columns))));
}
