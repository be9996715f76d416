import { py, pyArray } from '../../../contract/python';
import type { Run } from '../run';
import { leastGain, type StartsView } from '../state';
import { pyRates } from './text';

/** Four starts as a script: each climbs anew and must end where it does on screen. */
export function startsScript(runs: readonly Run[], { starts, pi, atTruth, truth, K }: StartsView): string {
  const climbs = starts.map(({ seed, end, steps }, s) => `climb(${seed}, ${pyRates(runs[s].start.lambda, K)}, ${steps}, ${py(end)})\n`);
  return [
    `
pi = ${pyArray(pi, 'float')}
learn_pi = ${runs[0].learnPi ? 'True' : 'False'}


def climb(seed, rates, steps, end):
    """As many whole steps as on screen; the run ends there when a step gains less than ${leastGain}."""
    weights = pi
    for _ in range(steps):
        weights, rates = m_step(e_step(weights, rates)[0], weights, rates, learn_pi)
    check(f"start {seed}, after {steps} iterations", e_step(weights, rates)[1], end)


`,
    ...climbs,
    truth && atTruth !== null ? `check("at the true rates", e_step(pi, ${pyRates(truth, K)})[1], ${py(atTruth)})\n` : '',
  ].join('');
}
