import { refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { checkFinite } from './model';

/** Tokens in bulk, row-major: X [T][D], Uq and Uk [K][D]. */
export interface Tokens {
  readonly T: number;
  readonly D: number;
  readonly K: number;
  readonly X: Float64Array;
  readonly Uq: Float64Array;
  readonly Uk: Float64Array;
}

/** Rows of tokens at a time: what they need stays in the first cache. */
export const blockRows = 48;

/** The kernels' columns come in fours. */
export const inFours = (columns: number): number => Math.ceil(columns / 4) * 4;

/** Refuses arrays that are not as long as T, D and K say, and projections that are not finite. Of the tokens that is known once they are projected. */
export function checkBulk({ T, D, K, X, Uq, Uk }: Tokens): void {
  const lengths: [string, Float64Array, number][] = [['X', X, T * D], ['Uq', Uq, K * D], ['Uk', Uk, K * D]];
  for (const [name, values, length] of lengths) {
    if (values.length !== length) refuseShape(name, `${name} must have ${length} numbers; it has ${values.length}.`);
    if (name !== 'X') checkFinite(name, values);
  }
}

/** U' as the kernels take it: [D][K], each row filled up to fours with zeros. */
export function across(U: Float64Array, K: number, D: number): Float64Array {
  const row = inFours(K);
  const turned = new Float64Array(D * row);
  for (let k = 0; k < K; k += 1) for (let d = 0; d < D; d += 1) turned[d * row + k] = U[k * D + d];
  return turned;
}

/** The same tokens as the routes of single rows take them. */
export const asMatrices = ({ T, D, K, X, Uq, Uk }: Tokens): [X: Matrix, Uq: Matrix, Uk: Matrix] => [
  { rows: T, columns: D, values: X },
  { rows: K, columns: D, values: Uq },
  { rows: K, columns: D, values: Uk },
];
