import { kroneckerProduct } from '../maths/kronecker';
import type { Matrix } from '../contract/matrix';
import { unreadable } from './trouble';

/** A number, or a matrix of at most 32 x 32; a vector is a column. A matrix of one entry is a number. */
export type Value = number | Matrix;

const widest = 32;
/** A shape in words: a column of 3. */
export const shapeOf = (value: Value): string => (typeof value === 'number' ? 'a number' : value.columns === 1 ? `a column of ${value.rows}` : value.rows === 1 ? `a row of ${value.columns}` : `a matrix of ${value.rows} x ${value.columns}`);
/** Whether a value is a row or a column. */
export const isVector = (value: Value): value is Matrix => typeof value !== 'number' && (value.rows === 1 || value.columns === 1);
/** The entries, row by row; of a number the number. */
export const entriesOf = (value: Value): ArrayLike<number> => (typeof value === 'number' ? [value] : value.values);
/** Whether two values have as many rows and columns. */
export const sameShape = (a: Value, b: Value): boolean =>
  typeof a === 'number' || typeof b === 'number' ? typeof a === typeof b : a.rows === b.rows && a.columns === b.columns;
/** Whether every entry is a finite number. */
export const isFiniteValue = (value: Value): boolean => (typeof value === 'number' ? Number.isFinite(value) : value.values.every(Number.isFinite));

const simplest = (matrix: Matrix): Value => (matrix.rows === 1 && matrix.columns === 1 ? matrix.values[0] : matrix);
/** The matrix whose entry in row i and column j, both from 0 on, is entry(i, j). */
export function matrixOf(rows: number, columns: number, entry: (i: number, j: number) => number): Matrix {
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i += 1) for (let j = 0; j < columns; j += 1) values[i * columns + j] = entry(i, j);
  return { rows, columns, values };
}
/** Numbers one below the other. */
export const column = (entries: ArrayLike<number>): Matrix => ({ rows: entries.length, columns: 1, values: Float64Array.from(entries) });
/** Each entry on its own. */
export const mapped = (value: Value, change: (x: number) => number): Value => (typeof value === 'number' ? change(value) : { ...value, values: value.values.map(change) });

/** a + b or a - b. Refuses different shapes. */
export function sum(a: Value, b: Value, sign: 1 | -1, at: number): Value {
  if (typeof a === 'number' && typeof b === 'number') return a + sign * b;
  if (typeof a === 'number' || typeof b === 'number' || !sameShape(a, b)) return unreadable(`There is no ${sign === 1 ? 'sum' : 'difference'} of ${shapeOf(a)} and ${shapeOf(b)}.`, at);
  return { ...a, values: a.values.map((x, i) => x + sign * b.values[i]) };
}

/** The matrix product, or a multiple. Refuses shapes that do not fit. */
export function product(a: Value, b: Value, at: number): Value {
  if (typeof a === 'number') return typeof b === 'number' ? a * b : mapped(b, (x) => a * x);
  if (typeof b === 'number') return mapped(a, (x) => x * b);
  if (a.columns !== b.rows)
    return unreadable(`There is no product of ${shapeOf(a)} and ${shapeOf(b)}.${a.columns === 1 && b.columns === 1 ? " For an inner product write theta'x, with a prime." : ''}`, at);
  if (a.rows > widest || b.columns > widest) return unreadable(`A matrix may have at most ${widest} rows and columns.`, at);
  return simplest(
    matrixOf(a.rows, b.columns, (i, j) => {
      let total = 0;
      for (let k = 0; k < a.columns; k += 1) total += a.values[i * a.columns + k] * b.values[k * b.columns + j];
      return total;
    }),
  );
}

/** The inner product of two vectors of one length. */
export function inner(a: Matrix, b: Matrix, at: number): number {
  if (a.values.length !== b.values.length) return unreadable(`There is no inner product of ${shapeOf(a)} and ${shapeOf(b)}.`, at);
  return a.values.reduce((total, x, i) => total + x * b.values[i], 0);
}

/** a / b for a number b. Refuses a matrix below. */
export function quotient(a: Value, b: Value, at: number): Value {
  if (typeof b !== 'number') return unreadable(`Nothing can be divided by ${shapeOf(b)}; write inv(A) b.`, at);
  return typeof a === 'number' ? a / b : mapped(a, (x) => x / b);
}

/** Rows for columns. Refuses a number: what looks like a transpose there was meant as a derivative. */
export function transpose(a: Value, at: number): Value {
  if (typeof a === 'number') return unreadable('A transpose belongs to vectors and matrices, and a derivative sign is not read here.', at);
  return matrixOf(a.columns, a.rows, (i, j) => a.values[j * a.columns + i]);
}

/** The inverse by Gauss and Jordan with row pivots; a singular matrix gives NaN. Refuses one that is not square. */
export function inverse(a: Value, at: number): Value {
  if (typeof a === 'number') return 1 / a;
  const n = a.rows;
  if (n !== a.columns) return unreadable(`There is no inverse of ${shapeOf(a)}.`, at);
  const work = Float64Array.from(a.values);
  const result = matrixOf(n, n, (i, j) => (i === j ? 1 : 0));
  const swap = (rows: Float64Array, p: number, q: number): void => {
    for (let j = 0; j < n; j += 1) [rows[p * n + j], rows[q * n + j]] = [rows[q * n + j], rows[p * n + j]];
  };
  for (let k = 0; k < n; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < n; i += 1) if (Math.abs(work[i * n + k]) > Math.abs(work[pivot * n + k])) pivot = i;
    swap(work, k, pivot);
    swap(result.values, k, pivot);
    const scale = 1 / work[k * n + k];
    for (let j = 0; j < n; j += 1) {
      work[k * n + j] *= scale;
      result.values[k * n + j] *= scale;
    }
    for (let i = 0; i < n; i += 1) {
      const factor = i === k ? 0 : work[i * n + k];
      for (let j = 0; j < n; j += 1) {
        work[i * n + j] -= factor * work[k * n + j];
        result.values[i * n + j] -= factor * result.values[k * n + j];
      }
    }
  }
  return result;
}

const largestPower = 16;

/** a^b. A square matrix may have a whole power; a vector has none. */
export function power(a: Value, b: Value, at: number): Value {
  if (typeof a === 'number' && typeof b === 'number') return a ** b;
  if (typeof b !== 'number') return unreadable(`An exponent is a number; here it is ${shapeOf(b)}.`, at);
  if (typeof a === 'number') return a ** b;
  if (a.rows !== a.columns) return unreadable(`There is no power of ${shapeOf(a)}; write norm(x)^2 or x'x.`, at);
  const whole = Math.round(b);
  if (Math.abs(b - whole) > 1e-9 || Math.abs(whole) > largestPower) return unreadable(`A matrix has whole powers only, up to ${largestPower}.`, at);
  const base = whole < 0 ? inverse(a, at) : a;
  let result: Value = matrixOf(a.rows, a.rows, (i, j) => (i === j ? 1 : 0));
  for (let k = 0; k < Math.abs(whole); k += 1) result = product(result, base, at);
  return result;
}

/** The Euclidean length of a vector, the size of a number. Refuses other matrices. */
export function norm(a: Value, at: number): number {
  if (typeof a === 'number') return Math.abs(a);
  if (!isVector(a)) return unreadable(`The norm here is one of vectors; this is ${shapeOf(a)}.`, at);
  return Math.hypot(...a.values);
}

/** The columns of a matrix one below the other. */
export const vec = (a: Value): Value => (typeof a === 'number' ? a : column(Array.from(a.values, (_, i) => a.values[(i % a.rows) * a.columns + Math.floor(i / a.rows)])));

/** A_1 ⊗ A_2 ⊗ ...; a number counts as 1 x 1. Refuses more than 32 rows or columns. */
export function kron(parts: readonly Value[], at: number): Value {
  let [rows, columns] = [1, 1];
  for (const part of parts) {
    if (typeof part === 'number') continue;
    rows *= part.rows;
    columns *= part.columns;
  }
  if (rows > widest || columns > widest) return unreadable(`A matrix may have at most ${widest} rows and columns; this one has ${rows} x ${columns}.`, at);
  return simplest(kroneckerProduct(parts.map((part) => (typeof part === 'number' ? { rows: 1, columns: 1, values: Float64Array.of(part) } : part))));
}

/** The sum of the diagonal. Refuses a matrix that is not square. */
export function trace(a: Value, at: number): number {
  if (typeof a === 'number') return a;
  if (a.rows !== a.columns) return unreadable(`There is no trace of ${shapeOf(a)}.`, at);
  let total = 0;
  for (let i = 0; i < a.rows; i += 1) total += a.values[i * a.columns + i];
  return total;
}

/** Numbers one below the other; rows or columns in a list are the rows of a matrix. */
export function list(parts: readonly Value[], at: number): Value {
  if (parts.every((part) => typeof part === 'number')) return column(parts);
  const [first] = parts;
  const width = first === undefined ? 0 : entriesOf(first).length;
  if (parts.length > widest || !parts.every((part) => isVector(part) && part.values.length === width)) return unreadable('The entries of a list must be numbers, or rows of one length.', at);
  return { rows: parts.length, columns: width, values: Float64Array.from(parts.flatMap((part) => Array.from(entriesOf(part)))) };
}
