import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import { refuse } from '../contract/faults';
import type { Tails } from './beta';
import { roughNormalQuantile } from './normal';
import { tailIntegral } from './quadrature';
import { deviance, log1pMinus, stirlingRemainder } from './stirling';

/**
 * log Γ(a), a > 0.
 *
 * Refuses a <= 0. Relative error about 2e-16 except beside its zeros 1 and 2, where the absolute one is below 4e-15.
 * Abramowitz & Stegun, ch. 6.
 */
export function logGamma(a: number): number {
  if (!(a > 0)) refuse('a', `a must be a positive number; it is ${a}.`);
  return gammaln(a);
}

/** Products up to this many factors stay within the doubles for r up to `largestFactor`, and within a few roundings. */
const mostFactors = 16;
const largestFactor = 1e15;
const stirlingFrom = 10;

/**
 * log Γ(r+x) - log Γ(r) = log r(r+1)...(r+x-1), in one piece: two log-gammas agree in most digits, and their difference keeps few.
 *
 * r > 0 finite; x = 0, 1, 2, ... Refuses others. A product for small x; else the difference of two Stirling formulas, taken term by term.
 */
export function logGammaRatio(r: number, x: number): number {
  if (!(r > 0 && r < Infinity)) refuse('r', `r must be a positive number; it is ${r}.`);
  if (!(Number.isInteger(x) && x >= 0)) refuse('x', `x must be a whole number from 0 on; it is ${x}.`);
  if (x <= mostFactors && r < largestFactor) return Math.log(risingProduct(r, x));
  const lifted = Math.min(x, Math.max(0, Math.ceil(stirlingFrom - r)));
  const from = r + lifted;
  const steps = x - lifted;
  const to = r + x;
  const smooth = (from - 0.5) * Math.log1p(steps / from) + steps * (Math.log(to) - 1);
  return Math.log(risingProduct(r, lifted)) + smooth + (stirlingRemainder(to) - stirlingRemainder(from));
}

function risingProduct(r: number, factors: number): number {
  let product = 1;
  for (let k = 0; k < factors; k += 1) product *= r + k;
  return product;
}

/** Above this shape the library's uniform expansion loses digits, and the tail is integrated. */
const largestLibraryShape = 500;

/**
 * P(G <= z) and P(G > z) of G ~ Ga(a, 1): the regularized incomplete gamma functions, each side with its own digits.
 *
 * z >= 0 (Infinity allowed), a > 0. Relative error about 1e-13 on the side that z lies on. DLMF 8.2.
 */
export function gammaTails(z: number, a: number): Tails {
  if (!(z > 0)) return { below: 0, above: 1 };
  if (z === Infinity) return { below: 1, above: 0 };
  if (a <= largestLibraryShape) return { below: gammainc(z, a, true, false), above: gammainc(z, a, true, true) };
  const excess = a - z;
  const density = (Math.exp(-stirlingRemainder(a) - deviance(a, z, excess)) * Math.sqrt(a / (2 * Math.PI))) / z;
  if (density === 0) return excess > 0 ? { below: 0, above: 1 } : { below: 1, above: 0 };
  // Away from z, by s: the integrand falls by (a-1) log(1 ± s/z) ∓ s, whose linear part is (excess - 1)/z.
  const slope = (excess - 1) / z;
  const width = z / Math.sqrt(a);
  if (excess > 1) {
    const below = density * tailIntegral(slope, width, z, (s) => (a - 1) * log1pMinus(-s / z));
    return { below, above: 1 - below };
  }
  const above = density * tailIntegral(-slope, width, Infinity, (s) => (a - 1) * log1pMinus(s / z));
  return { below: 1 - above, above };
}

/** P(χ² > x) with this many degrees of freedom: P(G > x/2), G ~ Ga(degrees/2, 1). x >= 0, degrees > 0. */
export const chiSquaredTail = (x: number, degrees: number): number => gammaTails(x / 2, degrees / 2).above;

/** Below exp of this the lower tail is its first term to the last digit: z^a / Γ(a+1). */
const firstTermBelow = -37;
const mostRounds = 60;

/**
 * The u-quantile of Ga(shape, 1): z with P(G <= z) = u.
 *
 * 0 <= u <= 1 (0 gives 0, 1 gives Infinity), shape > 0 finite; refuses others. Never NaN; 0 where the quantile lies below every double.
 * Newton on the logarithm of the smaller tail against log z: that curve is concave, so the steps cannot run away.
 */
export function gammaQuantile(u: number, shape: number): number {
  if (!(u >= 0 && u <= 1)) refuse('u', `u must be a probability; it is ${u}.`);
  if (!(shape > 0 && shape < Infinity)) refuse('shape', `shape must be a positive number; it is ${shape}.`);
  if (u === 0 || u === 1) return u === 0 ? 0 : Infinity;
  const firstTerm = (Math.log(u) + gammaln(shape + 1)) / shape;
  if (firstTerm < firstTermBelow) return Math.exp(firstTerm);
  const lower = u <= 0.5;
  const target = Math.log(lower ? u : 1 - u);
  let t = Math.max(firstTerm, Math.log(Math.max(wilsonHilferty(u, shape), 1e-300)));
  for (let round = 0; round < mostRounds; round += 1) {
    const z = Math.exp(t);
    const { below, above } = gammaTails(z, shape);
    const tail = lower ? below : above;
    const logDensity = -stirlingRemainder(shape) - deviance(shape, z, shape - z) + 0.5 * Math.log(shape / (2 * Math.PI));
    const rise = Math.exp(logDensity - Math.log(tail));
    const step = ((target - Math.log(tail)) / rise) * (lower ? 1 : -1);
    if (!(Math.abs(step) > 1e-15)) break;
    t += Math.max(-1, Math.min(1, step));
    if (Math.abs(step) < 1e-9) break;
  }
  return Math.exp(t);
}

/** Wilson and Hilferty, PNAS 17 (1931): the cube root of a gamma is nearly normal. May be negative for small shapes. */
function wilsonHilferty(u: number, shape: number): number {
  const ninth = 1 / (9 * shape);
  return shape * (1 - ninth + roughNormalQuantile(u) * Math.sqrt(ninth)) ** 3;
}
