import { py, pyArray, pyText } from '../../../contract/python';
import type { Analysis } from '../analysis';
import type { Law } from '../law';
import type { Views } from '../state';
import { longestSum, opening } from './text';

/** Cells that reach further are not summed count by count. */
const longestTable = 1_000_000;

const data = ({ tally, source }: Analysis): string => `
# ${source.replaceAll(/[\r\n]+/g, ' ')}
counts = ${pyArray(Array.from(tally.values), 'int')}
frequencies = ${pyArray(Array.from(tally.frequencies), 'float')}
n = np.sum(frequencies)
mean = float(np.sum(counts * frequencies) / n)
`;

const likelihoods = ({ profile: { now, poisson } }: NonNullable<Views['fit']>, { mean }: Analysis): string => `

def log_lik(r, rho):
    return float(np.sum(frequencies * log_nb(counts, r, rho)))


check("mean", mean, ${py(mean)})
check("log likelihood, NB at r and rho", log_lik(r, rho), ${py(now.logLik)})
poisson_log_lik = float(np.sum(frequencies * log_poisson(counts, mean)))
check("log likelihood, Poisson", poisson_log_lik, ${py(poisson)})
`;

const cells = ({ counts: { cells: all } }: NonNullable<Views['fit']>): string => `
low = ${pyArray(all.map(({ low }) => low), 'int')}
nb_on_screen = ${pyArray(all.map(({ negativeBinomial }) => negativeBinomial), 'float')}
poisson_on_screen = ${pyArray(all.map(({ poisson }) => poisson), 'float')}
x = np.arange(int(low[-1]))


def expected(p):
    """n times the probability of each cell; the last one is open."""
    closed = [float(np.sum(p[a:b])) for a, b in zip(low[:-1], low[1:])]
    return n * np.array(closed + [max(0.0, 1 - sum(closed))])


nb = expected(np.exp(log_nb(x, r, rho)))
poisson = expected(np.exp(log_poisson(x, mean)))
print("first count of the cell, expected by NB, by Poisson")
for row in zip(low.tolist(), nb.tolist(), poisson.tolist()):
    print("%10d  %14.6f  %14.6f" % row)
check_all("expected, NB", nb, nb_on_screen)
check_all("expected, Poisson", poisson, poisson_on_screen)
`;

const maximum = (best: { r: number; rho: number; logLik: number }, { statistic, pValue }: NonNullable<Views['fit']>['ratio']): string => `

def profile(log_r):
    """The log likelihood at r with its best rho = mean / (mean + r)."""
    shape = math.exp(log_r)
    return log_lik(shape, mean / (mean + shape))


# Golden section around the maximum on screen: it must be found again, a factor of 20 to each side.
a, b = math.log(${py(best.r)} / 20), math.log(${py(best.r)} * 20)
golden = (math.sqrt(5) - 1) / 2
while b - a > 1e-9:
    c, d = b - golden * (b - a), a + golden * (b - a)
    if profile(c) > profile(d):
        b = d
    else:
        a = c
best_r = math.exp((a + b) / 2)
check("r at the maximum", best_r, ${py(best.r)}, 1e-3)
check("rho at the maximum", mean / (mean + best_r), ${py(best.rho)}, 1e-3)
statistic = max(0.0, 2 * (profile(math.log(best_r)) - poisson_log_lik))
check("twice the gap", statistic, ${py(statistic)}, 1e-6)
check("boundary p", math.erfc(math.sqrt(statistic / 2)) / 2, ${py(pValue)}, 1e-5)
`;

const limit = `
# Not over-dispersed: n S2 - S1^2 <= n S1, so the likelihood grows with r without end and the Poisson is the limit.
s1 = sum(int(x) * int(f) for x, f in zip(counts, frequencies))
s2 = sum(int(x) ** 2 * int(f) for x, f in zip(counts, frequencies))
assert int(n) * s2 - s1**2 <= int(n) * s1
print("Poisson is the limit: twice the gap is 0, boundary p is 1")
`;

const tooLarge = '\n# Log gammas of counts as large as these keep too few digits to find the maximum anew.\n';

/** The fit's numbers as a script: data, log likelihoods, expected counts, the maximum found anew, ratio and p, each checked against the screen. */
export function fitScript(law: Law, analysis: Analysis, views: NonNullable<Views['fit']>): string {
  const { values } = analysis.tally;
  const all = views.counts.cells;
  const tabulates = all[all.length - 1].low <= longestTable;
  const best = analysis.maximum;
  const largest = Math.max(values[values.length - 1], tabulates ? all[all.length - 1].low : 0);
  const outcome = best === null ? `\nprint("Every count is zero: nothing to fit")\n` : best.r === Infinity ? limit : largest > longestSum ? tooLarge : maximum(best, views.ratio);
  return [
    opening(law.r, law.rho, largest),
    `\ntitle = ${pyText(analysis.title)}\nprint(title)\n`,
    data(analysis),
    likelihoods(views, analysis),
    tabulates ? cells(views) : '\n# The cells reach too far to be summed count by count here.\n',
    outcome,
  ].join('');
}
