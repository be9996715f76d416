// What a Newton step of logistic regression needs of its rows.
import { at } from './memory';
import { exp2, one } from './vectors';

export function logisticRows(count: i32, eta: i32, y: i32, residuals: i32, weights: i32): void {
  const sign = i64x2.splat(i64.MIN_VALUE);
  for (let i = 0; i < count; i += 2) {
    const x = v128.load(at(eta + i));
    const e = exp2(v128.or(x, sign));
    const inverse = f64x2.div(one(), f64x2.add(one(), e));
    const far = f64x2.mul(e, inverse);
    const mean = v128.bitselect(far, inverse, f64x2.lt(x, f64x2.splat(0)));
    v128.store(at(residuals + i), f64x2.sub(v128.load(at(y + i)), mean));
    v128.store(at(weights + i), f64x2.mul(far, inverse));
  }
}
