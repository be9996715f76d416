/** Functions of numbers that every field has. Their names may be typed in either case. */

import { logGamma } from '../maths/gamma';

/** Γ(x); a pole is NaN. For x < 1/2 by reflection, Γ(x) Γ(1-x) = π / sin πx. Abramowitz & Stegun 6.1.17. */
export function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return NaN;
    let product = 1;
    for (let k = 2; k < x && product < Infinity; k += 1) product *= k;
    return product;
  }
  if (!(Math.abs(x) < Infinity)) return x === Infinity ? Infinity : NaN;
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  return Math.exp(logGamma(x));
}

/** 1/Γ(x), zero at the poles. */
const inverseGamma = (x: number): number => (Number.isInteger(x) && x <= 0 ? 0 : 1 / gamma(x));

interface NumberFunction {
  least: number;
  most: number;
  run: (a: number, b?: number) => number;
}
const one = (run: (a: number) => number): NumberFunction => ({ least: 1, most: 1, run });

/** By name in the normal form: how many arguments, and the value; NaN where it is no real number. */
export const numberFunctions: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  ['exp', one(Math.exp)],
  ['log', { least: 1, most: 2, run: (a, b = Math.E) => Math.log(a) / Math.log(b) }],
  ['sqrt', one(Math.sqrt)],
  ['Gamma', one(gamma)],
  ['lgamma', one((a) => (a > 0 ? logGamma(a) : NaN))],
  ['fact', one((a) => gamma(a + 1))],
  ['binom', { least: 2, most: 2, run: (a, b = NaN) => gamma(a + 1) * inverseGamma(b + 1) * inverseGamma(a - b + 1) }],
  ['Beta', { least: 2, most: 2, run: (a, b = NaN) => gamma(a) * gamma(b) * inverseGamma(a + b) }],
  ['cosh', one(Math.cosh)],
  ['sinh', one(Math.sinh)],
  ['tanh', one(Math.tanh)],
  ['log1p', one(Math.log1p)],
  ['expm1', one(Math.expm1)],
  // log(1 + e^a) without overflow.
  ['softplus', one((a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))))],
]);

/** Functions of vectors and matrices, by name in the normal form: how many arguments. */
export const matrixFunctions: ReadonlyMap<string, { least: number; most: number }> = new Map([
  ['abs', { least: 1, most: 1 }],
  ['norm', { least: 1, most: 1 }],
  ['vec', { least: 1, most: 1 }],
  ['kron', { least: 2, most: 8 }],
  ['inv', { least: 1, most: 1 }],
  ['tr', { least: 1, most: 1 }],
  ['dot', { least: 2, most: 2 }],
]);

/** Other names of the same functions. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['factorial', 'fact'],
]);
