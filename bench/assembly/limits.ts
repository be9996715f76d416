// What 128-bit WebAssembly does at most here: a loop of multiply-adds in registers, and a triad over memory.

/** Ten chains, so that none waits for itself: 40 operations a round. */
export function multiplyAdds(rounds: i32): f64 {
  const m = f64x2.splat(1.0000001), k = f64x2.splat(1e-9);
  let a = k, b = k, c = k, d = k, e = k, f = k, g = k, h = k, i = k, j = k;
  for (let round = 0; round < rounds; round += 1) {
    a = f64x2.add(f64x2.mul(a, m), k);
    b = f64x2.add(f64x2.mul(b, m), k);
    c = f64x2.add(f64x2.mul(c, m), k);
    d = f64x2.add(f64x2.mul(d, m), k);
    e = f64x2.add(f64x2.mul(e, m), k);
    f = f64x2.add(f64x2.mul(f, m), k);
    g = f64x2.add(f64x2.mul(g, m), k);
    h = f64x2.add(f64x2.mul(h, m), k);
    i = f64x2.add(f64x2.mul(i, m), k);
    j = f64x2.add(f64x2.mul(j, m), k);
  }
  const sum = f64x2.add(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)), f64x2.add(f64x2.add(e, f), f64x2.add(f64x2.add(g, h), f64x2.add(i, j))));
  return f64x2.extract_lane(sum, 0);
}

/** a = b + 1.5 c, each of `count` doubles, from byte `from` on. */
export function triad(count: i32, from: i32): void {
  const bytes = <usize>count << 3, factor = f64x2.splat(1.5);
  for (let place = <usize>from, end = place + bytes; place < end; place += 16) {
    v128.store(place, f64x2.add(v128.load(place + bytes), f64x2.mul(factor, v128.load(place + 2 * bytes))));
  }
}
