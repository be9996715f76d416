// log NB(x; r, ρ) of many triples, two at a time.
import { at } from './memory';
import { exponentOf, half, log2, logFrom, mantissaOf, mulAdd, one, two } from './vectors';

const table = memory.data<f64>([
  -691.0 / 360360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0,
  8.0, 7.0, 6.0, 10.0, 12.0, 1e-3, 1e-9, 0.0,
]);
@inline
function constant(i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}
/** From here on Stirling's series is used; smaller arguments are lifted by as much. */
@inline
function eight(): v128 {
  return constant(6);
}

/** The series of Stirling's remainder from the inverse of z, up to z^-9: at 8 the next term is below 3e-13. */
@inline
function remainder(inverse: v128): v128 {
  const s = f64x2.mul(inverse, inverse);
  let sum = mulAdd(s, constant(1), constant(2));
  sum = mulAdd(s, sum, constant(3));
  sum = mulAdd(s, sum, constant(4));
  return f64x2.mul(inverse, mulAdd(s, sum, constant(5)));
}

/** z (z+1) ... (z+7): with q = z² + 7z the factors pair up as q, q+6, q+10, q+12. */
@inline
function eightFactors(z: v128): v128 {
  const q = f64x2.mul(z, f64x2.add(z, constant(7)));
  const outer = f64x2.mul(q, f64x2.add(q, constant(8)));
  return f64x2.mul(outer, f64x2.mul(f64x2.add(q, constant(9)), f64x2.add(q, constant(10))));
}

/** Whole counts below `size`, r from 1e-3 and ρ from 1e-9 on: where every logarithm keeps its digits. */
@inline
function isFit(counts: v128, shapes: v128, odds: v128, size: v128): bool {
  const whole = v128.and(f64x2.eq(f64x2.trunc(counts), counts), v128.and(f64x2.ge(counts, constant(13)), f64x2.lt(counts, size)));
  const shape = v128.and(f64x2.ge(shapes, constant(11)), f64x2.lt(shapes, size));
  return i64x2.all_true(v128.and(v128.and(whole, shape), v128.and(f64x2.ge(odds, constant(12)), f64x2.lt(odds, one()))));
}

/** The doubles at two places. */
@inline
function gather(first: usize, second: usize): v128 {
  return v128.load64_lane(second, v128.load64_zero(first), 1);
}

@inline
function addTo(place: usize, value: f64): void {
  store<f64>(place, load<f64>(place) + value);
}

/** So many triples are worked on in three short loops: one long one would wait for its own divisions and logarithms. */
const chunk = 256;
/** Of a chunk: b ρ, 1 - ρ, b/a, and then their logarithms. */
const arguments = memory.data(8 * 3 * chunk);
/** Which of a chunk were lifted: a branch for each would be guessed wrong half of the time. */
const lifted = memory.data(4 * (chunk + 2));

@inline
function argument(kind: i32, i: i32): usize {
  return arguments + (<usize>(kind * chunk + i) << 3);
}
@inline
function note(place: i32, index: i32): void {
  store<i32>(lifted + (<usize>place << 2), index);
}
@inline
function noted(place: i32): i32 {
  return load<i32>(lifted + (<usize>place << 2));
}

@inline
function liftedFrom(shapes: v128): v128 {
  return f64x2.add(shapes, v128.and(eight(), f64x2.lt(shapes, eight())));
}

/** Makes the arguments of the logarithms and the difference of remainders, less log x!, and notes what was lifted: how many triples. */
@inline
function begin(count: i32, x: usize, r: usize, rho: usize, logFactorials: i32, out: usize): i32 {
  let small = 0;
  for (let i = 0; i < count; i += 2) {
    const place = <usize>i << 3;
    const counts = v128.load(x + place), shapes = v128.load(r + place), odds = v128.load(rho + place);
    const bits = i64x2.bitmask(f64x2.lt(shapes, eight()));
    note(small, i);
    small += bits & 1;
    note(small, i + 1);
    small += bits >> 1;
    const from = liftedFrom(shapes), to = f64x2.add(from, counts);
    const inverse = f64x2.div(one(), f64x2.mul(to, from));
    const inverseFrom = f64x2.mul(inverse, to), inverseTo = f64x2.mul(inverse, from);
    v128.store(argument(0, i), f64x2.mul(to, odds));
    v128.store(argument(1, i), f64x2.sub(one(), odds));
    v128.store(argument(2, i), f64x2.mul(to, inverseFrom));
    const factorials = gather(at(logFactorials + <i32>f64x2.extract_lane(counts, 0)), at(logFactorials + <i32>f64x2.extract_lane(counts, 1)));
    v128.store(out + place, f64x2.sub(f64x2.sub(remainder(inverseTo), remainder(inverseFrom)), factorials));
  }
  return small;
}

@inline
function takeLogarithms(count: i32, place: usize): void {
  for (const end = place + (<usize>count << 3); place < end; place += 16) v128.store(place, log2(v128.load(place)));
}

/**
 * With a = r, b = r + x, both lifted by eight where r is small, log Γ(b) - log Γ(a) = x log b + (a - 1/2) log(b/a) - x + remainders:
 * with x log ρ and r log(1-ρ) three logarithms.
 */
@inline
function join(count: i32, x: usize, r: usize, out: usize): void {
  for (let i = 0; i < count; i += 2) {
    const place = <usize>i << 3;
    const counts = v128.load(x + place), shapes = v128.load(r + place);
    let sum = mulAdd(counts, f64x2.sub(v128.load(argument(0, i)), one()), v128.load(out + place));
    sum = mulAdd(shapes, v128.load(argument(1, i)), sum);
    v128.store(out + place, mulAdd(f64x2.sub(liftedFrom(shapes), half()), v128.load(argument(2, i)), sum));
  }
}

/** Adds what lifting took away, log of r ... (r+7) over (r+x) ... (r+x+7), to the triples that were noted. */
@inline
function lower(count: i32, x: usize, r: usize, out: usize): void {
  note(count, noted(count - 1));
  for (let k = 0; k < count; k += 2) {
    const first = <usize>noted(k) << 3, second = <usize>noted(k + 1) << 3;
    const shapes = gather(r + first, r + second), counts = gather(x + first, x + second);
    const logs = log2(f64x2.div(eightFactors(shapes), eightFactors(f64x2.add(shapes, counts))));
    addTo(out + first, f64x2.extract_lane(logs, 0));
    if (k + 1 < count) addTo(out + second, f64x2.extract_lane(logs, 1));
  }
}

/** Puts a harmless triple where one does not belong here, and marks its pair: how many pairs. */
@inline
function leaveOut(count: i32, x: usize, r: usize, rho: usize, size: f64): i32 {
  const most = f64x2.splat(size);
  let unfit = 0;
  for (let place: usize = 0; place < <usize>count << 3; place += 16) {
    if (isFit(v128.load(x + place), v128.load(r + place), v128.load(rho + place), most)) continue;
    v128.store(x + place, f64x2.splat(0));
    v128.store(r + place, one());
    v128.store(rho + place, f64x2.splat(NaN));
    unfit += 1;
  }
  return unfit;
}

/** No number where there was none to begin with. */
@inline
function mark(count: i32, rho: usize, out: usize): void {
  for (let place: usize = 0; place < <usize>count << 3; place += 16) {
    const odds = v128.load(rho + place);
    v128.store(out + place, v128.bitselect(v128.load(out + place), odds, f64x2.eq(odds, odds)));
  }
}

export function negativeBinomialLogMasses(count: i32, x: i32, r: i32, rho: i32, logFactorials: i32, size: i32, out: i32): i32 {
  let unfit = 0;
  for (let from = 0; from < count; from += chunk) {
    const some = min(chunk, count - from);
    const counts = at(x + from), shapes = at(r + from), odds = at(rho + from), masses = at(out + from);
    const leftOut = leaveOut(some, counts, shapes, odds, <f64>size);
    const small = begin(some, counts, shapes, odds, logFactorials, masses);
    for (let kind = 0; kind < 3; kind += 1) takeLogarithms(some, argument(kind, 0));
    join(some, counts, shapes, masses);
    if (small > 0) lower(small, counts, shapes, masses);
    if (leftOut > 0) mark(some, odds, masses);
    unfit += leftOut;
  }
  return unfit;
}
