import { remembered } from '../../../contract/work';
import { logGamma, logGammaRatio } from '../model';

/** What the series Σ_x h(x) e^{ηx} and its terms as weights come to, with nothing but the ratio of neighbouring terms. */
export interface CountSums {
  /** log Σ_x h(x) ρ^x, and the size of the logarithms it was put together from. */
  readonly logTotal: number;
  readonly logScale: number;
  readonly mean: number;
  readonly variance: number;
  readonly terms: number;
}

/** So many terms take some milliseconds; a law that is wider is not summed count by count. */
const mostTerms = 1_000_000;
const negligible = 1e-19;

/** About how many counts carry the law: its standard deviation for large r, its geometric tail for ρ near 1. */
const termsNeeded = (r: number, rho: number): number => (20 * Math.sqrt(r * rho) + 45) / (1 - rho);

/** Why the law at (r, ρ) cannot be summed count by count, or null. */
export function tooWide(r: number, rho: number): string | null {
  const terms = termsNeeded(r, rho);
  if (terms <= mostTerms) return null;
  return `The sum over counts would take about ${terms.toExponential(0)} terms: rho is too close to 1, where A has its pole, or r is too large.`;
}

/**
 * Sums over all counts of NB(x; r, ρ), by the ratio p(x+1)/p(x) = ρ (r+x)/(x+1), outwards from the mode, whose term is taken as 1:
 * no gamma function, and no normaliser, enters mean and variance.
 *
 * r > 0, 0 < ρ < 1, and not tooWide.
 */
export const countSums = remembered(
  4,
  (r: number, rho: number) => `${r} ${rho}`,
  (r: number, rho: number): CountSums => {
    const mode = r > 1 ? Math.floor((rho * (r - 1)) / (1 - rho)) : 0;
    // Moments about the mode, so that their difference keeps its digits.
    let rest = 0;
    let first = 0;
    let second = 0;
    let terms = 1;
    const add = (weight: number, d: number): boolean => {
      rest += weight;
      first += weight * d;
      second += weight * d * d;
      terms += 1;
      return weight * d * d > negligible * second;
    };
    for (let x = mode, weight = 1, more = true; more; x += 1) {
      weight *= (rho * (r + x)) / (x + 1);
      more = add(weight, x + 1 - mode);
    }
    for (let x = mode, weight = 1, more = true; more && x > 0; x -= 1) {
      weight *= x / (rho * (r + x - 1));
      more = add(weight, x - 1 - mode);
    }
    const away = first / (1 + rest);
    const [gammas, factorial, power] = [logGammaRatio(r, mode), logGamma(mode + 1), mode * Math.log(rho)];
    return {
      logTotal: gammas - factorial + power + Math.log1p(rest),
      logScale: gammas + factorial - power,
      mean: mode + away,
      variance: second / (1 + rest) - away * away,
      terms,
    };
  },
);
