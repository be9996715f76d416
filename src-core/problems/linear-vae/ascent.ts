import { dot, optimalEncoder, signal, type Decoder } from './model';
import { applied, type Encoder, type Moments } from './moments';

/** Slopes of the mean ELBO. */
export interface Slopes {
  /** -Sφ + (Sθ - θ'θ Sφ)/σ². */
  phi: Float64Array;
  /** 1/v - v (1 + θ'θ/σ²). */
  v: number;
  /** (Sφ - θ (φ'Sφ + v²))/σ². */
  theta: Float64Array;
}

/** The gradient of the mean ELBO in φ, v and θ. D numbers each; sigma, v > 0. */
export function slopes(data: Moments, { theta, sigma }: Decoder, { phi, v }: Encoder): Slopes {
  const precision = 1 + signal(theta, sigma);
  const [Sphi, Stheta] = [applied(data, phi), applied(data, theta)];
  const noise = sigma * sigma;
  const spread = dot(phi, Sphi) + v * v;
  return {
    phi: Sphi.map((entry, d) => Stheta[d] / noise - precision * entry),
    v: 1 / v - v * precision,
    theta: Sphi.map((entry, d) => (entry - theta[d] * spread) / noise),
  };
}

/**
 * One step of gradient ascent on the mean ELBO in φ and log v, a pure step from encoder to encoder: v stays positive without a wall.
 *
 * `direction`: a unit vector if φ may move along it alone, else null. rate > 0; below stableRate it converges.
 */
export function ascentStep(data: Moments, decoder: Decoder, encoder: Encoder, rate: number, direction: ArrayLike<number> | null): { phi: number[]; v: number } {
  const slope = slopes(data, decoder, encoder);
  const along = direction ? dot(slope.phi, direction) : 0;
  const phi = Array.from(encoder.phi, (entry, d) => entry + rate * (direction ? along * direction[d] : slope.phi[d]));
  return { phi, v: encoder.v * Math.exp(rate * slope.v * encoder.v) };
}

/**
 * Below this rate ascent converges near the optimum: 2 over the largest curvature there, which is (1 + θ'θ/σ²) l1 in φ and 2 in log v.
 *
 * l1: the largest eigenvalue of S. Bertsekas, Nonlinear Programming, section 1.3.
 */
export const stableRate = ({ theta, sigma }: Decoder, l1: number): number => 2 / Math.max(2, (1 + signal(theta, sigma)) * l1);

/** One step of EM on the moments: θ becomes Sφ* over φ*'Sφ* + v*², φ* and v* the best encoder of the old θ. Pure; equals emStep over the rows. */
export function emStepFrom(data: Moments, { theta, sigma }: Decoder): Float64Array {
  const { phi, v } = optimalEncoder(theta, sigma);
  const image = applied(data, phi);
  const spread = dot(phi, image) + v * v;
  return image.map((entry) => entry / spread);
}

/** One step of gradient ascent on the mean log likelihood in θ: the ELBO's slope at the best encoder, where the two touch. Pure. */
export function thetaStep(data: Moments, decoder: Decoder, rate: number): Float64Array {
  const slope = slopes(data, decoder, optimalEncoder(decoder.theta, decoder.sigma)).theta;
  return slope.map((entry, d) => decoder.theta[d] + rate * entry);
}
