import erfc from '@stdlib/math-base-special-erfc';

/** P(Z > z) of a standard normal: erfc(z/√2)/2. Every real z; full relative precision in the upper tail. */
export const normalTail = (z: number): number => erfc(z / Math.SQRT2) / 2;

/**
 * A standard normal's quantile to about three decimals: where a search begins, never a result.
 *
 * 0 < p < 1. Abramowitz & Stegun 26.2.23.
 */
export function roughNormalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}
