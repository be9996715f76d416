import { refuse, refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';

/** Refuses a vector with an entry that is not finite. */
export function checkVector(name: string, values: ArrayLike<number>): void {
  for (let d = 0; d < values.length; d += 1) if (!Number.isFinite(values[d])) refuse(name, `${name}[${d}] must be a finite number; it is ${values[d]}.`);
}

/** Refuses a matrix of data with an entry that is not finite. */
export function checkData({ columns, values }: Matrix): void {
  for (let j = 0; j < values.length; j += 1)
    if (!Number.isFinite(values[j])) refuse('X', `X[${Math.floor(j / columns)}][${j % columns}] must be a finite number; it is ${values[j]}.`);
}

/** Refuses a standard deviation that is not positive and finite. */
export function checkSpread(name: 'sigma' | 'v', value: number): void {
  if (!(value > 0 && value < Infinity)) refuse(name, `${name} is a standard deviation, so it must be positive; it is ${value}.`);
}

/** Refuses (kind `shape`) a vector that has not one number for each of D dimensions, named by what has them. */
export function checkLength(name: string, length: number, of: string, D: number): void {
  if (length !== D) refuseShape(name, `${name} must have ${D} numbers as ${of} has; it has ${length}.`);
}

/** The value, or a refusal where sizes beyond the doubles left none. */
export function defined(value: number): number {
  return Number.isNaN(value) ? refuse('x', 'These sizes lie beyond every double, so there is no answer; bring x, theta and sigma closer to 1.') : value;
}
