// Rows as the other kernels read them.
import { at } from './memory';

export function widen(count: i32, from: i32, to: i32): void {
  let place = at(from), out = at(to);
  for (const end = out + at(count); out < end; out += 64) {
    const eight = v128.load(place);
    const low = i32x4.extend_low_i16x8_u(eight), high = i32x4.extend_high_i16x8_u(eight);
    v128.store(out, f64x2.convert_low_i32x4_u(low));
    v128.store(out, f64x2.convert_low_i32x4_u(v128.shuffle<i32>(low, low, 2, 3, 2, 3)), 16);
    v128.store(out, f64x2.convert_low_i32x4_u(high), 32);
    v128.store(out, f64x2.convert_low_i32x4_u(v128.shuffle<i32>(high, high, 2, 3, 2, 3)), 48);
    place += 16;
  }
}

export function pairProducts(rows: i32, width: i32, stride: i32, from: i32, offDiagonal: f64, to: i32): void {
  let row = at(from), out = at(to);
  for (let r = 0; r < rows; r += 1) {
    for (let i = 0; i < width; i += 1) {
      const x = row + at(i), end = row + at(width), entry = load<f64>(x);
      const factor = f64x2.splat(offDiagonal * entry);
      let place = out;
      // What is written beyond the last pair is overwritten by the products that belong there.
      for (let other = x; other < end; other += 16) {
        v128.store(place, f64x2.mul(factor, v128.load(other)));
        place += 16;
      }
      store<f64>(out, entry * entry);
      out += end - x;
    }
    row += at(stride);
  }
}
