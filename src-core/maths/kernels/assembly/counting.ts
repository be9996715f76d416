// How often each whole number was seen.
import { at } from './memory';

/** Added to a whole number below 2^31 it leaves that number in the low 32 bits. */
const shift = 4503599627370496.0;

/** Two histograms of 32-bit numbers a lane, so that equal neighbours do not wait for each other's store. */
@inline
function seen(histogram: usize, classes: i32, copy: i32, value: i32): void {
  const place = histogram + (<usize>(copy * classes + value) << 2);
  store<i32>(place, load<i32>(place) + 1);
}

export function countInto(count: i32, values: i32, classes: i32, histogram: i32): i32 {
  const table = at(histogram), most = f64x2.splat(<f64>classes);
  for (let i = 0; i < count; i += 4) {
    const a = v128.load(at(values + i)), b = v128.load(at(values + i), 16);
    const first = f64x2.add(a, f64x2.splat(shift)), second = f64x2.add(b, f64x2.splat(shift));
    let fit = v128.and(f64x2.eq(f64x2.sub(first, f64x2.splat(shift)), a), f64x2.eq(f64x2.sub(second, f64x2.splat(shift)), b));
    fit = v128.and(fit, v128.and(f64x2.lt(a, most), f64x2.lt(b, most)));
    fit = v128.and(fit, v128.and(f64x2.ge(a, f64x2.splat(0)), f64x2.ge(b, f64x2.splat(0))));
    if (!i64x2.all_true(fit)) return i;
    seen(table, classes, 0, i32x4.extract_lane(first, 0));
    seen(table, classes, 1, i32x4.extract_lane(first, 2));
    seen(table, classes, 2, i32x4.extract_lane(second, 0));
    seen(table, classes, 3, i32x4.extract_lane(second, 2));
  }
  return count;
}

/** Numbers below this are counted two at a time. */
const side = 64;

export function countPairs(count: i32, values: i32, histogram: i32): i32 {
  const table = at(histogram), most = f64x2.splat(<f64>side), zero = f64x2.splat(0), whole = f64x2.splat(shift);
  for (let i = 0; i < count; i += 4) {
    const a = v128.load(at(values + i)), b = v128.load(at(values + i), 16);
    let fit = v128.and(f64x2.eq(f64x2.sub(f64x2.add(a, whole), whole), a), f64x2.eq(f64x2.sub(f64x2.add(b, whole), whole), b));
    fit = v128.and(fit, f64x2.lt(f64x2.pmax(a, b), most));
    fit = v128.and(fit, f64x2.ge(f64x2.pmin(a, b), zero));
    if (!i64x2.all_true(fit)) return i;
    const pairs = f64x2.add(f64x2.add(f64x2.mul(a, most), b), whole);
    seen(table, side * side, 0, i32x4.extract_lane(pairs, 0));
    seen(table, side * side, 1, i32x4.extract_lane(pairs, 2));
  }
  return count;
}
