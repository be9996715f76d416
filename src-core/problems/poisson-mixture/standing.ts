import type { Standing } from '../../contract/answerOnStage';
import type { Work } from '../../contract/work';
import { momentOf } from './moment';
import { observedWork } from './observed';
import { runOf } from './runOf';
import type { State } from './state';

/** An answer sums over bins, classes and neurons one by one; more counts than these are not tried on. */
const mostCounts = 5000;

/**
 * What answers are tried on: for (a) the chosen bin at the rates as they stand, for (b) the chosen neuron at the last shares, each for every class.
 *
 * Null before the first E in (b), and where there are too many counts to try a formula at each move.
 */
export function* standing(state: State, letter: string): Work<Standing | null> {
  const observed = yield* observedWork(state);
  const { rows: n, columns: D, values } = observed.counts;
  if (n * D > mostCounts) return null;
  const { now, last, K } = yield* momentOf(runOf(state, observed), state.step);
  const [i, d] = [Math.min(n - 1, Number(state.choices['bin'])) + 1, Math.min(D - 1, Number(state.choices['neuron'])) + 1];
  const sizes = { n, K, D, y: { sizes: [n, D], cells: Array.from(values) } };
  const runs = { index: 'k', of: K, name: 'class' };
  if (letter === 'a') {
    const pi = { sizes: [K], cells: Array.from(now.pi) };
    const lambda = { sizes: [K, D], cells: Array.from(now.lambda) };
    return { values: { ...sizes, i, pi, lambda }, along: [], runs, where: `bin ${i}` };
  }
  if (!last) return null;
  return { values: { ...sizes, d, omega: { sizes: [n, K], cells: Array.from(last.shares.values) } }, along: [], runs, where: `neuron ${d}` };
}
