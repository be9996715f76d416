import type { Work } from '../../contract/work';
import { frameWork } from './frame';
import { momentOf } from './moment';
import { observedWork } from './observed';
import { runOf } from './runOf';
import { emScript } from './scripts/em';
import { startsScript } from './scripts/starts';
import { countLines, opening } from './scripts/text';
import type { State } from './state';
import { startRuns } from './views/starts';

/**
 * What is on screen as a script for Python 3 with NumPy, counts included: it works the numbers out anew by matrix products, prints them beside those
 * on screen, and stops where they differ. Beside several starts those four, else the run up to its half-step.
 * Refuses whatever `frameWork` refuses, and (kind `limit`) more than six million counts.
 */
export function* script(state: State): Work<string> {
  const observed = yield* observedWork(state);
  const begun = opening(observed.source, yield* countLines(observed));
  if (state.choices['view'] === 'starts') {
    const { starts } = (yield* frameWork({ state, held: null })).views;
    return begun + (starts ? startsScript(startRuns(state, observed), starts) : '');
  }
  const onSide = { ...state, choices: { ...state.choices, view: 'em' } };
  const { em } = (yield* frameWork({ state: onSide, held: null })).views;
  return begun + (em ? emScript(yield* momentOf(runOf(state, observed), state.step), em) : '');
}
