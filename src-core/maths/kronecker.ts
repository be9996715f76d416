import type { Matrix } from '../contract/matrix';
import { times, type Times } from './counting';

/**
 * A_1 ⊗ A_2 ⊗ ... ⊗ A_L: the entry of row (i_1, ..., i_L) and column (j_1, ..., j_L) is Π_l A_l[i_l, j_l], the first index slowest.
 *
 * Square or not, of any sizes; of no factors the 1 x 1 matrix of 1. Horn & Johnson, Topics in Matrix Analysis, ch. 4.
 */
export function kroneckerProduct(factors: readonly Matrix[]): Matrix {
  let product: Matrix = { rows: 1, columns: 1, values: Float64Array.of(1) };
  for (const factor of factors) {
    const rows = product.rows * factor.rows;
    const columns = product.columns * factor.columns;
    const values = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i += 1) {
      const above = Math.floor(i / factor.rows) * product.columns;
      const below = (i % factor.rows) * factor.columns;
      for (let j = 0, to = i * columns; j < product.columns; j += 1)
        for (let k = 0; k < factor.columns; k += 1, to += 1) values[to] = product.values[above + j] * factor.values[below + k];
    }
    product = { rows, columns, values };
  }
  return product;
}

/** The L factors of K x K, row-major one after the other, each turned over. */
export function transposed(K: number, factors: Float64Array): Float64Array {
  const turned = new Float64Array(factors.length);
  for (let at = 0; at < factors.length; at += K * K)
    for (let i = 0; i < K; i += 1) for (let j = 0; j < K; j += 1) turned[at + j * K + i] = factors[at + i * K + j];
  return turned;
}

/**
 * Makes v <- (A_1 ⊗ ... ⊗ A_L) v, in place and without the big matrix: one factor after the other along its own index, L K^(L+1) multiplications.
 *
 * factors: the L factors of K x K, row-major one after the other; v has K^L entries, the first index slowest.
 * The last index goes first. For K = 2 two indices are done in one pass over v; the numbers are the same to the last bit.
 * Van Loan, The ubiquitous Kronecker product, J. Comput. Appl. Math. 123 (2000).
 */
export function kroneckerMap(K: number, L: number, factors: Float64Array): (v: Float64Array) => void {
  if (K === 2) {
    const pairs = Array.from({ length: Math.floor(L / 2) }, (_, pair) => factors.slice(4 * (L - 2 * pair - 2), 4 * (L - 2 * pair)));
    return (v) => {
      let stride = 1;
      for (const pair of pairs) {
        twoBinaryModes(pair, v, stride);
        stride *= 4;
      }
      if (L % 2 === 1) binaryMode(factors, v, stride);
    };
  }
  const scratch = new Float64Array(K);
  const each = Array.from({ length: L }, (_, level) => factors.slice(level * K * K, (level + 1) * K * K));
  return (v) => {
    for (let level = L - 1, stride = 1; level >= 0; level -= 1, stride *= K) {
      if (K === 3) ternaryMode(each[level], v, stride);
      else kroneckerMode(K, each[level], v, stride, times, scratch);
    }
  };
}

function binaryMode([f00, f01, f10, f11]: Float64Array, v: Float64Array, stride: number): void {
  for (let block = 0; block < v.length; block += 2 * stride) {
    for (let i = block; i < block + stride; i += 1) {
      const a = v[i];
      const b = v[i + stride];
      v[i] = f00 * a + f01 * b;
      v[i + stride] = f10 * a + f11 * b;
    }
  }
}

/** Along the binary index whose entries are `stride` apart by f, then along the one before it by g: v is read and written once. */
function twoBinaryModes([g00, g01, g10, g11, f00, f01, f10, f11]: Float64Array, v: Float64Array, stride: number): void {
  const two = 2 * stride;
  const three = 3 * stride;
  for (let block = 0; block < v.length; block += 4 * stride) {
    for (let i = block; i < block + stride; i += 1) {
      const a = v[i];
      const b = v[i + stride];
      const c = v[i + two];
      const d = v[i + three];
      const a0 = f00 * a + f01 * b;
      const a1 = f10 * a + f11 * b;
      const c0 = f00 * c + f01 * d;
      const c1 = f10 * c + f11 * d;
      v[i] = g00 * a0 + g01 * c0;
      v[i + stride] = g00 * a1 + g01 * c1;
      v[i + two] = g10 * a0 + g11 * c0;
      v[i + three] = g10 * a1 + g11 * c1;
    }
  }
}

function ternaryMode([f00, f01, f02, f10, f11, f12, f20, f21, f22]: Float64Array, v: Float64Array, stride: number): void {
  const two = 2 * stride;
  for (let block = 0; block < v.length; block += 3 * stride) {
    for (let i = block; i < block + stride; i += 1) {
      const a = v[i];
      const b = v[i + stride];
      const c = v[i + two];
      v[i] = f00 * a + f01 * b + f02 * c;
      v[i + stride] = f10 * a + f11 * b + f12 * c;
      v[i + two] = f20 * a + f21 * b + f22 * c;
    }
  }
}

/**
 * v <- A v along one index only, in place: one of the L steps of kroneckerMap, with every multiplication through `by`, which may count them.
 *
 * factor: K x K row-major; entries along the l-th of L indices are `stride` = K^(L-l) apart. The same bits as kroneckerMap. scratch: K entries.
 */
export function kroneckerMode(K: number, factor: Float64Array, v: Float64Array, stride: number, by: Times, scratch: Float64Array): void {
  for (let block = 0; block < v.length; block += K * stride) {
    for (let i = block; i < block + stride; i += 1) {
      for (let k = 0; k < K; k += 1) scratch[k] = v[i + k * stride];
      for (let j = 0, from = 0; j < K; j += 1, from += K) {
        let sum = by(factor[from], scratch[0]);
        for (let k = 1; k < K; k += 1) sum += by(factor[from + k], scratch[k]);
        v[i + j * stride] = sum;
      }
    }
  }
}
