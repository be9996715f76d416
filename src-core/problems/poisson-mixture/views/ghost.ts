import { isList } from '../../../contract/params';
import type { Work } from '../../../contract/work';
import { observedWork } from '../observed';
import { extended, known } from '../run';
import { runOf } from '../runOf';
import { mostSteps, type State } from '../state';

/** Multiplications that a whole run may take to be drawn as a ghost. */
const affordable = 1e7;

/**
 * The climb at the pinned parameters, from the same seed and start without changes by hand: the log likelihood after every half-step.
 * Weights that are not those of so many classes are equal. Null where nothing is pinned, nothing differs, or a whole run would cost too much.
 */
export function* ghostClimb({ pinned, ...state }: State): Work<Float64Array | null> {
  if (!pinned || Object.entries(pinned).every(([id, value]) => state.params[id] === value)) return null;
  const params = { ...state.params, ...pinned };
  const { pi } = state.choices;
  const then: State = { ...state, params, pinned: null, choices: { ...state.choices, edits: [], pi: isList(pi) && pi.length === params['K'] ? pi : null } };
  if ((params['N'] ?? 0) * (params['D'] ?? 0) * (params['K'] ?? 0) * mostSteps > affordable) return null;
  const observed = yield* observedWork(then);
  const { rows, columns } = observed.counts;
  if (rows * (params['K'] ?? 0) * columns * mostSteps > affordable) return null;
  const run = runOf(then, observed);
  yield* extended(run, 2 * mostSteps);
  return Float64Array.from({ length: known(run) + 1 }, (_, h) => run.turns[Math.floor(h / 2)]?.expected.logLik ?? NaN);
}
