import { poissonLogMass } from './poisson';
import type { Uniform } from './random';

/** A standard normal draw: Box and Muller, Annals of Mathematical Statistics 29 (1958). */
export function normalDraw(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * A draw from Ga(shape, 1). shape > 0; 0 where a small shape's draw lies below every double.
 *
 * Marsaglia and Tsang, ACM TOMS 26 (2000); a shape below 1 is lifted by 1 and brought back by U^(1/shape).
 */
export function gammaDraw(shape: number, uniform: Uniform): number {
  if (shape < 1) return gammaDraw(shape + 1, uniform) * Math.exp(Math.log(uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalDraw(uniform);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Up to this rate counts are tried one by one. */
const searchedRate = 10;

/**
 * A draw from Po(rate). rate >= 0, finite.
 *
 * Small rates by inversion; others by transformed rejection: Hörmann, Insurance: Mathematics and Economics 12 (1993), algorithm PTRS.
 */
export function poissonDraw(rate: number, uniform: Uniform): number {
  return rate < searchedRate ? inverted(rate, uniform()) : transformed(rate, uniform);
}

function inverted(rate: number, u: number): number {
  let x = 0;
  let mass = Math.exp(-rate);
  let left = u - mass;
  // Beyond the last double of the cdf every mass is 0 and there is nothing more to subtract.
  while (left > 0 && mass > 0) {
    x += 1;
    mass *= rate / x;
    left -= mass;
  }
  return x;
}

function transformed(rate: number, uniform: Uniform): number {
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const edge = 0.5 - Math.abs(u);
    const x = Math.floor(((2 * a) / edge + b) * u + rate + 0.43);
    if (edge >= 0.07 && v <= squeeze) return x;
    if (x < 0 || (edge < 0.013 && v > edge)) continue;
    if (Math.log((v * inverseAlpha) / (a / (edge * edge) + b)) <= poissonLogMass(x, rate)) return x;
  }
}
