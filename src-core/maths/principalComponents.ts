import { inMegabytes } from '../contract/limits';
import { refuseLimit } from '../contract/faults';
import type { Matrix } from '../contract/matrix';
import type { Work } from '../contract/work';
import { crossProducts } from './crossProducts';
import { ordered, symmetricEigenWork, type Eigen } from './symmetricEigen';

/** X'X squares the range of sizes: below this share of the largest component a small one is left with no digits. */
const leastShare = 1e-12;
/** Multiplications of one sweep over the columns of X that are still worth the digits. */
const mostWork = 5e8;
const mostColumns = 1000;
const mostSweeps = 40;
/** Sums of squares between these have products that do not vanish beside them, and none that overflows. */
const [leastSquares, mostSquares] = [1e-200, 1e280];
/** The cosine of two columns that are as orthogonal as doubles can say. */
const orthogonal = 1e-15;

/**
 * Eigenvalues and unit vectors of X'X/n for an n x D matrix, largest first; not centred.
 *
 * From X'X by Jacobi rotations; if the least component is below 1e-12 of the largest, from the columns of X themselves, which keep its digits
 * (where that is below 5e8 multiplications a sweep). n, D >= 1, entries finite. Refuses (kind `limit`) more than 1000 columns. Yields progress.
 * Hestenes, Journal of the Society for Industrial and Applied Mathematics 6 (1958); Golub & Van Loan, section 8.6.3.
 */
export function* principalComponents(X: Matrix): Work<Eigen> {
  const { rows, columns } = X;
  if (columns > mostColumns) {
    const bytes = 8 * columns * columns;
    refuseLimit('X', `X has ${columns} columns: their products would take ${inMegabytes(bytes)} (${bytes} bytes) and many minutes; at most ${mostColumns} are allowed.`);
  }
  const plain = yield* crossProducts(X, 1);
  const size = plain.reduce((sum, product, at) => (at % (columns + 1) === 0 ? sum + product : sum), 0);
  // By a power of two, which rounds nothing, where a square might leave the doubles.
  const scale = size > leastSquares && size < mostSquares ? 1 : powerOfTwo(X.values);
  const eigen = yield* symmetricEigenWork(columns, scale === 1 ? plain : yield* crossProducts(X, scale));
  const lost = eigen.values[columns - 1] < leastShare * eigen.values[0];
  const exact = lost && rows * columns * columns <= mostWork ? yield* byColumns(X, scale) : eigen;
  return { values: exact.values.map((value) => (Math.max(0, value) / rows) * scale * scale), vectors: exact.vectors };
}

function powerOfTwo(values: Float64Array): number {
  let size = 0;
  for (let j = 0; j < values.length; j += 1) size = Math.max(size, Math.abs(values[j]));
  return size > 0 ? 2 ** Math.max(-1022, Math.min(1022, Math.floor(Math.log2(size)))) : 1;
}

/** One-sided Jacobi: columns of X/scale are turned against each other until they are orthogonal; their squared lengths are the eigenvalues of X'X. */
function* byColumns({ rows, columns, values }: Matrix, scale: number): Work<Eigen> {
  const side = new Float64Array(rows * columns);
  for (let d = 0; d < columns; d += 1) for (let i = 0; i < rows; i += 1) side[d * rows + i] = values[i * columns + d] / scale;
  const vectors = new Float64Array(columns * columns);
  for (let d = 0; d < columns; d += 1) vectors[d * columns + d] = 1;
  for (let round = 0, turned = true; turned && round < mostSweeps; round += 1) {
    turned = false;
    for (let p = 0; p < columns - 1; p += 1) {
      for (let q = p + 1; q < columns; q += 1) {
        const [pp, qq, pq] = lengths(side, p * rows, q * rows, rows);
        if (Math.abs(pq) <= orthogonal * Math.sqrt(pp) * Math.sqrt(qq)) continue;
        turned = true;
        const half = (qq - pp) / (2 * pq);
        const t = Math.abs(half) > 1e150 ? 0.5 / half : Math.sign(half || 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        turnPair(side, p * rows, q * rows, rows, c, t * c);
        turnPair(vectors, p * columns, q * columns, columns, c, t * c);
        yield { done: round, of: mostSweeps };
      }
    }
  }
  const squares = Float64Array.from({ length: columns }, (_, d) => lengths(side, d * rows, d * rows, rows)[0]);
  return ordered(columns, squares, vectors);
}

function lengths(side: Float64Array, p: number, q: number, rows: number): readonly [number, number, number] {
  let [pp, qq, pq] = [0, 0, 0];
  for (let i = 0; i < rows; i += 1) {
    const x = side[p + i];
    const y = side[q + i];
    pp += x * x;
    qq += y * y;
    pq += x * y;
  }
  return [pp, qq, pq];
}

function turnPair(m: Float64Array, p: number, q: number, length: number, c: number, s: number): void {
  for (let i = 0; i < length; i += 1) {
    const x = m[p + i];
    const y = m[q + i];
    m[p + i] = c * x - s * y;
    m[q + i] = s * x + c * y;
  }
}
