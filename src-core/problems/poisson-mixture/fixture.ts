import fc from 'fast-check';
import type { Matrix } from '../../contract/matrix';

/** Rows of one length as a matrix. */
export const matrixOf = (rows: readonly (readonly number[])[]): Matrix => ({ rows: rows.length, columns: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) });

/** Counts and a mixture that fits them. */
export interface Drawn {
  Y: Matrix;
  pi: number[];
  lambda: Matrix;
}

const rate = fc.double({ min: 0.05, max: 30, noNaN: true });
const weight = fc.double({ min: 0.05, max: 1, noNaN: true });
const list = <T>(each: fc.Arbitrary<T>, length: number) => fc.array(each, { minLength: length, maxLength: length });

/** Up to nine rows of four counts, in up to four classes; nothing impossible. */
export const mixtures: fc.Arbitrary<Drawn> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, D, K]) => fc.tuple(list(list(fc.nat(25), D), n), list(weight, K), list(list(rate, D), K)))
  .map(([Y, weights, lambda]) => {
    const total = weights.reduce((sum, each) => sum + each, 0);
    return { Y: matrixOf(Y), pi: weights.map((each) => each / total), lambda: matrixOf(lambda) };
  });
