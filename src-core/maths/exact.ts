/** Doubles as they are: values[i] = integers[i] 2^exponent, with nothing rounded. */
export interface Dyadic {
  readonly integers: readonly bigint[];
  readonly exponent: number;
}

const view = new DataView(new ArrayBuffer(8));

/** A double other than 0 as an odd whole number times a power of two: IEEE 754, binary64. */
function parts(value: number): { odd: bigint; exponent: number } {
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const stored = (high >>> 20) & 0x7ff;
  // Below the normal numbers the leading 1 is not there, and the exponent goes no lower.
  let odd = (BigInt((high & 0xfffff) + (stored > 0 ? 0x100000 : 0)) << 32n) + BigInt(view.getUint32(4));
  let exponent = Math.max(stored, 1) - 1075;
  for (; (odd & 1n) === 0n; exponent += 1) odd >>= 1n;
  return { odd: value < 0 ? -odd : odd, exponent };
}

/** Finite doubles as whole multiples of one power of two, the largest that serves them all; sums of their products can then be had exactly. */
export function dyadic(values: ArrayLike<number>): Dyadic {
  const each = Array.from(values, (value) => (value === 0 ? null : parts(value)));
  const exponent = each.reduce((least, part) => Math.min(least, part?.exponent ?? Infinity), Infinity);
  return { integers: each.map((part) => (part ? part.odd << BigInt(part.exponent - exponent) : 0n)), exponent: exponent === Infinity ? 0 : exponent };
}

const bits = (n: bigint): number => 4 * (n < 0n ? -n : n).toString(16).length;

/** value times 2^exponent; in steps, so that the power itself never leaves the doubles. */
function shifted(value: number, exponent: number): number {
  const step = Math.max(-1000, Math.min(1000, exponent));
  return step === exponent ? value * 2 ** step : shifted(value * 2 ** step, exponent - step);
}

/** (n / d) 2^exponent as a double, right to the last bit where it is a normal number. d is not 0. */
export function ratio(n: bigint, d: bigint, exponent = 0): number {
  if (n === 0n) return 0;
  // A quotient of some 70 binary digits: more than a double holds, and not too many for one.
  const more = 70 + bits(d) - bits(n);
  const top = more > 0 ? n << BigInt(more) : n;
  const bottom = more < 0 ? d << BigInt(-more) : d;
  const quotient = top / bottom;
  // The digits that were cut off may decide which way the last bit goes.
  const rest = quotient * bottom === top ? 0n : quotient < 0n ? -1n : 1n;
  return shifted(Number(2n * quotient + rest), exponent - more - 1);
}
