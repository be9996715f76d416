import { py, pyArray } from '../../../contract/python';
import type { Moment } from '../moment';
import type { Views } from '../state';
import { stepName } from '../twins/words';
import { pyRates } from './text';

/** What a hand changed, after which half-step, and the replay of the run up to the half-step on screen. */
const replay = ({ run, step }: Moment): string => `
pi = ${pyArray(Array.from(run.start.pi), 'float')}
rates = ${pyRates(run.start.lambda, run.K)}
learn_pi = ${run.learnPi ? 'True' : 'False'}
# Rates changed by hand: after this half-step, class, neuron, rate.
changes = [${run.edits.map(({ halfStep, k, neuron, rate }) => `(${halfStep}, ${k}, ${neuron}, ${py(rate)})`).join(', ')}]
step = ${step}


def changed(after, rates):
    rates = rates.copy()
    for half_step, k, d, rate in changes:
        if half_step == after:
            rates[k, d] = rate
    return rates


rates = changed(0, rates)
omega = None
log_lik_path, bound_path = [e_step(pi, rates)[1]], []
for half_step in range(1, step + 1):
    if half_step % 2 == 1:
        omega = e_step(pi, rates)[0]
    else:
        pi, rates = m_step(omega, pi, rates, learn_pi)
    rates = changed(half_step, rates)
    log_lik_path.append(e_step(pi, rates)[1])
    bound_path.append(bound(omega, pi, rates))
    print(f"half-step {half_step:3d} {'E' if half_step % 2 else 'M'}   log likelihood {log_lik_path[-1]:.9f}   bound {bound_path[-1]:.9f}")
`;

const path = ({ trace: { logLik, bound, now } }: Pick<NonNullable<Views['em']>, 'trace'>): string => `
on_screen = ${pyArray(Array.from(logLik.subarray(0, now)), 'float')}
check_all("log likelihood after each half-step", log_lik_path, on_screen)
on_screen = ${pyArray(Array.from(bound.subarray(1, now)), 'float')}
check_all("bound after each half-step", bound_path, on_screen)
`;

const shares = ({ bayes, simplex, rates, line }: NonNullable<Views['em']>, learnPi: boolean): string => `
# Bin ${bayes.bin + 1} by Bayes' rule, and the rates where M takes them.
check_all("rates", rates, ${pyRates(rates.now, rates.K)})
check_all("log products of bin ${bayes.bin + 1}", log_joint(pi, rates)[${bayes.bin}], ${pyArray(bayes.logProduct, 'float')})
${bayes.share ? `check_all("shares of bin ${bayes.bin + 1}", omega[${bayes.bin}], ${pyArray(bayes.share, 'float')})\n` : ''}${simplex.sure.map((count, k) => `check("bins sure of class ${k + 1}", float(np.sum(omega[:, ${k}] > 0.9)), ${count})\n`).join('')}${
  line?.gain && line.now === 0
    ? `next_pi, next_rates = m_step(omega, pi, rates, ${learnPi ? 'True' : 'False'})
check("bound, gained by the next M", bound(omega, next_pi, next_rates) - bound(omega, pi, rates), ${py(line.gain.bound)}, 1e-6, 1e-6)
check("log likelihood, gained by the next M", e_step(next_pi, next_rates)[1] - e_step(pi, rates)[1], ${py(line.gain.logLik)}, 1e-6, 1e-6)
`
    : ''
}`;

const truth = (lambda: Float64Array, K: number, { pairing }: NonNullable<Views['em']>['rates']): string => `
# Names are free: every order of the true classes is tried, and the one whose rates lie nearest counts.
true_rates = ${pyRates(lambda, K)}
distances = sorted(float(np.sum((rates - true_rates[list(order)]) ** 2)) for order in itertools.permutations(range(${K})))
check("squared distance of the best pairing", distances[0], ${py(pairing?.distance ?? NaN)})
`;

/** One run of EM as a script: replayed to the half-step on screen, with its trace, shares, rates and pairing checked. */
export function emScript(moment: Moment, em: NonNullable<Views['em']>): string {
  const { observed, K, step, run } = moment;
  return [
    `\nprint("${stepName(step)}")\n`,
    replay(moment),
    path(em),
    step > 0 ? shares(em, run.learnPi) : `\ncheck_all("rates", rates, ${pyRates(em.rates.now, K)})\n`,
    observed.truth ? truth(observed.truth.lambda, K, em.rates) : '',
  ].join('');
}
