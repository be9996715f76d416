// What a Newton step of logistic regression needs of its rows.
import { at } from './memory';
import { exp2, mulAdd, one, sumOf } from './vectors';

/** x'b of one row. */
@inline
function dot(columns: i32, x: usize, b: usize): f64 {
  let sum = f64x2.splat(0);
  for (const end = x + at(columns & ~1); x < end; x += 16) {
    sum = mulAdd(v128.load(x), v128.load(b), sum);
    b += 16;
  }
  const whole = sumOf(sum);
  return columns & 1 ? whole + load<f64>(x) * load<f64>(b) : whole;
}

export function logisticRows(count: i32, columns: i32, x: i32, coefficients: i32, y: i32, residuals: i32, weights: i32): void {
  const sign = i64x2.splat(i64.MIN_VALUE);
  const b = at(coefficients), intercept = f64x2.splat(load<f64>(b + at(columns))), row = at(columns);
  for (let i = 0; i < count; i += 2) {
    const place = at(x) + <usize>i * row;
    const eta = f64x2.add(f64x2.replace_lane(f64x2.splat(dot(columns, place, b)), 1, dot(columns, place + row, b)), intercept);
    const e = exp2(v128.or(eta, sign));
    const inverse = f64x2.div(one(), f64x2.add(one(), e));
    const far = f64x2.mul(e, inverse);
    const mean = v128.bitselect(far, inverse, f64x2.lt(eta, f64x2.splat(0)));
    v128.store(at(residuals + i), f64x2.sub(v128.load(at(y + i)), mean));
    v128.store(at(weights + i), f64x2.mul(far, inverse));
  }
}

export function weighRows(count: i32, columns: i32, x: i32, weights: i32, to: i32): void {
  let from = at(x), out = at(to);
  const row = at(columns);
  for (let i = 0; i < count; i += 1) {
    const weight = v128.load64_splat(at(weights + i));
    // An odd column more is overwritten by the row after it.
    for (let j: usize = 0; j < row; j += 16) v128.store(out + j, f64x2.mul(weight, v128.load(from + j)));
    from += row;
    out += row;
  }
}

@inline
function add(to: usize, i: i32, sums: v128): void {
  const place = to + (<usize>i << 3);
  store<f64>(place, load<f64>(place) + sumOf(sums));
}

export function planeSums(count: i32, x: i32, residuals: i32, weights: i32, to: i32): void {
  let g1 = f64x2.splat(0), g2 = g1, g0 = g1, h11 = g1, h21 = g1, h22 = g1, h01 = g1, h02 = g1, h00 = g1;
  for (let i = 0; i < count; i += 2) {
    const here = v128.load(at(x + 2 * i)), next = v128.load(at(x + 2 * i), 16);
    const x1 = v128.shuffle<f64>(here, next, 0, 2), x2 = v128.shuffle<f64>(here, next, 1, 3);
    const r = v128.load(at(residuals + i)), w = v128.load(at(weights + i));
    const w1 = f64x2.mul(w, x1), w2 = f64x2.mul(w, x2);
    g1 = mulAdd(r, x1, g1);
    g2 = mulAdd(r, x2, g2);
    g0 = f64x2.add(g0, r);
    h11 = mulAdd(w1, x1, h11);
    h21 = mulAdd(w1, x2, h21);
    h22 = mulAdd(w2, x2, h22);
    h01 = f64x2.add(h01, w1);
    h02 = f64x2.add(h02, w2);
    h00 = f64x2.add(h00, w);
  }
  const out = at(to);
  add(out, 0, g1);
  add(out, 1, g2);
  add(out, 2, g0);
  add(out, 3, h11);
  add(out, 4, h21);
  add(out, 5, h22);
  add(out, 6, h01);
  add(out, 7, h02);
  add(out, 8, h00);
}
