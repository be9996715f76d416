// Rows of scores to rows of probabilities, with the sum of their log-sum-exps.
import { at } from './memory';
import { exp2, logOf, sumOf } from './vectors';

/** A row whose best score lies below is impossible under every class. */
const impossible = -1e299;
/** The product of row sums is logged before it could leave the doubles; a row adds a factor of at most its columns. */
const fullProduct = 1e280;

export function softmaxRows(rows: i32, columns: i32, scores: i32, stride: i32): f64 {
  const bytes = at(columns);
  let total = 0.0, product = 1.0;
  for (let row = 0; row < rows; row += 1) {
    const from = at(scores) + <usize>row * at(stride), end = from + bytes;
    let best = v128.load(from);
    for (let place = from + 16; place < end; place += 16) best = f64x2.pmax(best, v128.load(place));
    const most = max(f64x2.extract_lane(best, 0), f64x2.extract_lane(best, 1));
    if (most < impossible) {
      for (let place = from; place < end; place += 16) v128.store(place, f64x2.splat(0));
      total = -Infinity;
      continue;
    }
    const shift = f64x2.splat(most);
    let sums = f64x2.splat(0);
    for (let place = from; place < end; place += 16) {
      const e = exp2(f64x2.sub(v128.load(place), shift));
      v128.store(place, e);
      sums = f64x2.add(sums, e);
    }
    const sum = sumOf(sums);
    const scale = f64x2.splat(1 / sum);
    for (let place = from; place < end; place += 16) v128.store(place, f64x2.mul(v128.load(place), scale));
    total += most;
    product *= sum;
    if (product > fullProduct) {
      total += logOf(product);
      product = 1;
    }
  }
  return total + logOf(product);
}
