import { remembered, rememberedWork, type RememberedWork, type Work } from '../../contract/work';
import { noWinner, sharesOf } from './moment';
import { extended, type Run, type Turn } from './run';
import type { State } from './state';

/** Bins from left to right, and where each of them went. */
export interface Order {
  /** Equal keys, equal orders of the same counts. */
  readonly key: string;
  readonly binAt: Uint32Array;
  readonly placeOf: Uint32Array;
}

const inTime = remembered(2, String, (n: number): Order => {
  const binAt = new Uint32Array(n).map((_, i) => i);
  return { key: 'time', binAt, placeOf: binAt };
});

/** Finer than any column that is drawn. */
const stepsPerClass = 4096;
const binsPerYield = 20_000;

/**
 * Bins by the class that wins them, torn ones at the borders: within a class by the mean class, Σ_k k ω_k, so that those leaning to a class before
 * it come first and those leaning to one behind it last. Bins that no class can have made come at the end. A counting sort: equal ones stay in time.
 */
const byClass: RememberedWork<[Run, Turn], Order> = rememberedWork(
  4,
  (_: Run, { id }: Turn) => String(id),
  function* (run: Run, turn: Turn): Work<Order> {
    const { values, winner } = yield* sharesOf(run, turn);
    const { K } = run;
    const n = winner.length;
    const bucketOf = new Uint32Array(n);
    for (let i = 0; i < n; i += 1) {
      let middle = 0;
      for (let k = 1; k < K; k += 1) middle += k * values[i * K + k];
      const within = Math.min(stepsPerClass - 1, Math.floor((middle / Math.max(1, K - 1)) * stepsPerClass));
      bucketOf[i] = winner[i] === noWinner ? K * stepsPerClass : winner[i] * stepsPerClass + within;
      if (i % binsPerYield === 0) yield { done: i, of: 2 * n };
    }
    const startOf = new Uint32Array(K * stepsPerClass + 2);
    for (let i = 0; i < n; i += 1) startOf[bucketOf[i] + 1] += 1;
    for (let b = 1; b < startOf.length; b += 1) startOf[b] += startOf[b - 1];
    yield { done: 1, of: 2 };
    const placeOf = new Uint32Array(n);
    const binAt = new Uint32Array(n);
    for (let i = 0; i < n; i += 1) {
      placeOf[i] = startOf[bucketOf[i]]++;
      binAt[placeOf[i]] = i;
    }
    return { key: String(turn.id), binAt, placeOf };
  },
);

/** The bins of a state from left to right: in time, or by class as of the half-step that it was sorted at; in time before the first E. */
export function* orderOf({ choices }: State, run: Run): Work<Order> {
  const halfStep = choices['order'] === 'class' ? Number(choices['sortedAt']) : 0;
  if (halfStep === 0) return inTime(run.observed.counts.rows);
  yield* extended(run, halfStep);
  const step = Math.min(halfStep, run.last ?? halfStep);
  return step === 0 ? inTime(run.observed.counts.rows) : yield* byClass(run, run.turns[Math.ceil(step / 2) - 1]);
}
