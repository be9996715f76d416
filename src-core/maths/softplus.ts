/** log(1 + e^a), the softplus. Every a; grows like a, vanishes like e^a, and neither end overflows. */
export const softplus = (a: number): number => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));

/** σ(a) = 1/(1 + e^-a), the logistic function. Every a; full relative precision in the lower tail, down to the smallest double. */
export function sigmoid(a: number): number {
  const e = Math.exp(-Math.abs(a));
  return (a < 0 ? e : 1) / (1 + e);
}

/** log σ(a) = -log(1 + e^-a). Every a; never the logarithm of a rounded 0 or 1. */
export const logSigmoid = (a: number): number => Math.min(a, 0) - Math.log1p(Math.exp(-Math.abs(a)));

/** σ'(a) = σ(a) σ(-a): the variance of a coin with log odds a. Every a; 1/4 at 0, 0 beyond |a| = 745. */
export function sigmoidDerivative(a: number): number {
  const e = Math.exp(-Math.abs(a));
  return e / (1 + e) / (1 + e);
}
