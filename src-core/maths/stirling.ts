import gammaln from '@stdlib/math-base-special-gammaln';

/** From here on the series of the remainder is exact to the last digit. */
const seriesFrom = 10;
/** B(2k) / (2k (2k-1)), k = 1..7: Abramowitz & Stegun 6.1.41. */
const remainderTerms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;
const halfLogTwoPi = 0.9189385332046727;

const series = (z: number): number => {
  const s = 1 / (z * z);
  const [a, b, c, d, e, f, g] = remainderTerms;
  return (a + s * (b + s * (c + s * (d + s * (e + s * (f + s * g)))))) / z;
};
// Below ten no digit is lost: the logarithms subtracted here are small.
const direct = (z: number): number => gammaln(z + 1) - (z + 0.5) * Math.log(z) + z - halfLogTwoPi;
const atWhole: readonly number[] = Array.from({ length: seriesFrom }, (_, z) => (z === 0 ? Infinity : direct(z)));

/**
 * What Stirling's formula leaves of log Γ(z+1): log Γ(z+1) - (z + 1/2) log z + z - log(2π)/2.
 *
 * z > 0; Infinity at 0, where log z has no value. Absolute error below 3e-15.
 * Loader, Fast and accurate computation of binomial probabilities (2000).
 */
export function stirlingRemainder(z: number): number {
  if (z >= seriesFrom) return series(z);
  return Number.isInteger(z) ? atWhole[z] : direct(z);
}

/** Below this size of u the series in u/(2+u) is used; above, the difference keeps its digits. */
const nearZero = 0.25;

/**
 * (log(1+u) - u + u v) / (2 v³) with v = u/(2+u): 1/3 + v²/5 + v⁴/7 + ..., |v| <= 1/7.
 */
function atanhRest(s: number): number {
  return (
    1 / 3 + s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s * (1 / 11 + s * (1 / 13 + s * (1 / 15 + s * (1 / 17 + s * (1 / 19 + s * (1 / 21)))))))))
  );
}

/**
 * log(1+u) - u, without losing digits where the two agree.
 *
 * u > -1. Near 0 by log(1+u) = 2 artanh v, v = u/(2+u).
 */
export function log1pMinus(u: number): number {
  if (!(Math.abs(u) < nearZero)) return Math.log1p(u) - u;
  const v = u / (2 + u);
  return v * (2 * v * v * atanhRest(v * v) - u);
}

/**
 * (u - log(1+u)) / u²: 1/2 at 0, falling. u > -1.
 */
export function secondOrder(u: number): number {
  if (!(Math.abs(u) < nearZero)) return (u - Math.log1p(u)) / u / u;
  const w = 1 / (2 + u);
  const v = u * w;
  return w * (1 - 2 * w * v * atanhRest(v * v));
}

/**
 * (u²/2 - u + log(1+u)) / u³: 1/3 at 0, falling. u > -1.
 */
export function thirdOrder(u: number): number {
  if (!(Math.abs(u) < nearZero)) return (0.5 - (u - Math.log1p(u)) / u / u) / u;
  const w = 1 / (2 + u);
  const v = u * w;
  return w * (0.5 + 2 * w * w * atanhRest(v * v));
}

/**
 * a log(a/m) + m - a: how much less likely a is than m at its best, for a Poisson and in every tail here.
 *
 * a > 0, m > 0; `excess` is a - m, worked out by the caller in the form that keeps its digits. Never negative.
 * Loader (2000), D0.
 */
export function deviance(a: number, m: number, excess: number): number {
  if (Math.abs(excess) < nearZero * a) return -a * log1pMinus(-excess / a);
  const ratio = a / m;
  // A ratio beyond the doubles still has a logarithm.
  const logRatio = ratio > 1e-300 && ratio < 1e300 ? Math.log(ratio) : Math.log(a) - Math.log(m);
  return a * logRatio - excess;
}
