import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { matrices, matrix, nested } from './matrix';
import { exactly, shapeFault } from './quantity';

/** What a person is told about an argument called X. */
function told(check: z.ZodType, given: unknown): string {
  const read = exactly({ X: check }).safeParse({ X: given });
  return read.success ? 'nothing' : shapeFault(read.error).message;
}

describe('a matrix', () => {
  it('comes out row after row', () => expect(matrix.parse([[1, 2, 3], [4, 5, 6]])).toEqual({ rows: 2, columns: 3, values: Float64Array.of(1, 2, 3, 4, 5, 6) }));
  it('may hold infinities as text', () => expect(matrix.parse([['-Infinity', 'Infinity']]).values).toEqual(Float64Array.of(-Infinity, Infinity)));
  it('of no rows is empty', () => expect(matrix.parse([])).toEqual({ rows: 0, columns: 0, values: new Float64Array() }));
  it('goes away as it came', () => {
    const rows = [[1, -0.5], [2, 1e300]];
    expect(nested(matrix.parse(rows))).toEqual(rows);
  });
  it('gives null for a row that is not defined', () => expect(nested({ rows: 2, columns: 2, values: Float64Array.of(NaN, NaN, 1, 2) })).toEqual([null, [1, 2]]));

  it.each([
    ['no list', 3, 'X must be a list of rows, each a list of numbers; it is 3.'],
    ['a list of numbers', [1, 2], 'X[0] must be a row of numbers; it is 1.'],
    ['a ragged list', [[1, 2], [3]], 'X[1] must have 2 numbers as the first row has; it has 1.'],
    ['text for a number', [[1, 2], [3, 'four']], 'X[1][1] must be a number; it is "four".'],
    ['a hole', [[1, null]], 'X[0][1] must be a number; it is null.'],
  ])('refuses %s, and says where', (_, given, words) => expect(told(matrix, given)).toBe(words));
});

describe('a list of matrices', () => {
  it('is read one by one', () => expect(matrices.parse([[[1]], [[2]]]).map(({ values }) => values[0])).toEqual([1, 2]));
  it('must be of one size', () => expect(told(matrices, [[[1]], [[1, 2]]])).toBe('X[1] must be 1 x 1 as the first is; it is 1 x 2.'));
  it('says where in which a number is none', () => expect(told(matrices, [[[1]], [[true]]])).toBe('X[1][0][0] must be a number; it is true.'));
});
