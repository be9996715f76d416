// log NB(x; r, ρ) of many triples by Loader's saddle-point form, which loses no digit.
import { at } from './memory';
import { addTo, argument, chunk, eight, eightFactors, gather, leaveOut, liftedFrom, mark, note, noted, noteSmall, takeLogarithms } from './triples';
import { half, log2, mulAdd, one, two } from './vectors';

const table = memory.data<f64>([
  43867.0 / 244188.0, -3617.0 / 122400.0, 1.0 / 156.0, -691.0 / 360360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0,
  0.25, 0.9189385332046727, 0.0,
]);
@inline
function constant(i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}
/** 1/3, 1/5, ..., 1/21. */
const oddInverses = memory.data<f64>([1.0 / 21.0, 1.0 / 19.0, 1.0 / 17.0, 1.0 / 15.0, 1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 1.0 / 5.0, 1.0 / 3.0]);

/** The series of Stirling's remainder from the inverse of z, exact to the last digit from 8 on. */
@inline
function remainder(inverse: v128): v128 {
  const s = f64x2.mul(inverse, inverse);
  let sum = constant(0);
  for (let i = 1; i < 9; i += 1) sum = mulAdd(s, sum, constant(i));
  return f64x2.mul(inverse, sum);
}

/** log(1+u) - u for |u| < 1/4, by log(1+u) = 2 artanh v, v = u/(2+u). */
@inline
function log1pMinus(u: v128): v128 {
  const v = f64x2.div(u, f64x2.add(two(), u));
  const s = f64x2.mul(v, v);
  let sum = v128.load64_splat(oddInverses);
  for (let i = 1; i < 10; i += 1) sum = mulAdd(s, sum, v128.load64_splat(oddInverses + (<usize>i << 3)));
  return f64x2.mul(v, f64x2.sub(f64x2.mul(f64x2.add(s, s), sum), u));
}

/**
 * Makes the arguments of the logarithms: x over its share n ρ (1 - ρ where x is 0), r over n (1 - ρ), and r over n x; and the remainders
 * e(n) - e(r) - e(x), those of n and r lifted where they are small, which is noted: how many triples.
 */
@inline
function begin(count: i32, x: usize, r: usize, rho: usize, remainders: i32, out: usize): i32 {
  let small = 0;
  for (let i = 0; i < count; i += 2) {
    const place = <usize>i << 3;
    const counts = v128.load(x + place), shapes = v128.load(r + place), odds = v128.load(rho + place);
    small = noteSmall(small, i, shapes);
    const total = f64x2.add(shapes, counts), rest = f64x2.sub(one(), odds);
    const none = f64x2.eq(counts, constant(11));
    v128.store(argument(0, i), v128.bitselect(rest, f64x2.div(counts, f64x2.mul(total, odds)), none));
    v128.store(argument(1, i), f64x2.div(shapes, f64x2.mul(total, rest)));
    v128.store(argument(2, i), v128.bitselect(one(), f64x2.div(shapes, f64x2.mul(total, counts)), none));
    const ofCounts = gather(at(remainders + <i32>f64x2.extract_lane(counts, 0)), at(remainders + <i32>f64x2.extract_lane(counts, 1)));
    const lifted = f64x2.sub(remainder(f64x2.div(one(), liftedFrom(total))), remainder(f64x2.div(one(), liftedFrom(shapes))));
    v128.store(out + place, f64x2.sub(lifted, ofCounts));
  }
  return small;
}

/** -a log(a/m) + excess, excess = a - m: from its logarithm, or by the series where the two agree. */
@inline
function lessDeviance(a: v128, logRatio: v128, excess: v128): v128 {
  const far = f64x2.sub(excess, f64x2.mul(a, logRatio));
  const near = f64x2.lt(f64x2.abs(excess), f64x2.mul(constant(9), a));
  if (!v128.any_true(near)) return far;
  return v128.bitselect(f64x2.mul(a, log1pMinus(f64x2.neg(f64x2.div(excess, a)))), far, near);
}

@inline
function join(count: i32, x: usize, r: usize, rho: usize, out: usize): void {
  for (let i = 0; i < count; i += 2) {
    const place = <usize>i << 3;
    const counts = v128.load(x + place), shapes = v128.load(r + place), odds = v128.load(rho + place);
    const rest = f64x2.sub(one(), odds);
    const logs = v128.load(argument(0, i));
    const excess = f64x2.sub(f64x2.mul(counts, rest), f64x2.mul(shapes, odds));
    let sum = f64x2.sub(v128.load(out + place), constant(10));
    sum = f64x2.add(sum, f64x2.mul(half(), v128.load(argument(2, i))));
    sum = f64x2.add(sum, f64x2.add(lessDeviance(shapes, v128.load(argument(1, i)), f64x2.neg(excess)), lessDeviance(counts, logs, excess)));
    // r log(1-ρ), with what 1 - ρ lost to rounding.
    const lost = f64x2.sub(f64x2.sub(one(), rest), odds);
    const atZero = f64x2.mul(shapes, f64x2.add(logs, f64x2.div(lost, rest)));
    v128.store(out + place, v128.bitselect(atZero, sum, f64x2.eq(counts, constant(11))));
  }
}

/** What lifting by eight left out of a remainder: e(z) - e(z+8) = (m + 1/2) log m - log (z+1) ... m - (z + 1/2) log z - 8, m = z + 8; 0 where z is not small. */
@inline
function liftOf(z: v128): v128 {
  const m = f64x2.add(z, eight());
  const upper = f64x2.sub(f64x2.mul(f64x2.add(m, half()), log2(m)), log2(eightFactors(f64x2.add(z, one()))));
  const lift = f64x2.sub(f64x2.sub(upper, f64x2.mul(f64x2.add(z, half()), log2(z))), eight());
  return v128.and(lift, f64x2.lt(z, eight()));
}

/** Adds what lifting left out to the triples that were noted, but to those of x = 0, which have no remainders. */
@inline
function lower(count: i32, x: usize, r: usize, out: usize): void {
  note(count, noted(count - 1));
  for (let k = 0; k < count; k += 2) {
    const first = <usize>noted(k) << 3, second = <usize>noted(k + 1) << 3;
    const shapes = gather(r + first, r + second), counts = gather(x + first, x + second);
    const lifts = v128.and(f64x2.sub(liftOf(f64x2.add(shapes, counts)), liftOf(shapes)), f64x2.gt(counts, constant(11)));
    addTo(out + first, f64x2.extract_lane(lifts, 0));
    if (k + 1 < count) addTo(out + second, f64x2.extract_lane(lifts, 1));
  }
}

export function saddlePointLogMasses(count: i32, x: i32, r: i32, rho: i32, remainders: i32, size: i32, out: i32): i32 {
  let unfit = 0;
  for (let from = 0; from < count; from += chunk) {
    const some = min(chunk, count - from);
    const counts = at(x + from), shapes = at(r + from), odds = at(rho + from), masses = at(out + from);
    const leftOut = leaveOut(some, counts, shapes, odds, <f64>size);
    const small = begin(some, counts, shapes, odds, remainders, masses);
    for (let kind = 0; kind < 3; kind += 1) takeLogarithms(some, argument(kind, 0));
    join(some, counts, shapes, odds, masses);
    if (small > 0) lower(small, counts, shapes, masses);
    if (leftOut > 0) mark(some, odds, masses);
    unfit += leftOut;
  }
  return unfit;
}
