// v' = (P0 ⊗ P1 ⊗ ...)ᵀ v for 2 x 2 factors with ones on their diagonals, in place: level by level, two of them a pass.
import { at } from './memory';
import { mulAdd } from './vectors';

/** Of a level: what its entry 1 adds to entry 0, and entry 0 to entry 1. */
@inline
function weight(weights: usize, i: i32): v128 {
  return v128.load64_splat(weights + (<usize>i << 3));
}

/** The level whose neighbours lie `stride` bytes apart. */
@inline
function single(v: usize, end: usize, stride: usize, weights: usize): void {
  const p = weight(weights, 0), q = weight(weights, 1);
  for (let block = v; block < end; block += 2 * stride) {
    for (let place = block; place < block + stride; place += 16) {
      const x = v128.load(place), y = v128.load(place + stride);
      v128.store(place, mulAdd(y, p, x));
      v128.store(place + stride, mulAdd(x, q, y));
    }
  }
}

/** The level of `2 stride` and the one of `stride` in one pass. */
@inline
function double(v: usize, end: usize, stride: usize, upper: usize, lower: usize): void {
  const p = weight(upper, 0), q = weight(upper, 1), r = weight(lower, 0), s = weight(lower, 1);
  for (let block = v; block < end; block += 4 * stride) {
    for (let place = block; place < block + stride; place += 16) {
      const x0 = v128.load(place), x1 = v128.load(place + stride), x2 = v128.load(place + 2 * stride), x3 = v128.load(place + 3 * stride);
      const y0 = mulAdd(x2, p, x0), y2 = mulAdd(x0, q, x2);
      const y1 = mulAdd(x3, p, x1), y3 = mulAdd(x1, q, x3);
      v128.store(place, mulAdd(y1, r, y0));
      v128.store(place + stride, mulAdd(y0, s, y1));
      v128.store(place + 2 * stride, mulAdd(y3, r, y2));
      v128.store(place + 3 * stride, mulAdd(y2, s, y3));
    }
  }
}

/** The last level, whose neighbours share a vector. */
@inline
function last(v: usize, end: usize, weights: usize): void {
  const both = v128.load(weights);
  for (let place = v; place < end; place += 16) {
    const x = v128.load(place);
    v128.store(place, mulAdd(v128.shuffle<f64>(x, x, 1, 0), both, x));
  }
}

export function kroneckerPairs(levels: i32, v: i32, weights: i32): void {
  const from = at(v), end = from + at(1 << levels), first = at(weights);
  let level = 0;
  for (; level + 2 < levels; level += 2) double(from, end, at(1 << (levels - level - 2)), first + <usize>level * 16, first + <usize>level * 16 + 16);
  if (level + 1 < levels) {
    single(from, end, at(1 << (levels - level - 1)), first + <usize>level * 16);
    level += 1;
  }
  last(from, end, first + <usize>level * 16);
}
