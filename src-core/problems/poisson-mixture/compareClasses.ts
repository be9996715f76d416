import { rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import { classChoices } from './chooseK';
import { observedWork } from './observed';
import { mostClasses, type Comparison, type State } from './state';
import { kindOf } from './views/starts';

/** All that decides the answer. */
const runKey = ({ data, seed, params, choices }: State): string => JSON.stringify([data, seed, params, choices['start'], choices['startSeed']]);

/** The best of so many starts counts; more classes have more places to go wrong. */
const starts = 8;
const mostIterations = 200;
/** Far less than what tells numbers of classes apart. */
const leastGain = 1e-5;
const share = 1 / 5;

/**
 * One to eight classes compared, weights learnt: log likelihood, BIC, and the log likelihood of a fifth of the bins at the parameters that fit the others.
 * Kept for the last two. Yields progress over all; may be dropped at any yield. Refuses a single bin.
 */
export const compareClasses: RememberedWork<[State], Comparison> = rememberedWork(2, runKey, function* (state: State): Work<Comparison> {
  const { counts } = yield* observedWork(state);
  const most = Math.min(mostClasses, counts.rows);
  const options = { kind: kindOf(state), seed: Number(state.choices['startSeed']), starts, steps: mostIterations, learnPi: true, leastGain, share };
  const rows = (yield* classChoices(counts, most, options)).map(({ K, logLik, bic, heldOut, parameters }) => ({ K, logLik, bic, heldOut, parameters }));
  return {
    rows,
    bestBic: rows.reduce((best, row) => (row.bic < best.bic ? row : best)).K,
    bestHeldOut: rows.reduce((best, row) => (row.heldOut > best.heldOut ? row : best)).K,
    heldOutBins: Math.min(counts.rows - 1, Math.max(1, Math.round(share * counts.rows))),
  };
});
