import type { Matrix } from '../contract/matrix';

/**
 * Adds the upper triangle of (X/scale)'(X/scale) over the rows from..to-1 to `sums`, D x D.
 *
 * Four rows at a time, so that each sum is read and written once for them. Entries finite.
 */
export function addCrossProducts({ columns, values }: Matrix, from: number, to: number, scale: number, sums: Float64Array): void {
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

/** The symmetric n x n matrix of an upper triangle. */
export function mirrored(n: number, upper: Float64Array): Float64Array {
  const whole = upper.slice();
  for (let a = 0; a < n; a += 1) for (let b = a + 1; b < n; b += 1) whole[b * n + a] = upper[a * n + b];
  return whole;
}
