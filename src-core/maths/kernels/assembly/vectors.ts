// exp and log of two doubles at once, after fdlibm (Sun Microsystems, 1993): argument reduction, then a rational function. Below 1 ulp.
// Constants lie in memory: a load is one instruction, where an immediate vector takes three.

const table = memory.data<f64>([
  1.4426950408889634, 6755399441055744.0, 6.93147180369123816490e-01, 1.90821492927058770002e-10, 2.0, 1.0, -708.0, 0.5,
  4.13813679705723846039e-08, -1.65339022054652515390e-06, 6.61375632143793436117e-05, -2.77777777770155933842e-03, 1.66666666666666019037e-01,
  1.531383769920937332e-01, 2.222219843214978396e-01, 3.999999999940941908e-01,
  1.479819860511658591e-01, 1.818357216161805012e-01, 2.857142874366239149e-01, 6.666666666666735130e-01,
  4503599627370496.0, 4503599627371519.0,
]);

/** Both lanes of the table's i-th number. */
@inline
function constant(i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}
@inline
function log2e(): v128 {
  return constant(0);
}
/** Added to a double below 2^51 it leaves the nearest whole number in the low bits. */
@inline
function rounder(): v128 {
  return constant(1);
}
/** log 2 in two parts: the first times a whole number below 2^20 is exact. */
@inline
function ln2High(): v128 {
  return constant(2);
}
@inline
function ln2Low(): v128 {
  return constant(3);
}
@inline
export function two(): v128 {
  return constant(4);
}
@inline
export function one(): v128 {
  return constant(5);
}
@inline
export function half(): v128 {
  return constant(7);
}
/** a b + c, rounded twice as everywhere: a fused one would differ from machine to machine. */
@inline
export function mulAdd(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c);
}

/** e^x for x <= 709; exactly 0 below -708, where a double would turn denormal, and so for -Infinity. */
@inline
export function exp2(x: v128): v128 {
  const shifted = mulAdd(x, log2e(), rounder());
  const n = f64x2.sub(shifted, rounder());
  const high = f64x2.sub(x, f64x2.mul(n, ln2High()));
  const low = f64x2.mul(n, ln2Low());
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let c = mulAdd(t, constant(8), constant(9));
  c = mulAdd(t, c, constant(10));
  c = mulAdd(t, c, constant(11));
  c = mulAdd(t, c, constant(12));
  c = f64x2.sub(r, f64x2.mul(t, c));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(two(), c));
  const y = f64x2.add(f64x2.add(high, f64x2.sub(quotient, low)), one());
  const scaled = i64x2.add(y, i64x2.shl(shifted, 52));
  return v128.andnot(scaled, f64x2.lt(x, constant(6)));
}

/** Where the mantissa begins: it comes to lie between 1/√2 and √2, and the exponent is counted from there. */
const rootHalf = 0x3fe6a09e667f3bcd;
const exponentOfOne = 0x3ff0000000000000;
const places = memory.data<i64>([rootHalf, exponentOfOne, exponentOfOne - rootHalf]);

@inline
function place(i: i32): v128 {
  return v128.load64_splat(places + (<usize>i << 3));
}

/** The exponent of x, as a whole number with 1023 added to it. */
@inline
export function exponentOf(x: v128): v128 {
  return i64x2.shr_u(i64x2.add(x, place(2)), 52);
}

/** x without that exponent, less 1. */
@inline
export function mantissaOf(x: v128, exponent: v128): v128 {
  return f64x2.sub(i64x2.add(i64x2.sub(x, i64x2.shl(exponent, 52)), place(1)), one());
}

/** log of a number from its exponent, its mantissa f less 1, and s = f/(2+f), whose division several logarithms can share. */
@inline
export function logFrom(exponent: v128, f: v128, s: v128): v128 {
  // 2^52 + a small whole number has that number in its low bits.
  const k = f64x2.sub(v128.or(exponent, constant(20)), constant(21));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, mulAdd(w, mulAdd(w, constant(13), constant(14)), constant(15)));
  const odd = f64x2.mul(z, mulAdd(w, mulAdd(w, mulAdd(w, constant(16), constant(17)), constant(18)), constant(19)));
  const square = f64x2.mul(half(), f64x2.mul(f, f));
  const inner = mulAdd(k, ln2Low(), f64x2.mul(s, f64x2.add(square, f64x2.add(even, odd))));
  return f64x2.sub(f64x2.mul(k, ln2High()), f64x2.sub(f64x2.sub(square, inner), f));
}

/** log x for x > 0 that is neither denormal nor infinite. */
@inline
export function log2(x: v128): v128 {
  const exponent = exponentOf(x);
  const f = mantissaOf(x, exponent);
  return logFrom(exponent, f, f64x2.div(f, f64x2.add(f, two())));
}

/** log of one such number. */
@inline
export function logOf(x: f64): f64 {
  return f64x2.extract_lane(log2(f64x2.splat(x)), 0);
}

@inline
export function sumOf(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}
