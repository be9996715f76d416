import { rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import { observedWork } from './observed';
import { pairingOf } from './pairing';
import { weightsOf } from './runOf';
import { optima, severalStarts } from './starts';
import { leastGain, type ManyStarts, type State } from './state';
import { kindOf } from './views/starts';

/** All that decides the answer. */
const runKey = ({ data, seed, params, choices }: State): string => JSON.stringify([data, seed, params, choices['pi'], choices['learnPi'], choices['start'], choices['startSeed']]);

const howMany = 200;
/** Longer than a run on the timeline: ends are to be told apart by their heights. */
const mostIterations = 1000;
/** Heights closer than this, or than this share of them, are one: what lies between is rounding and the last gains. */
const [within, shareWithin] = [1e-3, 1e-9];

/**
 * The heights that 200 starts reach, from the seed of the state's first start on, each with the seeds that lead there and the order in which the true
 * classes were found. Kept for the last two. Yields progress over all starts; may be dropped at any yield.
 */
export const manyStarts: RememberedWork<[State], ManyStarts> = rememberedWork(2, runKey, function* (state: State): Work<ManyStarts> {
  const { counts, truth } = yield* observedWork(state);
  const pi = weightsOf(state);
  const { learnPi, startSeed } = state.choices;
  const runs = yield* severalStarts(counts, pi, { kind: kindOf(state), seed: Number(startSeed), starts: howMany, steps: mostIterations, learnPi: learnPi === true, leastGain });
  const highest = runs.reduce((top, { logLik }) => Math.max(top, logLik[logLik.length - 1]), -Infinity);
  const heights = optima(runs, Math.max(within, shareWithin * Math.abs(highest))).map(({ logLik, runs: ended }) => ({
    logLik,
    count: ended.length,
    order: truth && [...pairingOf(runs[ended[0]].mixture.lambda, truth.lambda, pi.length).trueOf],
    seeds: ended.map((run) => runs[run].seed).sort((a, b) => a - b),
  }));
  return { starts: howMany, heights };
});
