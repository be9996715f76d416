import { productError, sumError } from './errorFree';

/** A number with twice the digits of a double: high + low, high the nearest double. Where a product leaves the doubles it has no more digits than they. */
export interface Doubled {
  readonly high: number;
  readonly low: number;
}

export const doubled = (x: number): Doubled => ({ high: x, low: 0 });

function normalised(high: number, low: number): Doubled {
  const sum = high + low;
  return Number.isFinite(sum) ? { high: sum, low: low - (sum - high) } : { high, low: 0 };
}

/** a b to about 31 digits. Dekker, Numerische Mathematik 18 (1971). */
export function times(a: Doubled, b: Doubled): Doubled {
  const product = a.high * b.high;
  return normalised(product, productError(a.high, b.high, product) + (a.high * b.low + a.low * b.high));
}

/** a + b to about 31 digits of the larger of the two. */
export function plus(a: Doubled, b: Doubled): Doubled {
  const sum = a.high + b.high;
  return normalised(sum, sumError(a.high, b.high, sum) + (a.low + b.low));
}

/** a^n by squaring, n a whole number from 0 on; relative error about n 2^-104. a^0 is 1, also of 0. */
export function toThe(a: Doubled, n: number): Doubled {
  let result = doubled(1);
  let square = a;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, square);
    if (left > 1) square = times(square, square);
  }
  return result;
}

/** Whether a <= b. */
export const atMost = (a: Doubled, b: Doubled): boolean => a.high < b.high || (a.high === b.high && a.low <= b.low);
