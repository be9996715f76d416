import { refuse } from '../../contract/faults';
import { betaTails, type Tails } from '../../maths/beta';
import { gammaTails } from '../../maths/gamma';
import { roughNormalQuantile } from '../../maths/normal';
import { poissonLogMass } from '../../maths/poisson';
import { leastWhole } from '../../maths/solve';
import { deviance, stirlingRemainder } from '../../maths/stirling';

export { logGamma, logGammaRatio } from '../../maths/gamma';

function checkR(r: number): void {
  if (!(r > 0 && r < Infinity)) refuse('r', `r must be a positive number; it is ${r}.`);
}
function checkRho(rho: number): void {
  if (!(rho > 0 && rho < 1)) refuse('rho', `rho must lie strictly between 0 and 1; it is ${rho}.`);
}
function checkLaw(r: number, rho: number): void {
  checkR(r);
  checkRho(rho);
}
function checkCount(x: number): void {
  if (!Number.isInteger(x)) refuse('x', `x counts something, so it must be whole; it is ${x}.`);
}
function checkRate(lambda: number): void {
  if (!(lambda >= 0 && lambda < Infinity)) refuse('lambda', `lambda must be a rate, zero or positive; it is ${lambda}.`);
}

/**
 * log NB(x; r, ρ) = log Γ(r+x) - log Γ(r) - log x! + x log ρ + r log(1-ρ)
 *
 * x: a whole number; a negative one has probability zero (-Infinity). r > 0, 0 < ρ < 1. SciPy and R call 1-ρ their p.
 * Refuses r, ρ outside that domain and an x that is not whole.
 * In the saddle-point form: with n = r + x, Stirling remainders and deviances of x and r from their shares nρ and n(1-ρ).
 * Johnson, Kemp & Kotz, Univariate Discrete Distributions, ch. 5; Loader, Fast and accurate computation of binomial probabilities (2000).
 */
export function logPmf(x: number, r: number, rho: number): number {
  checkLaw(r, rho);
  checkCount(x);
  return logMass(x, r, rho);
}

/** As logPmf, for arguments that were checked. */
function logMass(x: number, r: number, rho: number): number {
  if (x <= 0) return x < 0 ? -Infinity : r * Math.log1p(-rho);
  const q = 1 - rho;
  const n = r + x;
  const excess = x * q - r * rho;
  const remainder = stirlingRemainder(n) - stirlingRemainder(r) - stirlingRemainder(x);
  const away = deviance(r, n * q, -excess) + deviance(x, n * rho, excess);
  return remainder - away + 0.5 * Math.log(r / n / x / (2 * Math.PI));
}

/** NB(x; r, ρ) = Γ(r+x) / (x! Γ(r)) ρ^x (1-ρ)^r. Domain and refusals as logPmf. */
export const pmf = (x: number, r: number, rho: number): number => Math.exp(logPmf(x, r, rho));

function tails(x: number, r: number, rho: number): Tails {
  checkLaw(r, rho);
  checkCount(x);
  if (x < 0) return { below: 0, above: 1 };
  if (x > 0) return betaTails(r, x + 1, 1 - rho, rho);
  const logBelow = r * Math.log1p(-rho);
  return { below: Math.exp(logBelow), above: -Math.expm1(logBelow) };
}

/**
 * P(X <= x) = I_{1-ρ}(r, x+1).
 *
 * x: a whole number, 0 for negative ones. r > 0, 0 < ρ < 1. Refuses as logPmf. Johnson, Kemp & Kotz, ch. 5.
 */
export const cdf = (x: number, r: number, rho: number): number => tails(x, r, rho).below;

/** P(X > x) = I_ρ(x+1, r), strictly above x, with its own digits: never 1 minus a cdf close to 1. Domain and refusals as cdf. */
export const upperTail = (x: number, r: number, rho: number): number => tails(x, r, rho).above;

/** A cdf that misses p by its rounding error has still reached p: 1/2 at (0, 1, 1/2) is one half. */
const rounding = 1.5e-14;

/**
 * The smallest x with P(X <= x) >= p.
 *
 * 0 <= p <= 1: 0 gives 0, 1 gives Infinity. r > 0, 0 < ρ < 1. Refuses others, and a law whose mean no double holds.
 * Searched for from Cornish and Fisher's guess; above the median in the upper tail, where p keeps its digits.
 */
export function quantile(p: number, r: number, rho: number): number {
  checkLaw(r, rho);
  if (!(p >= 0 && p <= 1)) refuse('p', `p must be a probability, 0 to 1; it is ${p}.`);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const centre = mean(r, rho);
  const sd = Math.sqrt(centre / (1 - rho));
  if (!(sd < Infinity && centre < Infinity)) refuse('r', `With rho = ${rho} and r = ${r} the mean is beyond every double; lower r or rho.`);
  const reached =
    p <= 0.5
      ? (x: number) => tails(x, r, rho).below >= p * (1 - rounding)
      : (x: number) => tails(x, r, rho).above <= (1 - p) * (1 + rounding);
  const z = roughNormalQuantile(p);
  const skewed = centre + sd * (z + ((z * z - 1) * (1 + rho)) / (6 * Math.sqrt(r * rho)));
  // Where the law is nearly all at 0 the expansion means nothing: skewness is then far above 1.
  return leastWhole(reached, r * rho > 0.5 ? Math.max(0, Math.floor(skewed)) : 0, Math.max(1, Math.floor(sd / 64)));
}

/** log ρ, the coordinate in which this is an exponential family. 0 < ρ < 1; refuses others. */
export function naturalParameter(rho: number): number {
  checkRho(rho);
  return Math.log(rho);
}

function checkEta(r: number, eta: number): void {
  checkR(r);
  if (!(eta < 0)) refuse('eta', `eta must be negative; it is ${eta}.`);
}

/**
 * A(η) = -r log(1 - e^η), the log normalizer in η = log ρ.
 *
 * r > 0, η < 0; refuses others: at η = 0 lies a pole. Near it by expm1, far below by log1p.
 */
export function logNormalizer(r: number, eta: number): number {
  checkEta(r, eta);
  return -r * (eta > -Math.LN2 ? Math.log(-Math.expm1(eta)) : Math.log1p(-Math.exp(eta)));
}

/** A'(η) = r e^η / (1 - e^η), the mean. Domain and refusals as logNormalizer. */
export function logNormalizerDerivative(r: number, eta: number): number {
  checkEta(r, eta);
  return r / Math.expm1(-eta);
}

/** A''(η) = r e^η / (1 - e^η)², the variance. Domain and refusals as logNormalizer. */
export const logNormalizerSecondDerivative = (r: number, eta: number): number => logNormalizerDerivative(r, eta) / -Math.expm1(eta);

/** E[X] = r ρ / (1-ρ). r > 0, 0 < ρ < 1; refuses others. */
export function mean(r: number, rho: number): number {
  checkLaw(r, rho);
  return (r * rho) / (1 - rho);
}

/** Var[X] = r ρ / (1-ρ)². r > 0, 0 < ρ < 1; refuses others. */
export const variance = (r: number, rho: number): number => mean(r, rho) / (1 - rho);

/** Var[X] / E[X] = 1 / (1-ρ), whatever r is: above a Poisson's 1. r > 0, 0 < ρ < 1; refuses others. */
export function dispersion(r: number, rho: number): number {
  checkLaw(r, rho);
  return 1 / (1 - rho);
}

/**
 * log of the gamma density with shape a and rate b: a log b - log Γ(a) + (a-1) log λ - b λ
 *
 * a, b > 0 finite; refuses others and a λ that is no number. λ < 0: -Infinity; λ = 0: Infinity, log b, -Infinity for a below, at, above 1.
 * By the deviance of a from bλ: no difference of large logarithms.
 */
export function gammaLogDensity(lambda: number, a: number, b: number): number {
  if (!(a > 0 && a < Infinity)) refuse('a', `a must be a positive number; it is ${a}.`);
  if (!(b > 0 && b < Infinity)) refuse('b', `b must be a positive number; it is ${b}.`);
  if (Number.isNaN(lambda)) refuse('lambda', 'lambda must be a number.');
  if (lambda < 0 || lambda === Infinity) return -Infinity;
  if (lambda === 0) return a < 1 ? Infinity : a === 1 ? Math.log(b) : -Infinity;
  const t = b * lambda;
  // Where the product leaves the doubles its logarithm does not.
  const away = t > 0 && t < Infinity ? deviance(a, t, a - t) : a * (Math.log(a) - Math.log(b) - Math.log(lambda)) + t - a;
  return 0.5 * Math.log(a / (2 * Math.PI)) - stirlingRemainder(a) - away - Math.log(lambda);
}

/**
 * log Po(x; λ) = x log λ - λ - log x!
 *
 * x: a whole number; a negative one has probability zero. λ >= 0; at 0 all mass is on 0. Refuses other λ and an x that is not whole.
 * Saddle-point form as in logPmf.
 */
export function poissonLogPmf(x: number, lambda: number): number {
  checkRate(lambda);
  checkCount(x);
  return x < 0 ? -Infinity : poissonLogMass(x, lambda);
}

/** Po(x; λ) = λ^x e^-λ / x!. Domain and refusals as poissonLogPmf. */
export const poissonPmf = (x: number, lambda: number): number => Math.exp(poissonLogPmf(x, lambda));

function poissonTails(x: number, lambda: number): Tails {
  checkRate(lambda);
  checkCount(x);
  if (x < 0) return { below: 0, above: 1 };
  const { below, above } = gammaTails(lambda, x + 1);
  return { below: above, above: below };
}

/** P(X <= x) of a Poisson: P(G > λ), G ~ Ga(x+1, 1). Domain and refusals as poissonLogPmf. */
export const poissonCdf = (x: number, lambda: number): number => poissonTails(x, lambda).below;

/** P(X > x) of a Poisson, strictly above x. Domain and refusals as poissonLogPmf. */
export const poissonUpperTail = (x: number, lambda: number): number => poissonTails(x, lambda).above;
