import { refuse } from '../../contract/faults';
import { analysisWork, type Analysis } from './analysis';
import type { Work } from '../../contract/work';
import type { State } from './state';

/** The widest law that counts are drawn from; the ends of the choices drawnR and drawnRho. */
const drawable = { r: [1e-3, 1e6], rho: [1e-9, 1 - 1e-9] } as const;
const within = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));

/**
 * The state that shows a table beside its fit: at the maximum where there is one; where the Poisson is the limit at the present r with the
 * data's mean; untouched where every count is zero. `data`: a built-in id, `table:<hash>`, or `drawn` for counts drawn from the law as it stands.
 * Refuses what `observed` refuses.
 */
export function* withData(state: State, data: string): Work<State> {
  const drawn = data === 'drawn' ? { drawnR: within(state.params['r'], drawable.r), drawnRho: within(state.params['rho'], drawable.rho) } : {};
  const next = { ...state, data, choices: { ...state.choices, view: 'fit', ...drawn } };
  return { ...next, params: { ...next.params, ...fittedParams(next, yield* analysisWork(next)) } };
}

function fittedParams({ params }: State, { maximum, mean }: Analysis): { r: number; rho: number } | Record<string, never> {
  if (!maximum) return {};
  if (maximum.r < Infinity) return { r: maximum.r, rho: maximum.rho };
  return { r: params['r'], rho: mean / (mean + params['r']) };
}

/** The state at the maximum of its counts. Refuses in words where there is none: all zeros, or the Poisson is the limit. */
export function* atMaximum(state: State): Work<State> {
  const { maximum } = yield* analysisWork(state);
  if (!maximum) return refuse('data', 'Every count of this table is zero: no r and rho fit it better than all others.');
  if (maximum.r === Infinity)
    return refuse('r', 'These counts do not vary more than a Poisson: the likelihood grows with r without end, and the Poisson is the limit. No finite r is the best.');
  return { ...state, params: { ...state.params, r: maximum.r, rho: maximum.rho } };
}

/** A table of counts to fill in: two columns, headed as the reader knows them. */
export const sampleTable = (): string => ['count,frequency', '0,70', '1,38', '2,17', '3,10', '4,9', '5,3', '6,2', '7,1', ''].join('\n');
