import { confusion } from '../matching';
import type { Moment } from '../moment';
import type { Pairing } from '../pairing';
import type { ConfusionView, RateCurves, RatesView } from '../state';
import { confusionWords, ratesWords } from '../twins/rates';

/** Rates now, before, true, and where M takes them. */
export function ratesView(moment: Moment, pairing: Pairing | null, neuron: number, curves: RateCurves | null): RatesView {
  const { K, D, now, before, last, observed } = moment;
  const weight = last ? Array.from(last.expected.logWeight, Math.exp) : null;
  const next = last ? last.expected.means : null;
  const numbers = {
    K,
    D,
    now: now.lambda,
    before,
    next,
    truth: observed.truth && pairing ? Float64Array.from({ length: K * D }, (_, j) => observed.truth?.lambda[pairing.trueOf[Math.floor(j / D)] * D + (j % D)] ?? NaN) : null,
    pairing: pairing && { trueOf: [...pairing.trueOf], distance: pairing.distance, nextDistance: pairing.nextDistance },
    empty: last ? Array.from(last.expected.logWeight.keys()).filter((k) => last.expected.logWeight[k] === -Infinity) : [],
    neuron,
    curves,
    sums: weight && next ? { weight, spikes: weight.map((sum, k) => (sum > 0 ? sum * next[k * D + neuron] : 0)) } : null,
  };
  return { ...ratesWords({ ...numbers, atNext: moment.step % 2 === 0 && moment.step > 0 }), ...numbers };
}

/** Fitted classes down, true ones across: how many bins each pair has. */
export function confusionView({ K, observed, last, n }: Moment, pairing: Pairing | null): ConfusionView {
  const { truth } = observed;
  if (!truth || !last || !pairing) return { ...confusionWords({ table: null, right: 0, n, known: truth !== null, trueOf: [] }), table: null, right: 0 };
  const counted = confusion(last.shares.values, truth.classes, K);
  const table = Array.from({ length: K }, (_k, k) => Array.from({ length: K }, (_j, j) => counted[j * K + k]));
  const right = pairing.trueOf.reduce((sum, j, k) => sum + table[k][j], 0);
  return { ...confusionWords({ table, right, n, known: true, trueOf: pairing.trueOf }), table, right };
}
