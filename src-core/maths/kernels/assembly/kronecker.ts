// v' = (P0 ⊗ P1 ⊗ ...)ᵀ v for 2 x 2 factors, in place: level by level, two of them a pass.
import { at } from './memory';
import { mulAdd } from './vectors';

@inline
function entry(matrix: usize, i: i32): v128 {
  return v128.load64_splat(matrix + (<usize>i << 3));
}

/** The level whose neighbours lie `stride` bytes apart. */
@inline
function single(v: usize, end: usize, stride: usize, matrix: usize): void {
  const a = entry(matrix, 0), b = entry(matrix, 1), c = entry(matrix, 2), d = entry(matrix, 3);
  for (let block = v; block < end; block += 2 * stride) {
    for (let place = block; place < block + stride; place += 16) {
      const x = v128.load(place), y = v128.load(place + stride);
      v128.store(place, mulAdd(y, c, f64x2.mul(x, a)));
      v128.store(place + stride, mulAdd(y, d, f64x2.mul(x, b)));
    }
  }
}

/** The level of `2 stride` and the one of `stride` in one pass. */
@inline
function double(v: usize, end: usize, stride: usize, upper: usize, lower: usize): void {
  const a = entry(upper, 0), b = entry(upper, 1), c = entry(upper, 2), d = entry(upper, 3);
  const e = entry(lower, 0), f = entry(lower, 1), g = entry(lower, 2), h = entry(lower, 3);
  for (let block = v; block < end; block += 4 * stride) {
    for (let place = block; place < block + stride; place += 16) {
      const x0 = v128.load(place), x1 = v128.load(place + stride), x2 = v128.load(place + 2 * stride), x3 = v128.load(place + 3 * stride);
      const y0 = mulAdd(x2, c, f64x2.mul(x0, a)), y2 = mulAdd(x2, d, f64x2.mul(x0, b));
      const y1 = mulAdd(x3, c, f64x2.mul(x1, a)), y3 = mulAdd(x3, d, f64x2.mul(x1, b));
      v128.store(place, mulAdd(y1, g, f64x2.mul(y0, e)));
      v128.store(place + stride, mulAdd(y1, h, f64x2.mul(y0, f)));
      v128.store(place + 2 * stride, mulAdd(y3, g, f64x2.mul(y2, e)));
      v128.store(place + 3 * stride, mulAdd(y3, h, f64x2.mul(y2, f)));
    }
  }
}

/** The last level, whose neighbours share a vector. */
@inline
function last(v: usize, end: usize, matrix: usize): void {
  const straight = f64x2.replace_lane(entry(matrix, 0), 1, load<f64>(matrix, 24));
  const crossed = f64x2.replace_lane(entry(matrix, 2), 1, load<f64>(matrix, 8));
  for (let place = v; place < end; place += 16) {
    const x = v128.load(place);
    v128.store(place, mulAdd(v128.shuffle<f64>(x, x, 1, 0), crossed, f64x2.mul(x, straight)));
  }
}

export function kroneckerPairs(levels: i32, v: i32, matrices: i32): void {
  const from = at(v), end = from + at(1 << levels), first = at(matrices);
  let level = 0;
  for (; level + 2 < levels; level += 2) double(from, end, at(1 << (levels - level - 2)), first + <usize>level * 32, first + <usize>level * 32 + 32);
  if (level + 1 < levels) {
    single(from, end, at(1 << (levels - level - 1)), first + <usize>level * 32);
    level += 1;
  }
  last(from, end, first + <usize>level * 32);
}
