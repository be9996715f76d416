// What the forms of log NB(x; r, ρ) share: triples in chunks, those that do not fit, and those that were lifted.
import { log2, one } from './vectors';

const table = memory.data<f64>([8.0, 7.0, 6.0, 10.0, 12.0, 1e-3, 1e-9, 0.0]);
@inline
function constant(i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}
/** From here on Stirling's series is used; smaller arguments are lifted by as much. */
@inline
export function eight(): v128 {
  return constant(0);
}

/** The argument lifted by eight where it is small. */
@inline
export function liftedFrom(z: v128): v128 {
  return f64x2.add(z, v128.and(eight(), f64x2.lt(z, eight())));
}

/** z (z+1) ... (z+7): with q = z² + 7z the factors pair up as q, q+6, q+10, q+12. */
@inline
export function eightFactors(z: v128): v128 {
  const q = f64x2.mul(z, f64x2.add(z, constant(1)));
  const outer = f64x2.mul(q, f64x2.add(q, constant(2)));
  return f64x2.mul(outer, f64x2.mul(f64x2.add(q, constant(3)), f64x2.add(q, constant(4))));
}

/** Whole counts below `size`, r from 1e-3 and ρ from 1e-9 on: where every logarithm keeps its digits. */
@inline
export function isFit(counts: v128, shapes: v128, odds: v128, size: v128): bool {
  const whole = v128.and(f64x2.eq(f64x2.trunc(counts), counts), v128.and(f64x2.ge(counts, constant(7)), f64x2.lt(counts, size)));
  const shape = v128.and(f64x2.ge(shapes, constant(5)), f64x2.lt(shapes, size));
  return i64x2.all_true(v128.and(v128.and(whole, shape), v128.and(f64x2.ge(odds, constant(6)), f64x2.lt(odds, one()))));
}

/** The doubles at two places. */
@inline
export function gather(first: usize, second: usize): v128 {
  return v128.load64_lane(second, v128.load64_zero(first), 1);
}

@inline
export function addTo(place: usize, value: f64): void {
  store<f64>(place, load<f64>(place) + value);
}

/** So many triples are worked on in three short loops: one long one would wait for its own divisions and logarithms. */
export const chunk = 256;
/** Of a chunk: b ρ, 1 - ρ, b/a, and then their logarithms. */
const args = memory.data(8 * 3 * chunk);
/** Which of a chunk were lifted: a branch for each would be guessed wrong half of the time. */
const lifted = memory.data(4 * (chunk + 2));

@inline
export function argument(kind: i32, i: i32): usize {
  return args + (<usize>(kind * chunk + i) << 3);
}
@inline
export function note(place: i32, index: i32): void {
  store<i32>(lifted + (<usize>place << 2), index);
}
/** Notes which of the pair at i are small, after those that were noted before: how many there are now. */
@inline
export function noteSmall(small: i32, i: i32, shapes: v128): i32 {
  const bits = i64x2.bitmask(f64x2.lt(shapes, eight()));
  note(small, i);
  const first = small + (bits & 1);
  note(first, i + 1);
  return first + (bits >> 1);
}
@inline
export function noted(place: i32): i32 {
  return load<i32>(lifted + (<usize>place << 2));
}

@inline
export function takeLogarithms(count: i32, place: usize): void {
  for (const end = place + (<usize>count << 3); place < end; place += 16) v128.store(place, log2(v128.load(place)));
}

/** Puts a harmless triple where one does not belong here, and marks its pair: how many pairs. */
@inline
export function leaveOut(count: i32, x: usize, r: usize, rho: usize, size: f64): i32 {
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
export function mark(count: i32, rho: usize, out: usize): void {
  for (let place: usize = 0; place < <usize>count << 3; place += 16) {
    const odds = v128.load(rho + place);
    v128.store(out + place, v128.bitselect(v128.load(out + place), odds, f64x2.eq(odds, odds)));
  }
}
