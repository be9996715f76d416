/** A row whose best score lies below is impossible under every class. */
const impossible = -1e299;
/** The product of row sums is logged before it could leave the doubles; a row adds a factor of at most its columns. */
const fullProduct = 1e280;

/** As Kernels.softmaxRows. */
export function softmaxRows(M: Float64Array, rows: number, columns: number, scores: number, stride: number): number {
  let total = 0;
  let product = 1;
  for (let row = 0; row < rows; row += 1) {
    const from = scores + row * stride;
    const end = from + columns;
    let best = M[from];
    for (let at = from + 1; at < end; at += 1) if (M[at] > best) best = M[at];
    if (best < impossible) {
      M.fill(0, from, end);
      total = -Infinity;
      continue;
    }
    let sum = 0;
    for (let at = from; at < end; at += 1) {
      const e = exponential(M[at] - best);
      M[at] = e;
      sum += e;
    }
    const scale = 1 / sum;
    for (let at = from; at < end; at += 1) M[at] *= scale;
    total += best;
    product *= sum;
    if (product > fullProduct) {
      total += Math.log(product);
      product = 1;
    }
  }
  return total + Math.log(product);
}

/** e^x for x <= 709; 0 below -708, where a double would turn denormal: slow, and lost in any sum with the best. */
export const exponential = (x: number): number => (x < -708 ? 0 : Math.exp(x));
