import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../contract/matrix';
import { finished } from '../contract/work';
import { principalComponents } from './principalComponents';

const matrixOf = (rows: readonly (readonly number[])[]): Matrix => ({ rows: rows.length, columns: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) });
const data = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) => fc.array(fc.array(fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))
  .map(matrixOf);
const components = (X: Matrix) => finished(principalComponents(X));
const meanSquare = ({ rows, values }: Matrix): number => values.reduce((sum, x) => sum + x * x, 0) / rows;

describe('principal components', () => {
  it('share the mean square of the data among them', () => {
    fc.assert(
      fc.property(data, (X) => {
        expect(components(X).values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(meanSquare(X), 11);
      }),
    );
  });

  it('are the mean squares along their vectors, each larger than along any other direction left', () => {
    fc.assert(
      fc.property(data, (X) => {
        const { values, vectors } = components(X);
        for (let k = 0; k < X.columns; k += 1) {
          let square = 0;
          for (let i = 0; i < X.rows; i += 1) {
            let along = 0;
            for (let d = 0; d < X.columns; d += 1) along += X.values[i * X.columns + d] * vectors[k * X.columns + d];
            square += along * along;
          }
          expect(square / X.rows).toBeCloseTo(values[k], 10);
        }
        expect(Array.from(values)).toEqual(Array.from(values).sort((a, b) => b - a));
      }),
    );
  });

  it('keep the digits of a component 1e16 times smaller than the largest', () => {
    // Rows (a + b, a - b) with a = ±1, b = ±1e-8 independent: components 2 and 2e-16 along the diagonals.
    const b = 2 ** -27;
    const { values } = components(matrixOf([[1 + b, 1 - b], [1 - b, 1 + b], [-1 + b, -1 - b], [-1 - b, -1 + b]]));
    expect(values[0]).toBeCloseTo(2, 14);
    expect(values[1] / (2 * b * b)).toBeCloseTo(1, 7);
  });

  it.each([1e-150, 1e150])('scale with the data, here by %d', (scale) => {
    const { values } = components(matrixOf([[3 * scale, 0], [0, scale]]));
    expect(Math.sqrt(values[0]) / scale).toBeCloseTo(3 / Math.SQRT2, 12);
  });

  it('of fewer rows than columns are zero beyond the rows', () => expect(components(matrixOf([[3, 4, 0]])).values[1]).toBe(0));
  it('refuses more columns than anybody would wait for, with the bytes', () =>
    expect(() => components({ rows: 1, columns: 2000, values: new Float64Array(2000) })).toThrow(/30\.6 MB \(32000000 bytes\)/));
});
