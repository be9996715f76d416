import type { View } from '../../../contract/types';
import { shown, whole } from '../../../contract/words';
import type { ConfusionView, RatesView } from '../state';
import { bins, letter, listed } from './words';

type Numbers<V extends View> = Omit<V, keyof View>;

/** Where M takes a rate, as the division that makes it. */
const division = (spikes: number, weight: number): string => `${shown(spikes)} / ${shown(weight)} = ${shown(spikes / weight)}`;

export function ratesWords(view: Numbers<RatesView> & { atNext: boolean }): View {
  const { K, D, now, neuron, sums, truth, empty, pairing, atNext } = view;
  const of = (k: number): number => now[k * D + neuron];
  const rows = Array.from({ length: K }, (_, k) => {
    const paired = pairing ? `, paired with true ${letter(pairing.trueOf[k])},` : '';
    const goal = !sums ? '' : sums.weight[k] > 0 ? `, M gives ${division(sums.spikes[k], sums.weight[k])}` : ', M has no bins for it';
    return `class ${k + 1}${paired} now ${shown(of(k))}${goal}${truth ? `, true ${shown(truth[k * D + neuron])}` : ''}`;
  });
  const twin = `Neuron ${whole(neuron + 1)}: ${rows.join('; ')}.${curveWords(view)}${pairingWords(pairing)}${emptyWords(empty)}${tieWords(view)}`;
  return { title: ratesTitle(view, of, atNext), twin };
}

function ratesTitle({ K, neuron, sums, empty }: Numbers<RatesView>, of: (k: number) => number, atNext: boolean): string {
  const name = `Neuron ${whole(neuron + 1)}`;
  if (!sums) return `${name}: M has nowhere to go before the first E`;
  if (empty.length > 0) return `Class ${empty[0] + 1} is empty: M leaves its rates alone`;
  const goals = Array.from({ length: K }, (_, k) => sums.spikes[k] / sums.weight[k]);
  const furthest = goals.reduce((best, goal, k) => (Math.abs(goal - of(k)) > Math.abs(goals[best] - of(best)) ? k : best), 0);
  const stays = Math.abs(goals[furthest] - of(furthest)) < 1e-3 * Math.max(1e-3, of(furthest));
  const to = division(sums.spikes[furthest], sums.weight[furthest]);
  return stays ? `${name}: class ${furthest + 1} ${atNext ? 'came to' : 'stays at'} ${to}` : `${name}: class ${furthest + 1} goes to ${to}`;
}

/** Where each rate alone would raise the likelihood most. */
function curveWords({ curves, K }: Numbers<RatesView>): string {
  if (!curves) return '';
  const points = curves.rate.length;
  const peaks = Array.from({ length: K }, (_, k) => curves.logLik.subarray(k * points, (k + 1) * points)).map((logLik) => curves.rate[logLik.indexOf(Math.max(...logLik))]);
  return ` Moved alone, with all else as it stands, ${listed(peaks.map((rate, k) => `class ${k + 1} is best near ${shown(rate)}`))}.`;
}

function pairingWords(pairing: RatesView['pairing']): string {
  if (!pairing) return '';
  const pairs = listed(pairing.trueOf.map((j, k) => `${k + 1} with ${letter(j)}`));
  const next = pairing.nextDistance === null ? '' : `; the next best pairing has ${shown(pairing.nextDistance)}`;
  return ` Names are free, so classes are paired by their rates, ${pairs}: squared distance ${shown(pairing.distance)}${next}.`;
}

const emptyWords = (empty: readonly number[]): string =>
  empty.length === 0 ? '' : ` ${empty.length === 1 ? 'Class' : 'Classes'} ${listed(empty.map((k) => String(k + 1)))} ${empty.length === 1 ? 'has' : 'have'} no share of any bin: rates stay where they are.`;

/** Classes whose rates are the same, if there are any: EM cannot tell them apart. */
export function tied({ K, D, now }: Pick<RatesView, 'K' | 'D' | 'now'>): [number, number] | null {
  for (let k = 1; k < K; k += 1)
    for (let j = 0; j < k; j += 1) if (Array.from({ length: D }, (_, d) => Math.abs(now[k * D + d] - now[j * D + d])).every((gap, d) => gap <= 1e-9 * now[k * D + d])) return [j, k];
  return null;
}

function tieWords(view: Numbers<RatesView>): string {
  const tie = tied(view);
  return tie ? ` Classes ${tie[0] + 1} and ${tie[1] + 1} have the same rates: every bin is shared between them as their weights are, and EM cannot tell them apart.` : '';
}

export function confusionWords({ table, right, n, known, trueOf }: Numbers<ConfusionView> & { n: number; known: boolean; trueOf: readonly number[] }): View {
  if (!known) return { title: 'The true classes are not known', twin: 'These counts were observed, not drawn: there are no true classes to hold the fitted ones against.' };
  if (!table) return { title: 'No bin has a class before the first E', twin: 'Press Step: after the first E every bin has a class to be held against its true one.' };
  const rows = table.map((row, k) => `fitted ${k + 1}, paired with ${letter(trueOf[k])}: ${listed(row.map((count, j) => `${whole(count)} of ${letter(j)}`))}`);
  return { title: `${whole(right)} of ${bins(n)} find their true class`, twin: `Each bin counts for the class that has most of it. ${rows.join('; ')}.` };
}
