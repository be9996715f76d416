import { log1pMinus } from '../../maths/stirling';
import { checkLength, checkSpread, checkVector, defined } from './checks';

/** log(2π)/2: what each normal density costs. */
export const halfLogTwoPi = 0.9189385332046727;

/** Σ_d a_d b_d. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += a[d] * b[d];
  return sum;
}

/** The ELBO of one x, by its three parts. */
export interface ElboTerms {
  /** E_q log N(z; 0, 1). */
  expectedLogPrior: number;
  /** E_q log N(x; θz, σ²I). */
  expectedLogLikelihood: number;
  /** -E_q log q(z). */
  entropy: number;
  elbo: number;
}

/** A model's decoder θ and σ. */
export interface Decoder {
  theta: ArrayLike<number>;
  sigma: number;
}

function checkModel(x: ArrayLike<number>, theta: ArrayLike<number>, sigma: number): void {
  checkLength('theta', theta.length, 'x', x.length);
  checkVector('x', x);
  checkVector('theta', theta);
  checkSpread('sigma', sigma);
}
function checkEncoder(x: ArrayLike<number>, phi: ArrayLike<number>, v: number): void {
  checkLength('phi', phi.length, 'x', x.length);
  checkVector('phi', phi);
  checkSpread('v', v);
}

/** |x - θz|²/σ², in units of σ so that no square leaves the doubles before the quotient would. */
function misfit(x: ArrayLike<number>, theta: ArrayLike<number>, sigma: number, z: number): number {
  let sum = 0;
  for (let d = 0; d < x.length; d += 1) sum += ((x[d] - theta[d] * z) / sigma) ** 2;
  return sum;
}

/** θ'θ/σ², the signal in units of the noise. */
export function signal(theta: ArrayLike<number>, sigma: number): number {
  let sum = 0;
  for (let d = 0; d < theta.length; d += 1) sum += (theta[d] / sigma) ** 2;
  return sum;
}

/**
 * ELBO(x) = E_q log p(x, z) - E_q log q(z) for z ~ N(0, 1), x given z ~ N(θz, σ²I), q(z given x) = N(φ'x, v²); with m = φ'x:
 * prior -(log 2π + m² + v²)/2, likelihood -D/2 log(2πσ²) - (|x - θm|² + v² θ'θ)/(2σ²), entropy (log 2π + 1)/2 + log v.
 *
 * x, theta, phi: D numbers; sigma, v > 0. Refuses others. Kingma & Welling, Auto-Encoding Variational Bayes (2014).
 */
export function elboTerms(x: ArrayLike<number>, theta: ArrayLike<number>, sigma: number, phi: ArrayLike<number>, v: number): ElboTerms {
  checkModel(x, theta, sigma);
  checkEncoder(x, phi, v);
  const m = dot(phi, x);
  const expectedLogPrior = -halfLogTwoPi - (m * m + v * v) / 2;
  const expectedLogLikelihood = -x.length * (halfLogTwoPi + Math.log(sigma)) - (misfit(x, theta, sigma, m) + v * v * signal(theta, sigma)) / 2;
  const entropy = halfLogTwoPi + 0.5 + Math.log(v);
  return { expectedLogPrior, expectedLogLikelihood: defined(expectedLogLikelihood), entropy, elbo: defined(expectedLogPrior + expectedLogLikelihood + entropy) };
}

/** sqrt(σ² + θ'θ), the spread of x along θ: no square leaves the doubles before the root would. */
export function totalSpread(theta: ArrayLike<number>, sigma: number): number {
  let size = sigma;
  for (let d = 0; d < theta.length; d += 1) size = Math.max(size, Math.abs(theta[d]));
  let sum = (sigma / size) ** 2;
  for (let d = 0; d < theta.length; d += 1) sum += (theta[d] / size) ** 2;
  return size * Math.sqrt(sum);
}

/**
 * log p(x) = log N(x; 0, σ²I + θθ').
 *
 * By Woodbury's formula the quadratic form is |x - θm|²/σ² + m² with m the posterior mean: no difference of large squares where x lies along θ.
 * x, theta: D numbers; sigma > 0. Refuses others. Tipping & Bishop, JRSS B 61 (1999).
 */
export function logMarginal(x: ArrayLike<number>, theta: ArrayLike<number>, sigma: number): number {
  const { mean } = posterior(x, theta, sigma);
  const logRoot = x.length * Math.log(sigma) + Math.log(totalSpread(theta, sigma) / sigma);
  return defined(-x.length * halfLogTwoPi - logRoot - (misfit(x, theta, sigma, mean) + mean * mean) / 2);
}

/** p(z given x) = N(θ'x/(σ²+θ'θ), σ²/(σ²+θ'θ)). x, theta: D numbers; sigma > 0. Refuses others. Tipping & Bishop (1999). */
export function posterior(x: ArrayLike<number>, theta: ArrayLike<number>, sigma: number): { mean: number; variance: number } {
  checkModel(x, theta, sigma);
  const spread = totalSpread(theta, sigma);
  let mean = 0;
  for (let d = 0; d < x.length; d += 1) mean += (theta[d] / spread) * (x[d] / spread);
  return { mean: defined(mean), variance: (sigma / spread) ** 2 };
}

/**
 * KL(q(z given x), p(z given x)) = (u - log(1+u))/2 + (m - μ)²/(2s²), u = v²/s² - 1, for N(m, v²) against the posterior N(μ, s²).
 *
 * In this form, not as log p(x) - ELBO: near the optimum that difference keeps no digit. Never negative. Domain and refusals as elboTerms.
 */
export function kl(x: ArrayLike<number>, theta: ArrayLike<number>, sigma: number, phi: ArrayLike<number>, v: number): number {
  checkModel(x, theta, sigma);
  checkEncoder(x, phi, v);
  const spread = totalSpread(theta, sigma);
  // m - μ term by term: φ may be the optimal encoder but for its last digits.
  let apart = 0;
  for (let d = 0; d < x.length; d += 1) apart += (phi[d] - theta[d] / spread / spread) * x[d];
  const ratio = v * (spread / sigma);
  return defined(((apart * (spread / sigma)) ** 2 - log1pMinus(ratio * ratio - 1)) / 2);
}

/** The encoder that is the posterior of every x at once: φ* = θ/(σ²+θ'θ), v* = σ/sqrt(σ²+θ'θ). theta: D numbers; sigma > 0. Refuses others. */
export function optimalEncoder(theta: ArrayLike<number>, sigma: number): { phi: number[]; v: number } {
  checkVector('theta', theta);
  checkSpread('sigma', sigma);
  const spread = totalSpread(theta, sigma);
  return { phi: Array.from(theta, (entry) => entry / spread / spread), v: sigma / spread };
}
