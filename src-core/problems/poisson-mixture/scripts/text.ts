import { refuseLimit } from '../../../contract/faults';
import { py } from '../../../contract/python';
import type { Work } from '../../../contract/work';
import type { Observed } from '../observed';

const mostCounts = 6_000_000;
const countsPerYield = 50_000;

/** The counts as lines of a table. Refuses (kind `limit`) more than six million. */
export function* countLines({ counts: { rows, columns, values } }: Observed): Work<string> {
  if (rows * columns > mostCounts) refuseLimit('data', `A script with ${rows * columns} counts would be too long to be run; at most ${mostCounts} are written out. Take fewer bins or neurons.`);
  const stride = Math.max(1, Math.floor(countsPerYield / columns));
  const lines: string[] = [];
  for (let i = 0; i < rows; i += 1) {
    lines.push(values.subarray(i * columns, (i + 1) * columns).join(' '));
    if (i % stride === 0) yield { done: i, of: rows };
  }
  return lines.join('\n');
}

/** A K x D array of rates, a class a line. */
export function pyRates(rates: Float64Array, K: number): string {
  const D = rates.length / K;
  const rows = Array.from({ length: K }, (_, k) => `    [${Array.from(rates.subarray(k * D, (k + 1) * D), py).join(', ')}],`);
  return `np.array([\n${rows.join('\n')}\n])`;
}

/** What both scripts begin with: the counts, the log joint, one E and one M step, and a line that stops where script and screen differ. */
export const opening = (source: string, lines: string): string => `# Likelihood Lab, Poisson mixture by EM: the numbers on screen, worked out anew. Needs Python 3 and NumPy.
# p(y_i) = sum_k pi_k prod_d Po(y_id; lambda_kd). Rows are time bins, columns are neurons, classes count from 0 here and from 1 on screen.
# ${source.replaceAll(/[\r\n]+/g, ' ')}
import io
import itertools
import math

import numpy as np

counts = np.loadtxt(
    io.StringIO(
        """\\
${lines}
"""
    ),
    dtype=float,
    ndmin=2,
)
n, D = counts.shape
values, index = np.unique(counts, return_inverse=True)
log_factorials = np.array([math.lgamma(y + 1) for y in values])[index].reshape(n, D).sum(axis=1)


def log_joint(pi, rates):
    """log pi_k + sum_d log Po(y_id; lambda_kd), n x K; a rate of 0 allows a count of 0 and no other."""
    logs = np.log(np.where(rates > 0, rates, 1.0))
    joint = np.log(pi) + counts @ logs.T - rates.sum(axis=1) - log_factorials[:, None]
    impossible = (counts > 0).astype(float) @ (rates == 0).T.astype(float) > 0
    return np.where(impossible, -np.inf, joint)


def e_step(pi, rates):
    """Responsibilities and log likelihood. The largest term is taken out, so that nothing underflows; an impossible bin has no shares."""
    joint = log_joint(pi, rates)
    top = joint.max(axis=1, keepdims=True)
    safe = np.where(np.isfinite(top), top, 0.0)
    terms = np.exp(joint - safe)
    total = terms.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        omega = np.where(total > 0, terms / total, 0.0)
        return omega, float(np.sum(safe + np.log(total)))


def m_step(omega, pi, rates, learn_pi):
    """Rates are means in which each bin counts by its share; an empty class keeps its own."""
    weight = omega.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        means = (omega.T @ counts) / weight[:, None]
    return (weight / n if learn_pi else pi), np.where(weight[:, None] > 0, means, rates)


def bound(omega, pi, rates):
    """sum omega (log joint - log omega), with 0 log 0 = 0: never above the log likelihood, equal to it right after E."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.sum(np.where(omega > 0, omega * (log_joint(pi, rates) - np.log(omega)), 0.0)))


def check(name, value, on_screen, relative=1e-9, absolute=1e-7):
    """Prints a number beside the one on screen; stops where they differ."""
    print(f"{name:44s} {value:<24.15g} on screen {on_screen:.15g}")
    assert value == on_screen or math.isclose(value, on_screen, rel_tol=relative, abs_tol=absolute), name


def check_all(name, values, on_screen):
    """The same for many numbers at once."""
    assert np.allclose(values, on_screen, rtol=1e-7, atol=1e-9), name
    print(f"{name:44s} {np.size(values)} numbers agree with those on screen")

`;
