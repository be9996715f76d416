import { logSumExp } from '../../../maths/logSumExp';
import { poissonLogMass } from '../../../maths/poisson';
import { noWinner, type Moment } from '../moment';
import { naive } from '../naive';
import type { BayesView, SimplexView } from '../state';
import { bayesWords, simplexWords } from '../twins/bins';

/** Bayes' rule for one bin at the rates as they stand, beside its shares of the last E step. */
export function bayesView(moment: Moment, bin: number, withNaive: boolean): BayesView {
  const { observed, K, D, now, last, movedSince } = moment;
  const counts = Array.from(observed.counts.values.subarray(bin * D, (bin + 1) * D));
  const logPoisson = Array.from({ length: K }, (_, k) => counts.reduce((sum, y, d) => sum + poissonLogMass(y, now.lambda[k * D + d]), 0));
  const logProduct = logPoisson.map((log, k) => now.logPi[k] + log);
  const impossible = moment.impossible.includes(bin);
  const shared = last !== null && last.shares.winner[bin] !== noWinner;
  const numbers = {
    bin,
    truth: observed.truth?.classes[bin] ?? null,
    counts,
    prior: Array.from(now.pi),
    logPoisson,
    logProduct,
    share: shared ? Array.from(last.shares.values.subarray(bin * K, (bin + 1) * K)) : null,
    next: movedSince && !impossible ? sharesOfLogs(logProduct) : null,
    naive: withNaive ? naiveRule(counts, now.pi, now.lambda) : null,
  };
  return { ...bayesWords({ ...numbers, impossible }), ...numbers };
}

/** exp(log_k) / Σ_j exp(log_j), where not every class is impossible. */
function sharesOfLogs(logs: readonly number[]): number[] {
  const total = logSumExp(logs);
  return logs.map((log) => Math.exp(log - total));
}

/** The same by plain products. Weights that M has made sum to one only up to rounding, as they do here. */
function naiveRule(counts: readonly number[], pi: Float64Array, lambda: Float64Array): NonNullable<BayesView['naive']> {
  const D = counts.length;
  const { joint, responsibilities, lost } = naive({ rows: 1, columns: D, values: Float64Array.from(counts) }, pi, { rows: pi.length, columns: D, values: lambda });
  return { products: Array.from(joint.values), share: lost > 0 ? null : Array.from(responsibilities.values) };
}

const mostDots = 1000;

/** Shares of three classes as points; how many bins are sure of a class for any number of them. */
export function simplexView({ K, n, now, last }: Moment, bin: number): SimplexView {
  const stride = Math.ceil(n / mostDots);
  const dots = Math.ceil(n / stride);
  const of = (i: number, k: number): number => (last ? last.shares.values[i * 3 + k] : now.pi[k]);
  const numbers = {
    shares: K === 3 ? Float64Array.from({ length: 3 * dots }, (_, at) => of(Math.floor(at / 3) * stride, at % 3)) : null,
    chosen: K === 3 ? [0, 1, 2].map((k) => of(bin, k)) : null,
    sure: last ? [...last.shares.sure] : new Array<number>(K).fill(0),
    undecided: last ? last.shares.undecided : n,
  };
  return { ...simplexWords({ ...numbers, n, begun: last !== null }), ...numbers };
}
