// What a pass of forward and backward does to the table of all states, beside its transitions.
import { at } from './memory';
import { sumOf } from './vectors';

export function weighStates(outer: i32, inner: i32, outerFactors: i32, innerFactors: i32, scale: f64, common: i32, from: i32, to: i32): f64 {
  const bytes = at(inner);
  let even = f64x2.splat(0), odd = even;
  let x = at(from), y = at(to), c = at(common);
  for (let o = 0; o < outer; o += 1) {
    const factor = f64x2.splat(scale * load<f64>(at(outerFactors + o)));
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

export function jointSums(outer: i32, inner: i32, a: i32, b: i32, outerSums: i32, innerSums: i32): f64 {
  const columns = at(innerSums), bytes = at(inner);
  for (let j: usize = 0; j < bytes; j += 16) v128.store(columns + j, f64x2.splat(0));
  let x = at(a), y = at(b), total = 0.0;
  for (let o = 0; o < outer; o += 1) {
    let even = f64x2.splat(0), odd = even;
    for (let j: usize = 0; j < bytes; j += 32) {
      const p = f64x2.mul(v128.load(x + j), v128.load(y + j)), q = f64x2.mul(v128.load(x + j, 16), v128.load(y + j, 16));
      v128.store(columns + j, f64x2.add(v128.load(columns + j), p));
      v128.store(columns + j, f64x2.add(v128.load(columns + j, 16), q), 16);
      even = f64x2.add(even, p);
      odd = f64x2.add(odd, q);
    }
    const sum = sumOf(f64x2.add(even, odd));
    store<f64>(at(outerSums + o), sum);
    total += sum;
    x += bytes;
    y += bytes;
  }
  return total;
}
