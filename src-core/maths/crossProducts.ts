import type { Work } from '../contract/work';
import type { Matrix } from '../contract/matrix';
import { kernels } from './kernels/chosen';
import { layOut } from './kernels/kernels';

/** Multiplications between two yields. */
const workPerYield = 1e6;
/** So many numbers of a block stay in the nearest cache beside the sums that they are added to. */
const blockSize = 2048;
/** Rows of the sums that are made together: a tile's width, so that little beyond the triangle is made. */
const panel = 8;

const inFours = (n: number): number => 4 * Math.ceil(n / 4);

/**
 * (X/scale)'(X/scale), D x D row-major: sums of products of the columns of an n x D matrix.
 *
 * Entries finite; scale: a power of two rounds nothing. n D²/2 multiplications. Yields progress in rows.
 */
export function* crossProducts(X: Matrix, scale: number): Work<Float64Array> {
  const { rows, columns } = X;
  const width = inFours(columns);
  const sums = new Float64Array(columns * width);
  const stride = 4 * Math.max(1, Math.floor(workPerYield / Math.max(1, 2 * columns * columns)));
  for (let from = 0; from < rows; from += stride) {
    addCrossProducts(X, from, Math.min(rows, from + stride), scale, sums);
    yield { done: from, of: rows };
  }
  return Float64Array.from({ length: columns * columns }, (_, at) => {
    const [a, b] = [Math.floor(at / columns), at % columns];
    return sums[Math.min(a, b) * width + Math.max(a, b)];
  });
}

/** Adds the upper triangle over the rows from..to-1 to `sums`, D rows of inFours(D): a matrix product with the block's own transpose. */
function addCrossProducts({ columns, values }: Matrix, from: number, to: number, scale: number, sums: Float64Array): void {
  const use = kernels();
  const width = inFours(columns);
  const rows = Math.max(8, Math.floor(blockSize / Math.max(1, columns)));
  // Columns are taken in fours: the last row's may reach a little beyond it.
  const { memory, ...at } = layOut(use, { block: rows * columns + 4, sums: columns * width });
  memory.set(sums, at.sums);
  for (let row = from; row < to; row += rows) {
    const count = Math.min(rows, to - row);
    memory.set(values.subarray(row * columns, (row + count) * columns), at.block);
    if (scale !== 1) for (let i = at.block; i < at.block + count * columns; i += 1) memory[i] /= scale;
    for (let a = 0; a < columns; a += panel) {
      use.gemm(Math.min(panel, columns - a), inFours(columns - a), count, at.block + a, 1, columns, at.block + a, columns, at.sums + a * width + a, width, true);
    }
  }
  sums.set(memory.subarray(at.sums, at.sums + columns * width));
}
