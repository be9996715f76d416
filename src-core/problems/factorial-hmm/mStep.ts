import { refuse, refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { leastNorm } from '../../maths/leastNorm';
import { checkSeries } from './model';

/** What the expected log likelihood of θ takes from data and posteriors: T, Σx², Σ x_t ω_t [L] and Σ Ω_t [L][L]. */
export interface Sums {
  readonly T: number;
  readonly squares: number;
  readonly xOmega: Float64Array;
  readonly Omega: Float64Array;
}

/** Eigenvalues of Σ Ω_t below this share of the largest count as 0: levels that are never told apart, or never on. */
export const negligible = 1e-10;
/** Σ Ω_t is symmetric but for rounding. */
const asymmetry = 1e-9;

/** Sums over time of posteriors as they are written: x [T], omega [T][L], Omega [T][L][L]. L comes from theta where there is one. */
function sumsOf(x: readonly number[], omega: Matrix, Omega: readonly Matrix[], L: number): Sums {
  checkSeries(x);
  const T = x.length;
  if (omega.rows !== T) refuseShape('omega', `omega must have ${T} rows, one for each x; it has ${omega.rows}.`);
  if (Omega.length !== T) refuseShape('Omega', `Omega must have ${T} matrices, one for each x; it has ${Omega.length}.`);
  if (T > 0 && omega.columns !== L) refuseShape('omega', `omega must have ${L} columns, one for each level of theta; it has ${omega.columns}.`);
  if (T > 0 && (Omega[0].rows !== L || Omega[0].columns !== L)) refuseShape('Omega', `Each matrix of Omega must be ${L} x ${L}; they are ${Omega[0].rows} x ${Omega[0].columns}.`);
  const xOmega = new Float64Array(L);
  const sum = new Float64Array(L * L);
  for (let t = 0; t < T; t += 1) {
    for (let l = 0; l < L; l += 1) xOmega[l] += x[t] * omega.values[t * L + l];
    for (let i = 0; i < L * L; i += 1) sum[i] += Omega[t].values[i];
  }
  if (!xOmega.every(Number.isFinite)) refuse('omega', 'omega must hold finite numbers.');
  if (!sum.every(Number.isFinite)) refuse('Omega', 'Omega must hold finite numbers.');
  return { T, squares: x.reduce((squares, each) => squares + each * each, 0), xOmega, Omega: sum };
}

/**
 * θ* = (Σ Ω_t)⁻¹ Σ x_t ω_t, the θ that makes the expected log likelihood largest; the shortest of them where Σ Ω_t is singular.
 *
 * Eigenvalues below 1e-10 of the largest count as 0. Ghahramani & Jordan, Machine Learning 29 (1997), appendix A.
 */
export const maximiser = ({ xOmega, Omega }: Pick<Sums, 'xOmega' | 'Omega'>): Float64Array => leastNorm(xOmega.length, Omega, xOmega, negligible);

/**
 * The M step from posteriors: x [T], omega [T][L] = E[z_t], Omega [T][L][L] = E[z_t z_t']; the least-norm solution of (Σ Ω_t) θ = Σ x_t ω_t.
 *
 * Refuses an empty x, numbers that are not finite and a Σ Ω_t that is not symmetric; sizes that do not fit are errors.
 */
export function thetaMStep(x: readonly number[], omega: Matrix, Omega: readonly Matrix[]): Float64Array {
  if (x.length === 0) refuse('x', 'x must hold at least one observation: of none there is no M step.');
  const L = omega.columns;
  const sums = sumsOf(x, omega, Omega, L);
  const size = sums.Omega.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0);
  for (let i = 0; i < L; i += 1)
    for (let j = 0; j < i; j += 1)
      if (!(Math.abs(sums.Omega[i * L + j] - sums.Omega[j * L + i]) <= asymmetry * size)) refuse('Omega', `Each matrix of Omega must be symmetric; their sums at [${i}][${j}] and [${j}][${i}] differ.`);
  return maximiser(sums);
}

function checkedSums(x: readonly number[], omega: Matrix, Omega: readonly Matrix[], theta: readonly number[]): Sums {
  for (const each of theta) if (!Number.isFinite(each)) refuse('theta', `theta must hold finite numbers; it holds ${each}.`);
  return sumsOf(x, omega, Omega, theta.length);
}

const defined = (value: number): number => (Number.isFinite(value) ? value : refuse('theta', 'With these numbers the expected log likelihood lies beyond every double.'));

/** (Σ Ω_t) θ. */
const timesOmega = ({ Omega }: Sums, theta: readonly number[]): number[] =>
  theta.map((_, i) => theta.reduce((sum, each, j) => sum + Omega[i * theta.length + j] * each, 0));

/**
 * E[log p(x | z; θ)] = -(T/2) log 2π - (Σ x_t² - 2 θ'Σ x_t ω_t + θ'(Σ Ω_t) θ) / 2
 *
 * x [T], omega [T][L], Omega [T][L][L], theta [L]. Refuses numbers that are not finite; sizes that do not fit are errors. 0 for an empty x.
 */
export function expectedLogLik(x: readonly number[], omega: Matrix, Omega: readonly Matrix[], theta: readonly number[]): number {
  const sums = checkedSums(x, omega, Omega, theta);
  const product = timesOmega(sums, theta);
  const squares = theta.reduce((sum, each, l) => sum - 2 * each * sums.xOmega[l] + each * product[l], sums.squares);
  return defined(-(sums.T * Math.log(2 * Math.PI) + squares) / 2);
}

/** d/dθ of expectedLogLik: Σ x_t ω_t - (Σ Ω_t) θ, [L]; zero at thetaMStep. Refuses as expectedLogLik. */
export function expectedLogLikGradient(x: readonly number[], omega: Matrix, Omega: readonly Matrix[], theta: readonly number[]): number[] {
  const sums = checkedSums(x, omega, Omega, theta);
  return timesOmega(sums, theta).map((each, l) => defined(sums.xOmega[l] - each));
}
