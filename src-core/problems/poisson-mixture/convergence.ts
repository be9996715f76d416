/** Falls of a log likelihood along a path, beyond what rounding explains: EM has none. `from`: where to begin, after the last change by hand. */
export function falls(logLik: ArrayLike<number>, from = 0): number {
  let count = 0;
  for (let t = from + 1; t < logLik.length; t += 1) if (logLik[t] < logLik[t - 1] - rounding(logLik[t - 1])) count += 1;
  return count;
}

/** A sum over rows is right to a few units in the twelfth digit; at the end of a path steps gain less than that. */
const rounding = (logLik: number): number => 1e-12 * Math.abs(logLik);

/**
 * Gain of each whole step over that of the step before, from step 2 on; null where a gain drowns in rounding.
 *
 * EM converges linearly: near the end a step leaves this share of the log likelihood that is still missing, the square of the share that it
 * leaves of the way to the optimum. Dempster, Laird & Rubin, JRSS B 39 (1977), section 3.
 */
export function gainRatios(logLik: ArrayLike<number>): (number | null)[] {
  const ratios: (number | null)[] = [];
  for (let t = 2; t < logLik.length; t += 1) {
    const [before, now] = [logLik[t - 1] - logLik[t - 2], logLik[t] - logLik[t - 1]];
    const least = 1e3 * rounding(logLik[t]);
    ratios.push(before > least && now > least ? now / before : null);
  }
  return ratios;
}

/** The last gain ratio that stands clear of rounding, or null: the rate of convergence as seen so far. */
export function convergenceRate(logLik: ArrayLike<number>): number | null {
  return gainRatios(logLik).findLast((ratio) => ratio !== null) ?? null;
}
