/** 2^27 + 1 splits a double into two halves whose products are exact: Veltkamp. */
const splitter = 134217729;

/**
 * What a product lost to rounding: a b = product + productError(a, b, product), exactly, where |a|, |b| < 1e290 and nothing underflows.
 *
 * Dekker, Numerische Mathematik 18 (1971).
 */
export function productError(a: number, b: number, product: number): number {
  const aSplit = splitter * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = splitter * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** What a sum lost to rounding: a + b = sum + sumError(a, b, sum), exactly. Knuth, The Art of Computer Programming 2, 4.2.2. */
export function sumError(a: number, b: number, sum: number): number {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

/** Far enough inside the doubles for two products of this size to lose nothing. */
const down = 2 ** -540;
const up = 2 ** 540;

/**
 * a b + c d as if worked out with twice the digits, then rounded: terms that nearly cancel keep theirs.
 *
 * Finite a, b, c, d, else as the plain sum; beyond the doubles ±Infinity, never a difference of infinities. Ogita, Rump & Oishi, SIAM Journal on Scientific Computing 26 (2005).
 */
export function dot2(a: number, b: number, c: number, d: number): number {
  const p = a * b;
  const q = c * d;
  const sum = p + q;
  if (!Number.isFinite(sum)) return [a, b, c, d].every(Number.isFinite) ? dot2(a * down, b * down, c * down, d * down) * up * up : sum;
  const lost = sumError(p, q, sum) + productError(a, b, p) + productError(c, d, q);
  // The halves of a factor near the largest double overflow; its product with anything that matters here does not.
  return Number.isFinite(lost) ? sum + lost : sum;
}

/** Whether the rounding error of this product is itself a double. */
const errorIsExact = (a: number, b: number, product: number): boolean =>
  Math.abs(a) < 1e290 && Math.abs(b) < 1e290 && (product === 0 ? a === 0 || b === 0 : Math.abs(product) > 1e-270 && Math.abs(product) < 1e300);

/**
 * The sign of a d - b c, exactly, for all finite doubles: on which side of the line through (a, b) the point (c, d) lies. 1 is left, 0 on the line.
 *
 * Rounding keeps the order of two numbers, so unequal products decide; equal ones leave it to their rounding errors.
 */
export function crossSign(a: number, b: number, c: number, d: number): number {
  const p = a * d;
  const q = b * c;
  if (!(errorIsExact(a, d, p) && errorIsExact(b, c, q))) return crossSignOfWholes(a, b, c, d);
  if (p !== q) return Math.sign(p - q);
  const left = productError(a, d, p) - productError(b, c, q);
  return left === 0 ? 0 : Math.sign(left);
}

function crossSignOfWholes(a: number, b: number, c: number, d: number): number {
  const p = wholeOf(a) * wholeOf(d);
  const q = wholeOf(b) * wholeOf(c);
  return p === q ? 0 : p > q ? 1 : -1;
}

/** x 2^1074, which is whole for every finite double, in two steps none of which leaves the doubles. */
function wholeOf(x: number): bigint {
  if (Math.abs(x) >= 2 ** 52) return BigInt(x) << 1074n;
  return Math.abs(x) >= 2 ** -500 ? BigInt(x * 2 ** 552) << 522n : BigInt(x * 2 ** 1000 * 2 ** 74);
}
