import { inMegabytes } from '../../contract/limits';
import { refuse, refuseLimit } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import type { Work } from '../../contract/work';
import { crossProducts } from '../../maths/crossProducts';
import { log1pMinus } from '../../maths/stirling';
import { checkData, checkLength, checkSpread, checkVector } from './checks';
import { dot, halfLogTwoPi, optimalEncoder, signal, type Decoder } from './model';

/** All that the mean of the ELBO over data depends on. */
export interface Moments {
  readonly rows: number;
  readonly columns: number;
  /** S = X'X/n, D x D. */
  readonly second: Float64Array;
  /** tr S, the mean of x'x. */
  readonly trace: number;
}

/** An encoder φ and v. */
export interface Encoder {
  phi: ArrayLike<number>;
  v: number;
}

const mostColumns = 2000;

/**
 * The moments of n x D data, not centred: made once when the data change, so that every surface over parameters costs D x D and not n x D.
 *
 * n >= 1, entries finite. Refuses others, and (kind `limit`) more than 2000 columns. Yields progress in rows.
 */
export function* moments(X: Matrix): Work<Moments> {
  const { rows, columns } = X;
  if (columns > mostColumns) {
    const bytes = 8 * columns * columns;
    refuseLimit('X', `X has ${columns} columns, whose products would take ${inMegabytes(bytes)} (${bytes} bytes); at most ${mostColumns} columns are allowed.`);
  }
  checkData(X);
  if (rows === 0) refuse('X', 'X has no rows, so there is nothing to learn from.');
  const second = (yield* crossProducts(X, 1)).map((sum) => sum / rows);
  let trace = 0;
  for (let d = 0; d < columns; d += 1) trace += second[d * columns + d];
  return { rows, columns, second, trace };
}

/** S a. */
export function applied({ second, columns }: Moments, a: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: columns }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < columns; j += 1) sum += second[i * columns + j] * a[j];
    return sum;
  });
}

function check(data: Moments, { theta, sigma }: Decoder, encoder: Encoder | null): void {
  checkLength('theta', theta.length, 'a row of X', data.columns);
  checkVector('theta', theta);
  checkSpread('sigma', sigma);
  if (!encoder) return;
  checkLength('phi', encoder.phi.length, 'a row of X', data.columns);
  checkVector('phi', encoder.phi);
  checkSpread('v', encoder.v);
}

/** The mean ELBO where φ'Sφ, θ'Sφ and v are known. */
export function elboFrom(data: Moments, { theta, sigma }: Decoder, squared: number, crossed: number, v: number): number {
  const spread = squared + v * v;
  const misfit = (data.trace - 2 * crossed) / (sigma * sigma) + signal(theta, sigma) * spread;
  return 0.5 + Math.log(v) - data.columns * (halfLogTwoPi + Math.log(sigma)) - (spread + misfit) / 2;
}

/**
 * The ELBO averaged over data: 1/2 + log v - D/2 log(2πσ²) - (φ'Sφ + v²)/2 - (tr S - 2 θ'Sφ + θ'θ (φ'Sφ + v²))/(2σ²).
 *
 * theta, phi: D numbers; sigma, v > 0. Refuses others. Expectation of elboTerms over rows.
 */
export function meanElbo(data: Moments, decoder: Decoder, encoder: Encoder): number {
  check(data, decoder, encoder);
  const image = applied(data, encoder.phi);
  return elboFrom(data, decoder, dot(encoder.phi, image), dot(decoder.theta, image), encoder.v);
}

/** The log likelihood averaged over data: the mean ELBO of the best encoder. Domain and refusals as meanElbo. */
export function meanLogLik(data: Moments, decoder: Decoder): number {
  check(data, decoder, null);
  return meanElbo(data, decoder, optimalEncoder(decoder.theta, decoder.sigma));
}

/** KL(q, posterior) averaged over data, never negative: (u - log(1+u))/2 + (φ-φ*)'S(φ-φ*)/(2v*²), u = v²/v*² - 1. Domain and refusals as meanElbo. */
export function meanKl(data: Moments, decoder: Decoder, encoder: Encoder): number {
  check(data, decoder, encoder);
  const best = optimalEncoder(decoder.theta, decoder.sigma);
  const apart = best.phi.map((entry, d) => encoder.phi[d] - entry);
  const precision = 1 + signal(decoder.theta, decoder.sigma);
  const excess = encoder.v * encoder.v * precision - 1;
  return (Math.max(0, dot(apart, applied(data, apart))) * precision - log1pMinus(excess)) / 2;
}
