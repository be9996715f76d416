import { refuse, refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';

export type Pair = readonly [number, number];

/**
 * Labelled points as every formula here needs them: row i of `signed` is z_i = (2 y_i - 1) x_i, row-major.
 *
 * σ(-a) = 1 - σ(a), so L(β) = Σ log σ(z_i'β): a label is nothing but a sign.
 */
export interface Points {
  readonly rows: number;
  readonly signed: Float64Array;
}

/**
 * Points from covariates X [n][2] and labels y [n], each 0 or 1; no intercept is added.
 *
 * Refuses other labels, covariates that are not finite, and sizes that do not fit each other. No rows are no points.
 */
export function pointsOf(X: Matrix, y: ArrayLike<number>): Points {
  if (X.rows > 0 && X.columns !== 2) refuseShape('X', `X must have rows of 2 numbers, one for each coordinate of beta; they have ${X.columns}.`);
  if (y.length !== X.rows) refuseShape('y', `y must have a label for each of the ${X.rows} rows of X; it has ${y.length}.`);
  const signed = new Float64Array(2 * X.rows);
  for (let i = 0; i < X.rows; i += 1) {
    if (y[i] !== 0 && y[i] !== 1) refuse('y', `y[${i}] is a label, so it must be 0 or 1; it is ${y[i]}.`);
    for (let j = 2 * i; j < 2 * i + 2; j += 1) {
      if (!Number.isFinite(X.values[j])) refuse('X', `X[${i}][${j - 2 * i}] must be finite; it is ${X.values[j]}.`);
      signed[j] = y[i] === 1 ? X.values[j] : -X.values[j];
    }
  }
  return { rows: X.rows, signed };
}

/** Two finite coordinates of a point in the plane of `name`. Refuses other lengths and what is not finite. */
export function pairOf(name: string, values: readonly number[]): Pair {
  if (values.length !== 2) refuseShape(name, `${name} must be a list of 2 numbers; it has ${values.length}.`);
  const [first, second] = values;
  if (!(Number.isFinite(first) && Number.isFinite(second))) refuse(name, `${name} must have finite coordinates; they are ${first} and ${second}.`);
  return [first, second];
}

/** The exam's four points: each axis holds one label on both sides, so that no line through the origin tells them apart. */
export const examPoints: { readonly X: Matrix; readonly y: readonly number[] } = {
  X: { rows: 4, columns: 2, values: Float64Array.of(1, 0, 0, 1, -1, 0, 0, -1) },
  y: [0, 1, 0, 1],
};
