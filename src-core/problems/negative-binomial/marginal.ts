import { refuse } from '../../contract/faults';
import { gammaLogDensity, logGamma, poissonLogPmf } from './model';

/** From this x + r on the integrand is bell-shaped enough in log λ for even steps. */
const bellFrom = 16;
const step = 1 / 32;
/** Terms this much below the largest add nothing. */
const negligible = 1e-19;

/** log λ as a function of u, and its slope: what spreads the integrand so that it falls fast on both sides. */
interface Path {
  t: (u: number) => number;
  slope: (u: number) => number;
}

/**
 * The marginal of a Poisson whose rate is gamma: ∫ Po(x; λ) Ga(λ; r, (1-ρ)/ρ) dλ, integrated numerically; in theory it is NB(x; r, ρ).
 *
 * x: a whole number, 0 for negative ones; r > 0, 0 < ρ < 1. Refuses others, and ρ so small that (1-ρ)/ρ is beyond every double.
 * The trapezoid rule in u, λ = λ* exp(u/√(x+r)) about the peak λ* = (x+r) ρ; for small x + r, where λ^(x+r) hardly falls towards 0,
 * λ = λ* exp(u - e^-u), the double exponential rule of Takahasi and Mori (1974).
 */
export function gammaPoissonMarginal(x: number, r: number, rho: number): number {
  if (!(r > 0 && r < Infinity)) refuse('r', `r must be a positive number; it is ${r}.`);
  if (!(rho > 0 && rho < 1)) refuse('rho', `rho must lie strictly between 0 and 1; it is ${rho}.`);
  if (!Number.isInteger(x)) refuse('x', `x counts something, so it must be whole; it is ${x}.`);
  if (x < 0) return 0;
  const shape = x + r;
  const rate = (1 - rho) / rho;
  const scale = Math.log(shape) + Math.log(rho);
  const sd = 1 / Math.sqrt(shape);
  const path: Path = shape >= bellFrom ? { t: (u) => scale + u * sd, slope: () => sd } : { t: (u) => scale + u - Math.exp(-u), slope: (u) => 1 + Math.exp(-u) };
  const term = (u: number): number => {
    const t = path.t(u);
    const lambda = Math.exp(t);
    // A rate below the doubles: the Poisson puts all on 0, and of the gamma density its power of λ is left.
    if (lambda < 1e-300) return x > 0 ? 0 : Math.exp(r * (Math.log(rate) + t) - logGamma(r)) * path.slope(u);
    return Math.exp(poissonLogPmf(x, lambda) + gammaLogDensity(lambda, r, rate) + t) * path.slope(u);
  };
  return step * (term(0) + oneSide(term, step) + oneSide(term, -step));
}

/** Terms outwards from the start until they are negligible beside their sum. */
function oneSide(term: (u: number) => number, stride: number): number {
  let sum = 0;
  let largest = 0;
  for (let u = stride; Math.abs(u) < 60; u += stride) {
    const value = term(u);
    sum += value;
    largest = Math.max(largest, value);
    if (value <= negligible * largest) break;
  }
  return sum;
}
