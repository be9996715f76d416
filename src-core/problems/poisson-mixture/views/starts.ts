import type { Work } from '../../../contract/work';
import { expectation, mixtureOf } from '../em';
import { momentOf, noWinner, type Moment } from '../moment';
import type { Observed } from '../observed';
import type { Order } from '../order';
import { pairingOf } from '../pairing';
import { shareBytes } from '../raster';
import type { Run } from '../run';
import { runOf, weightsOf } from '../runOf';
import { mostSteps, type StartsView, type State } from '../state';
import { startsWords } from '../twins/starts';

const startsShown = 4;
const mostColumns = 160;
/** Multiplications that the climbs of this view may take altogether before they are cut. */
const affordable = 2e8;
const fewestSteps = 10;

/** How many whole steps each start is followed at most. */
const stepsFollowed = (n: number, K: number, D: number): number => Math.max(fewestSteps, Math.min(mostSteps, Math.floor(affordable / (startsShown * n * K * (D + 6)))));

/** Starts that a state's kind of start and seed lead to; where all classes begin alike or by hand, random rates stand in. */
export const kindOf = ({ choices }: State): 'rates' | 'rows' => (choices['start'] === 'rows' ? 'rows' : 'rates');

const seedOf = ({ choices }: State, s: number): number => (Number(choices['startSeed']) + s) % 2 ** 32;

/** The runs of the four starts, as far as they are known. */
export const startRuns = (state: State, observed: Observed): Run[] =>
  Array.from({ length: startsShown }, (_, s) => runOf(state, observed, { start: kindOf(state), startSeed: seedOf(state, s), edits: [] }));

/** Four runs from starts of neighbouring seeds, each to its end. */
export function* startsView(state: State, observed: Observed): Work<StartsView> {
  const pi = weightsOf(state);
  const K = pi.length;
  const { rows: n, columns: D } = observed.counts;
  const steps = stepsFollowed(n, K, D);
  const order = byTruth(observed);
  const binsPerColumn = Math.ceil(n / mostColumns);
  const runs = startRuns(state, observed);
  const starts: StartsView['starts'] = [];
  for (let s = 0; s < startsShown; s += 1) {
    const seed = seedOf(state, s);
    const run = runs[s];
    const moment = yield* momentOf(run, 2 * steps);
    starts.push({ seed, ...climbed(moment, run), ...lying(moment, order, binsPerColumn) });
  }
  const best = starts.reduce((high, { end }, s) => (end > starts[high].end ? s : high), 0);
  const columns = Math.ceil(n / binsPerColumn);
  const numbers = {
    starts,
    best,
    atTruth: observed.truth ? (yield* expectation(observed.counts, mixtureOf(pi, { rows: K, columns: D, values: observed.truth.lambda }), false)).logLik : null,
    truthColumns: observed.truth && groundOf(observed.truth.classes, order, binsPerColumn, columns, K),
    truth: observed.truth?.lambda ?? null,
    K,
    D,
    pi: [...pi],
  };
  return { ...startsWords({ ...numbers, n, cut: steps < mostSteps && starts.some(({ steps: taken }) => taken === steps) ? steps : null }), ...numbers };
}

function climbed({ step }: Moment, { turns }: Run): Pick<StartsView['starts'][number], 'logLik' | 'end' | 'steps'> {
  const logLik = Float64Array.from(turns.slice(0, step / 2 + 1), ({ expected }) => expected.logLik);
  return { logLik, end: logLik[logLik.length - 1], steps: logLik.length - 1 };
}

/** Where a start came to lie: rates, shares, and which true classes it found. */
function lying({ observed, now, last, K }: Moment, order: Pick<Order, 'placeOf'>, binsPerColumn: number): Pick<StartsView['starts'][number], 'trueOf' | 'right' | 'lambda' | 'shares' | 'columns'> {
  const { truth } = observed;
  const pairing = truth && pairingOf(now.lambda, truth.lambda, K);
  const right = truth && pairing && last ? truth.classes.reduce((sum, j, i) => sum + (last.shares.winner[i] !== noWinner && pairing.trueOf[last.shares.winner[i]] === j ? 1 : 0), 0) : null;
  const shares = last ? shareBytes(last.shares.values, K, order, binsPerColumn) : new Uint8Array(0);
  return { trueOf: pairing ? [...pairing.trueOf] : null, right, lambda: now.lambda, shares, columns: shares.length / K };
}

/** Bins by their true class, in time within each; in time where it is not known. */
function byTruth({ counts, truth }: Observed): Pick<Order, 'binAt' | 'placeOf'> {
  const binAt = new Uint32Array(counts.rows).map((_, i) => i);
  if (!truth) return { binAt, placeOf: binAt };
  const placeOf = new Uint32Array(counts.rows);
  let place = 0;
  for (let k = 0; k < truth.pi.length; k += 1) {
    for (let i = 0; i < counts.rows; i += 1) {
      if (truth.classes[i] !== k) continue;
      placeOf[i] = place;
      binAt[place++] = i;
    }
  }
  return { binAt, placeOf };
}

/** How many columns begin in each true class. */
function groundOf(classes: Uint8Array, { binAt }: Pick<Order, 'binAt'>, binsPerColumn: number, columns: number, K: number): number[] {
  const count = new Array<number>(K).fill(0);
  for (let c = 0; c < columns; c += 1) count[classes[binAt[c * binsPerColumn]]] += 1;
  return count;
}
