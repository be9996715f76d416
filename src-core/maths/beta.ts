import { tailIntegral } from './quadrature';
import { deviance, log1pMinus, stirlingRemainder } from './stirling';

/** Both shapes above this: the tail is integrated, because the continued fraction takes about the root of the smaller shape in steps. */
const large = 600;
const mostSteps = 1_000_000;
/** A first shape below this puts nearly everything below p; the rest then comes from its own fraction, fast enough from this b p on. */
const nearlyNothing = 0.1;
const fastFrom = 0.02;

/** P and 1 - P of the same event, each with its own digits. */
export interface Tails {
  below: number;
  above: number;
}

/**
 * p^a q^b / B(a, b) with B = Γ(a)Γ(b)/Γ(a+b), in the saddle-point form: no difference of large logarithms.
 *
 * a, b > 0; p + q = 1, both given so that neither loses digits; `excess` = a q - b p.
 */
function prefix(a: number, b: number, p: number, q: number, excess: number): number {
  const n = a + b;
  const remainder = stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b);
  const away = deviance(a, n * p, excess) + deviance(b, n * q, -excess);
  return Math.exp(remainder - away) * Math.sqrt((a / n) * (b / (2 * Math.PI)));
}

/** prefix / I_p(a, b) for p below the mean: the even part of the continued fraction. DiDonato & Morris, ACM TOMS 18 (1992), eq. 9. */
function fraction(a: number, b: number, p: number, excess: number): number {
  const first = (a * (excess + 1)) / (a + 1);
  // Modified Lentz: a vanishing term is nudged, as in Thompson & Barnett (1986).
  let value = Math.abs(first) < 1e-300 ? 1e-300 : first;
  let c = value;
  let d = 0;
  for (let m = 1; m < mostSteps; m += 1) {
    const here = a + 2 * m - 1;
    const pull = (m * (b - m) * p) / here;
    const numerator = ((a + m - 1) * ((a + b + m - 1) / here)) * pull * p;
    const denominator = m + pull + ((a + m) * (excess + 1 + m * (2 - p))) / (here + 2);
    d = denominator + numerator * d;
    if (d === 0) d = 1e-300;
    c = denominator + numerator / c;
    if (c === 0) c = 1e-300;
    d = 1 / d;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

/** I_p(a, b) for p below the mean. */
function smallerSide(a: number, b: number, p: number, q: number, excess: number): number {
  const scale = prefix(a, b, p, q, excess);
  if (scale === 0) return 0;
  if (!(a > large && b > large)) return scale / fraction(a, b, p, excess);
  // Away from p, by s: the integrand falls by (a-1) log(1 - s/p) + (b-1) log(1 + s/q), whose linear parts cancel but for the excess.
  const slope = (excess - q + p) / (p * q);
  const width = Math.sqrt((p * q) / (a + b));
  const rest = (s: number): number => (a - 1) * log1pMinus(-s / p) + (b - 1) * log1pMinus(s / q);
  return (scale / (p * q)) * tailIntegral(slope, width, p, rest);
}

/**
 * I_p(a, b) and its complement: a beta variable below and above p.
 *
 * a, b > 0; p and q = 1 - p in (0, 1), both given so that neither loses digits. The side on which p lies beyond the mean is worked out itself, the
 * other one is the complement. Relative error about 1e-13.
 */
export function betaTails(a: number, b: number, p: number, q: number): Tails {
  // excess = a q - b p >= -1 or so: p lies below the mean (a+1)/(a+b+2), where the fraction converges fast.
  const excess = a * q - b * p;
  if (excess > p - q && !(a < nearlyNothing && b * p > fastFrom)) {
    const below = Math.min(1, smallerSide(a, b, p, q, excess));
    return { below, above: 1 - below };
  }
  const above = Math.min(1, smallerSide(b, a, q, p, -excess));
  return { below: 1 - above, above };
}
