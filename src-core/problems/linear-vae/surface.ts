import { dot, type Decoder } from './model';
import { applied, elboFrom, type Moments } from './moments';

/** A plane of encoders: φ = origin + a u + b w, all of D numbers. */
export interface Plane {
  readonly origin: ArrayLike<number>;
  readonly u: ArrayLike<number>;
  readonly w: ArrayLike<number>;
}

/**
 * The mean ELBO on a grid of encoders φ = origin + a u + b w at one v: a along rows, b along columns, row-major.
 *
 * From the moments alone: φ'Sφ and θ'Sφ are quadratic and linear in a and b, so a point costs ten multiplications, whatever n and D are.
 */
export function elboOverPhi(data: Moments, decoder: Decoder, { origin, u, w }: Plane, v: number, a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const [So, Su, Sw] = [applied(data, origin), applied(data, u), applied(data, w)];
  const [oo, ou, ow, uu, uw, ww] = [dot(origin, So), dot(origin, Su), dot(origin, Sw), dot(u, Su), dot(u, Sw), dot(w, Sw)];
  const [to, tu, tw] = [dot(decoder.theta, So), dot(decoder.theta, Su), dot(decoder.theta, Sw)];
  // The ELBO is constant + squareWeight φ'Sφ + crossWeight θ'Sφ at this v.
  const constant = elboFrom(data, decoder, 0, 0, v);
  const squareWeight = elboFrom(data, decoder, 1, 0, v) - constant;
  const crossWeight = 1 / (decoder.sigma * decoder.sigma);
  const grid = new Float64Array(a.length * b.length);
  for (let i = 0; i < a.length; i += 1) {
    const s = a[i];
    const rowSquare = oo + s * (2 * ou + s * uu);
    const rowCross = to + s * tu;
    const slope = 2 * (ow + s * uw);
    for (let j = 0; j < b.length; j += 1) {
      const t = b[j];
      grid[i * b.length + j] = constant + squareWeight * (rowSquare + t * (slope + t * ww)) + crossWeight * (rowCross + t * tw);
    }
  }
  return grid;
}

/** The mean ELBO on a grid of encoders φ = origin + a u and v: a along rows, v along columns, row-major. v > 0. */
export function elboOverV(data: Moments, decoder: Decoder, origin: ArrayLike<number>, u: ArrayLike<number>, a: ArrayLike<number>, v: ArrayLike<number>): Float64Array {
  const [So, Su] = [applied(data, origin), applied(data, u)];
  const [oo, ou, uu] = [dot(origin, So), dot(origin, Su), dot(u, Su)];
  const [to, tu] = [dot(decoder.theta, So), dot(decoder.theta, Su)];
  const grid = new Float64Array(a.length * v.length);
  for (let i = 0; i < a.length; i += 1) {
    const s = a[i];
    for (let j = 0; j < v.length; j += 1) grid[i * v.length + j] = elboFrom(data, decoder, oo + s * (2 * ou + s * uu), to + s * tu, v[j]);
  }
  return grid;
}
