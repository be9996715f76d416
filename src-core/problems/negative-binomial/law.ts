import { refuse } from '../../contract/faults';
import { dispersion, mean, variance } from './model';
import type { State } from './state';

/** One negative binomial, with the moments that every view names. */
export interface Law {
  r: number;
  rho: number;
  mean: number;
  variance: number;
  dispersion: number;
  /** λ ~ Ga(r, rate): rate = (1-ρ)/ρ. */
  rate: number;
}

/** Whole numbers are exact up to here; beyond, neighbouring counts are no longer told apart. */
const largestMean = Number.MAX_SAFE_INTEGER;

/**
 * The law at (r, ρ), to be drawn: mean r ρ/(1-ρ), variance r ρ/(1-ρ)², dispersion 1/(1-ρ).
 * Refuses r and ρ outside the model, and what cannot be drawn: a mean beyond 9e15, an r or ρ below 1e-300.
 */
export function lawAt(r: number, rho: number): Law {
  if (!(r > 0 && r < Infinity)) refuse('r', `r must be a positive number; it is ${r}.`);
  if (!(rho > 0 && rho < 1)) refuse('rho', `rho must lie strictly between 0 and 1; it is ${rho}.`);
  if (r < 1e-300) refuse('r', `r = ${r} is too small to be drawn; 1e-300 is the least.`);
  if (rho < 1e-300) refuse('rho', `rho = ${rho} is too small to be drawn; 1e-300 is the least.`);
  const m = (r * rho) / (1 - rho);
  if (!(m <= largestMean)) refuse('r', `With rho = ${rho} and r = ${r} the mean is ${m.toExponential(1)}; beyond 9e15 single counts cannot be told apart. Lower r or rho.`);
  return { r, rho, mean: mean(r, rho), variance: variance(r, rho), dispersion: dispersion(r, rho), rate: (1 - rho) / rho };
}

/** The law of a state's parameters. */
export const lawOf = ({ params }: State): Law => lawAt(params['r'] ?? Number.NaN, params['rho'] ?? Number.NaN);

/** The law kept as a ghost behind the figures, or null. */
export const pinnedLaw = ({ pinned }: State): Law | null => (pinned ? lawAt(pinned['r'] ?? Number.NaN, pinned['rho'] ?? Number.NaN) : null);
