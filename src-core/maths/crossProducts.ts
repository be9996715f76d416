import type { Work } from '../contract/work';
import type { Matrix } from '../contract/matrix';

/** Multiplications between two yields. */
const workPerYield = 1e6;

/**
 * (X/scale)'(X/scale), D x D row-major: sums of products of the columns of an n x D matrix.
 *
 * Entries finite; scale: a power of two rounds nothing. n D²/2 multiplications. Yields progress in rows.
 */
export function* crossProducts(X: Matrix, scale: number): Work<Float64Array> {
  const { rows, columns } = X;
  const sums = new Float64Array(columns * columns);
  const stride = 4 * Math.max(1, Math.floor(workPerYield / Math.max(1, 2 * columns * columns)));
  for (let from = 0; from < rows; from += stride) {
    addCrossProducts(X, from, Math.min(rows, from + stride), scale, sums);
    yield { done: from, of: rows };
  }
  for (let a = 0; a < columns; a += 1) for (let b = a + 1; b < columns; b += 1) sums[b * columns + a] = sums[a * columns + b];
  return sums;
}

/** Adds the upper triangle over the rows from..to-1 to `sums`: four rows at a time, so that each sum is read and written once for them. */
function addCrossProducts({ columns, values }: Matrix, from: number, to: number, scale: number, sums: Float64Array): void {
  const inverse = 1 / scale;
  const block = new Float64Array(4 * columns);
  const [second, third, fourth] = [columns, 2 * columns, 3 * columns];
  for (let i = from; i < to; i += 4) {
    const filled = Math.min(4, to - i) * columns;
    for (let j = 0; j < filled; j += 1) block[j] = values[i * columns + j] * inverse;
    block.fill(0, filled);
    for (let a = 0; a < columns; a += 1) {
      const p = block[a];
      const q = block[second + a];
      const r = block[third + a];
      const s = block[fourth + a];
      const at = a * columns;
      for (let b = a; b < columns; b += 1) sums[at + b] += p * block[b] + q * block[second + b] + r * block[third + b] + s * block[fourth + b];
    }
  }
}
