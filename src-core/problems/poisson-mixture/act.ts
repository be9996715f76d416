import type { Work } from '../../contract/work';
import { observedWork } from './observed';
import { initial, theTimes, type State } from './state';

/** Half a step in: the first shares are seen, and M is next. */
const firstE = 1;
/**
 * Rates from which EM finds the maximum of The Times to four digits: it is so slow there that from most starts a whole step gains less than
 * the least that counts long before the digits stand.
 */
const timesStart = [0.72, 2.31];

/**
 * The state that shows a table, its weights learnt, after its first E step; `drawn` takes spikes of known classes and, where it comes from a table,
 * the classes and weights of first sight. What was changed by hand is left behind. `data`: `drawn`, The Times by its id, or `table:<hash>`.
 * Refuses what `observedWork` refuses.
 */
export function* withData(state: State, data: string): Work<State> {
  const next = data === 'drawn' ? drawn(state) : data === theTimes.id ? times(state) : learnt(state, data);
  yield* observedWork(next);
  return next;
}

function drawn(state: State): State {
  if (state.data === 'drawn') return { ...state, choices: { ...state.choices, edits: [] } };
  const { pi, learnPi, start, startSeed, edits, bin, neuron, sortedAt } = initial.choices;
  const params = { ...state.params, K: initial.params['K'] };
  return { ...state, data: 'drawn', step: initial.step, params, choices: { ...state.choices, pi, learnPi, start, startSeed, edits, bin, neuron, sortedAt } };
}

const learnt = (state: State, data: string): State => ({
  ...state,
  data,
  step: firstE,
  choices: { ...state.choices, pi: null, learnPi: true, start: state.choices['start'] === 'own' ? 'rates' : state.choices['start'], edits: [], sortedAt: firstE, bin: 0, neuron: 0 },
});

function times(state: State): State {
  const next = learnt(state, theTimes.id);
  return { ...next, params: { ...next.params, K: timesStart.length }, choices: { ...next.choices, start: 'own', edits: timesStart.flatMap((rate, k) => [0, k, 0, rate]) } };
}

/** A table to fill in: a row for each time bin, a column for each neuron. */
export const sampleTable = (): string => ['neuron 1,neuron 2,neuron 3', '0,2,5', '1,3,4', '0,1,6', '4,0,1', '5,1,0', '3,0,2', ''].join('\n');
