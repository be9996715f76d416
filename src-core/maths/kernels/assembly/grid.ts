// Σ log(1 + e^(b1 x1 + b2 x2)) over a grid of (b1, b2): the exponential is a product over the axes, and the sum of logarithms one logarithm of a product.
import { at } from './memory';
import { exp2, log2, mulAdd, one } from './vectors';

export function exponentials(count: i32, from: i32, to: i32): void {
  for (let i = 0; i < count; i += 2) v128.store(at(to + i), exp2(v128.load(at(from + i))));
}

/** Below this a product of (1 + e) has lost digits of its e. */
const nearOne = 1.0 + 1e-3;

/** Σ log(1+e) = Σ 2 artanh(e/(2+e)), e small: three terms of the series leave e^7. */
@inline
function smallSum(rows: i32, first: usize, second: usize, stride: usize): v128 {
  let sum = f64x2.splat(0);
  for (let row = 0; row < rows; row += 1) {
    const e = f64x2.mul(v128.load64_splat(first), v128.load(second));
    const s = f64x2.div(e, f64x2.add(f64x2.splat(2), e));
    const z = f64x2.mul(s, s);
    const series = f64x2.add(f64x2.splat(2), f64x2.mul(z, f64x2.add(f64x2.splat(2.0 / 3.0), f64x2.mul(z, f64x2.splat(2.0 / 5.0)))));
    sum = mulAdd(s, series, sum);
    first += 8;
    second += stride;
  }
  return sum;
}

@inline
function subtract(logLik: usize, product: v128, rows: i32, first: usize, second: usize): void {
  let logs = log2(product);
  const small = f64x2.lt(product, f64x2.splat(nearOne));
  if (v128.any_true(small)) logs = v128.bitselect(smallSum(rows, first, second, 64), logs, small);
  v128.store(logLik, f64x2.sub(v128.load(logLik), logs));
}

/** Two values of the first axis by eight of the second: eight products in registers. */
@inline
function tile(rows: i32, first: usize, next: usize, second: usize, logLik: usize, below: usize): void {
  let p0 = one(), p1 = p0, p2 = p0, p3 = p0, q0 = p0, q1 = p0, q2 = p0, q3 = p0;
  let x = first, y = next, place = second;
  for (let row = 0; row < rows; row += 1) {
    const a = v128.load64_splat(x), b = v128.load64_splat(y);
    const c0 = v128.load(place), c1 = v128.load(place, 16), c2 = v128.load(place, 32), c3 = v128.load(place, 48);
    p0 = mulAdd(p0, f64x2.mul(a, c0), p0);
    p1 = mulAdd(p1, f64x2.mul(a, c1), p1);
    p2 = mulAdd(p2, f64x2.mul(a, c2), p2);
    p3 = mulAdd(p3, f64x2.mul(a, c3), p3);
    q0 = mulAdd(q0, f64x2.mul(b, c0), q0);
    q1 = mulAdd(q1, f64x2.mul(b, c1), q1);
    q2 = mulAdd(q2, f64x2.mul(b, c2), q2);
    q3 = mulAdd(q3, f64x2.mul(b, c3), q3);
    x += 8;
    y += 8;
    place += 64;
  }
  subtract(logLik, p0, rows, first, second);
  subtract(logLik + 16, p1, rows, first, second + 16);
  subtract(logLik + 32, p2, rows, first, second + 32);
  subtract(logLik + 48, p3, rows, first, second + 48);
  subtract(below, q0, rows, next, second);
  subtract(below + 16, q1, rows, next, second + 16);
  subtract(below + 32, q2, rows, next, second + 32);
  subtract(below + 48, q3, rows, next, second + 48);
}

export function gridProducts(rows: i32, firsts: i32, seconds: i32, first: i32, second: i32, logLik: i32): void {
  for (let j = 0; j < seconds; j += 8) {
    const factors = at(second + j * rows);
    for (let i = 0; i < firsts; i += 2) {
      const place = at(logLik + i * seconds + j);
      tile(rows, at(first + i * rows), at(first + (i + 1) * rows), factors, place, place + at(seconds));
    }
  }
}
