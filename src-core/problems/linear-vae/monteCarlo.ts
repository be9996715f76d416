import { normalDraw } from '../../maths/draws';
import { stream } from '../../maths/random';
import { dot, elboTerms, halfLogTwoPi, type Decoder } from './model';
import type { Encoder } from './moments';

/** An estimate of the ELBO as draws come in. */
export interface Estimates {
  /** log p(x, z_j) - log q(z_j given x) of each draw. */
  readonly terms: Float64Array;
  /** Mean of the first j + 1 terms. */
  readonly mean: Float64Array;
  /** Its standard error, from the spread of these terms; NaN after one. */
  readonly error: Float64Array;
}

/**
 * The ELBO of one x by draws z = φ'x + v ε of q. At the best encoder every term is log p(x), so the error is zero up to rounding.
 *
 * The ε of a seed stand fixed, so that the estimate glides when a parameter moves. Domain and refusals as elboTerms; count a whole number >= 0.
 * Running moments by Welford, Technometrics 4 (1962).
 */
export function estimates(x: ArrayLike<number>, { theta, sigma }: Decoder, { phi, v }: Encoder, seed: number, count: number): Estimates {
  elboTerms(x, theta, sigma, phi, v);
  const uniform = stream(seed, 'monte carlo');
  const m = dot(phi, x);
  const logNoise = x.length * (halfLogTwoPi + Math.log(sigma));
  const terms = new Float64Array(count);
  const mean = new Float64Array(count);
  const error = new Float64Array(count);
  let squares = 0;
  for (let j = 0; j < count; j += 1) {
    const epsilon = normalDraw(uniform);
    const z = m + v * epsilon;
    let misfit = 0;
    for (let d = 0; d < x.length; d += 1) misfit += ((x[d] - theta[d] * z) / sigma) ** 2;
    // log N(z; 0, 1) - log N(z; m, v²): the two constants cancel.
    terms[j] = (epsilon * epsilon - z * z - misfit) / 2 + Math.log(v) - logNoise;
    const before = j > 0 ? mean[j - 1] : 0;
    mean[j] = before + (terms[j] - before) / (j + 1);
    squares += (terms[j] - before) * (terms[j] - mean[j]);
    error[j] = j > 0 ? Math.sqrt(squares / j / (j + 1)) : NaN;
  }
  return { terms, mean, error };
}
