import type { View } from '../../../contract/types';
import { percent, shown, whole } from '../../../contract/words';
import { sureShare, type Moment } from '../moment';
import type { BayesView, RasterView, SimplexView } from '../state';
import { bins, fromLog, letter, listed } from './words';

type Numbers<V extends View> = Omit<V, keyof View>;
type Named = { moment: Moment; bin: number; sorted: boolean; n: number };

/** What of a bin every class takes, in a few words. */
export function binWords(bin: number, share: readonly number[]): string {
  const [first, second] = [...share.keys()].sort((a, b) => share[b] - share[a] || a - b);
  const name = `Bin ${whole(bin + 1)}`;
  if (share[first] > sureShare || second === undefined) return `${name} is sure of class ${first + 1}`;
  return share[second] >= 0.8 * share[first] || share[second] >= 1 - sureShare
    ? `${name} is torn between classes ${Math.min(first, second) + 1} and ${Math.max(first, second) + 1}`
    : `${name} leans to class ${first + 1}`;
}

export function rasterWords(view: Numbers<RasterView> & Named): View {
  const { moment, bin, sorted, n, binsPerColumn, neuronsPerRow, top, misledCount } = view;
  const { last, K, D } = moment;
  const size = `${bins(n)} of ${D === 1 ? '1 neuron' : `${whole(D)} neurons`}, ${sorted ? 'sorted by class' : 'in the order of time'}; darkest are ${shown(top)} spikes and more.`;
  const averaged = binsPerColumn > 1 || neuronsPerRow > 1 ? ` Each cell is the mean of ${listed([...(binsPerColumn > 1 ? [bins(binsPerColumn)] : []), ...(neuronsPerRow > 1 ? [`${whole(neuronsPerRow)} neurons`] : [])])}: the screen has fewer pixels than there are counts.` : '';
  const { impossible } = moment;
  if (!last) return { title: 'Before the first E every bin is shared as the weights say', twin: `${size}${averaged} No bin is shared yet.${impossibleWords(impossible)}` };
  const { values, sure, undecided } = last.shares;
  const title = impossible.includes(bin) ? `Bin ${whole(bin + 1)} is impossible under every class` : binWords(bin, Array.from(values.subarray(bin * K, (bin + 1) * K)));
  const misled = misledCount > 0 ? ` ${bins(misledCount)} ${misledCount === 1 ? 'leans' : 'lean'} to a class other than the true one.` : '';
  return { title, twin: `${size}${averaged} ${sureWords(sure, undecided)}${misled}${impossibleWords(impossible)}` };
}

const sureWords = (sure: readonly number[], undecided: number): string =>
  `${listed(sure.map((count, k) => `class ${k + 1} holds ${whole(count)}`))} of the bins with more than 90 %; ${whole(undecided)} ${undecided === 1 ? 'is' : 'are'} undecided.`.replace(/^c/, 'C');

function impossibleWords(impossible: readonly number[]): string {
  if (impossible.length === 0) return '';
  const one = impossible.length === 1;
  const named = impossible.slice(0, 3).map((bin) => whole(bin + 1));
  const which = impossible.length > 3 ? `${bins(impossible.length)}, the first ${listed(named)},` : `${one ? 'Bin' : 'Bins'} ${listed(named)}`;
  return ` ${which} ${one ? 'is' : 'are'} impossible under every class: a rate of 0 allows no spike, so there is nothing to share.`;
}

export function bayesWords(view: Numbers<BayesView> & { impossible: boolean }): View {
  const { bin, prior, logPoisson, logProduct, share, next, truth, impossible, naive } = view;
  const name = `Bin ${whole(bin + 1)}`;
  const products = prior.map((pi, k) => `class ${k + 1}: ${shown(pi)} × ${fromLog(logPoisson[k])} = ${fromLog(logProduct[k])}`).join('; ');
  const shares = share ? ` The last E gave it ${listed(share.map(percent))}.` : ' It has no shares yet.';
  const nobody = impossible ? ' No class can have made it: a rate of 0 allows no spike.' : '';
  const after = next ? ` At the rates as they stand the next E gives ${listed(next.map(percent))}.` : '';
  const plain = naive === null ? '' : naive.share === null ? ' Plain products are all 0 here, and 0/0 is left.' : ` Plain products give ${listed(naive.share.map(percent))}.`;
  const known = truth === null ? '' : ` Its true class is ${letter(truth)}.`;
  return { title: bayesTitle(name, share, next, impossible), twin: `${name}, weight times Poisson, ${products}.${shares}${nobody}${after}${plain}${known}` };
}

function bayesTitle(name: string, share: number[] | null, next: number[] | null, impossible: boolean): string {
  const now = share ?? next;
  if (impossible || !now) return `${name} has probability 0 under every class`;
  const most = now.indexOf(Math.max(...now));
  return share ? `${name} goes to class ${most + 1} with ${percent(now[most])}` : `E will give ${percent(now[most])} of bin ${name.slice(4)} to class ${most + 1}`;
}

export function simplexWords({ sure, undecided, chosen, shares, n, begun }: Numbers<SimplexView> & { n: number; begun: boolean }): View {
  const title = !begun ? 'Every bin begins at the weights' : undecided === 0 ? 'Every bin is sure of its class' : `${whole(undecided)} of ${bins(n)} ${undecided === 1 ? 'is' : 'are'} undecided`;
  const where = chosen ? ` The chosen bin stands at ${listed(chosen.map(percent))}.` : '';
  const thinned = shares && shares.length / 3 < n ? ` Drawn are ${whole(shares.length / 3)} of them.` : '';
  return { title, twin: begun ? `${sureWords(sure, undecided)}${where}${thinned}` : `Without an E step all ${bins(n)} stand at the weights of the classes.` };
}
