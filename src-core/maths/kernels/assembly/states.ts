// What a pass of forward and backward does to the vector of all states, beside its transitions.
import { at } from './memory';
import { sumOf } from './vectors';

export function weighStates(outer: i32, inner: i32, outerFactors: i32, innerFactors: i32, common: i32, from: i32, to: i32): f64 {
  const bytes = at(inner);
  let even = f64x2.splat(0), odd = even;
  let x = at(from), y = at(to), c = at(common);
  for (let o = 0; o < outer; o += 1) {
    const factor = v128.load64_splat(at(outerFactors + o));
    let f = at(innerFactors);
    for (const end = f + bytes; f < end; f += 32) {
      const a = f64x2.mul(f64x2.mul(v128.load(x), v128.load(c)), f64x2.mul(factor, v128.load(f)));
      const b = f64x2.mul(f64x2.mul(v128.load(x, 16), v128.load(c, 16)), f64x2.mul(factor, v128.load(f, 16)));
      v128.store(y, a);
      v128.store(y, b, 16);
      even = f64x2.add(even, a);
      odd = f64x2.add(odd, b);
      x += 32;
      y += 32;
      c += 32;
    }
  }
  return sumOf(f64x2.add(even, odd));
}

export function multiplyStates(count: i32, a: i32, b: i32, to: i32): f64 {
  const first = at(a), second = at(b), out = at(to), bytes = at(count);
  let even = f64x2.splat(0), odd = even;
  for (let place: usize = 0; place < bytes; place += 32) {
    const x = f64x2.mul(v128.load(first + place), v128.load(second + place));
    const y = f64x2.mul(v128.load(first + place, 16), v128.load(second + place, 16));
    v128.store(out + place, x);
    v128.store(out + place, y, 16);
    even = f64x2.add(even, x);
    odd = f64x2.add(odd, y);
  }
  return sumOf(f64x2.add(even, odd));
}

export function scaleStates(count: i32, v: i32, factor: f64): void {
  const scale = f64x2.splat(factor);
  for (let place = at(v), end = place + at(count); place < end; place += 16) v128.store(place, f64x2.mul(v128.load(place), scale));
}

export function foldStates(levels: i32, v: i32, shares: i32): void {
  const from = at(v);
  for (let level = 0; level + 1 < levels; level += 1) {
    const half = at(1 << (levels - level - 1));
    let sum = f64x2.splat(0);
    for (let place = from, end = from + half; place < end; place += 16) {
      const upper = v128.load(place + half);
      sum = f64x2.add(sum, upper);
      v128.store(place, f64x2.add(v128.load(place), upper));
    }
    store<f64>(at(shares + level), sumOf(sum));
  }
  store<f64>(at(shares + levels - 1), load<f64>(from, 8));
}
