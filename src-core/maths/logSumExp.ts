/**
 * log Σ exp(v_j) over values[start], ..., values[end - 1]: no term over- or underflows before it counts.
 *
 * Values may be ±Infinity; of none, and of nothing but -Infinity, the sum is 0 and its logarithm -Infinity. A NaN stays one.
 * Shifted by the largest; the rest comes in by log1p, so that a sum close to 1 keeps the digits of its logarithm.
 * Blanchard, Higham & Higham, IMA Journal of Numerical Analysis 41 (2021).
 */
export function logSumExp(values: ArrayLike<number>, start = 0, end = values.length): number {
  if (end <= start) return -Infinity;
  let best = start;
  for (let j = start + 1; j < end; j += 1) if (values[j] > values[best]) best = j;
  const top = values[best];
  if (top === Infinity || top === -Infinity) return top;
  let rest = 0;
  for (let j = start; j < end; j += 1) if (j !== best) rest += Math.exp(values[j] - top);
  return top + Math.log1p(rest);
}
