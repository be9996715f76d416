import { refuse } from '../../contract/faults';
import { isList } from '../../contract/params';
import { remembered } from '../../contract/work';
import { mixtureOf, type Mixture } from './em';
import { equalWeights, type Observed } from './observed';
import type { Edit, Run } from './run';
import { startRates } from './starts';
import type { State } from './state';

/** Where a run begins. `identical` and `own`: every class at the mean of all bins; an own start is what a hand makes of it. */
export type Start = 'rates' | 'rows' | 'identical' | 'own';

interface Recipe {
  readonly pi: readonly number[];
  readonly learnPi: boolean;
  readonly start: Start;
  readonly startSeed: number;
  readonly edits: readonly Edit[];
}

/** The weights of a state's classes. Refuses weights that are not one for each class. */
export function weightsOf({ params, choices }: State): readonly number[] {
  const pi = choices['pi'];
  if (!isList(pi)) return equalWeights(params['K']);
  return pi.length === params['K'] ? pi : refuse('pi', `pi must have a weight for each of the ${params['K']} classes; it has ${pi.length}.`);
}

/** Changes by hand that mean something for so many classes and neurons, in the order of their half-steps. */
function editsOf(state: State, K: number, D: number): Edit[] {
  const flat = state.choices['edits'];
  const list = isList(flat) ? flat : [];
  const edits: Edit[] = [];
  for (let at = 0; at < list.length; at += 4) edits.push({ halfStep: list[at], k: list[at + 1], neuron: list[at + 2], rate: list[at + 3] });
  const unknown = edits.find(({ halfStep, k, neuron }) => !(Number.isInteger(halfStep) && Number.isInteger(k) && Number.isInteger(neuron) && k < K && neuron < D));
  if (unknown) refuse('edits', `A changed rate must name a half-step, one of ${K} classes and one of ${D} neurons; it names ${unknown.halfStep}, ${unknown.k} and ${unknown.neuron}, from 0.`);
  return edits.sort((a, b) => a.halfStep - b.halfStep);
}

function startOf({ counts }: Observed, { pi, start, startSeed }: Recipe): Mixture {
  const atMean = start === 'identical' || start === 'own';
  const values = atMean ? Float64Array.from({ length: pi.length * counts.columns }, (_, j) => counts.means[j % counts.columns]) : startRates(counts, pi.length, start, startSeed);
  return mixtureOf(pi, { rows: pi.length, columns: counts.columns, values });
}

const runs = remembered(
  16,
  (observed: Observed, recipe: Recipe) => JSON.stringify([observed.key, recipe]),
  (observed: Observed, recipe: Recipe): Run => {
    const { edits, learnPi, pi } = recipe;
    const latest = edits.at(-1)?.halfStep ?? -1;
    const parent = latest < 0 ? null : runs(observed, { ...recipe, edits: edits.filter(({ halfStep }) => halfStep < latest) });
    return { observed, K: pi.length, learnPi, edits, start: parent?.start ?? startOf(observed, recipe), turns: [], parent, last: null, highestRate: 0 };
  },
);

/** The run of a state, as far as it is known; `start`, `startSeed` and `edits` in place of the state's own where they are given. Refuses what is no mixture. */
export function runOf(state: State, observed: Observed, other: Partial<Pick<Recipe, 'start' | 'startSeed' | 'edits'>> = {}): Run {
  const pi = weightsOf(state);
  const { learnPi, start, startSeed } = state.choices;
  const edits = other.edits ?? editsOf(state, pi.length, observed.counts.columns);
  return runs(observed, { pi, learnPi: learnPi === true, start: start as Start, startSeed: Number(startSeed), ...other, edits });
}
