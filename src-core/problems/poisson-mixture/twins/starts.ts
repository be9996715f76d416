import type { View } from '../../../contract/types';
import { whole } from '../../../contract/words';
import type { StartsView } from '../state';
import { bins, letter, listed, logs } from './words';

type Numbers<V extends View> = Omit<V, keyof View>;

/** Ends closer than this are the same height. */
const sameHeight = 1e-3;
const inWords = ['no', 'one', 'two', 'three', 'four'];

export function startsWords(view: Numbers<StartsView> & { n: number; cut: number | null }): View {
  const { starts, best, atTruth, cut, n } = view;
  const heights = starts.map(({ end }) => end).sort((a, b) => a - b).filter((end, j, all) => j === 0 || end - all[j - 1] > sameHeight).length;
  const title = cut !== null ? `Four starts, each followed for ${whole(cut)} iterations` : heights === 1 ? 'Four starts climb to the same height' : `Four starts climb to ${inWords[heights]} different heights`;
  const told = starts.map((start, s) => startWords(start, starts[best].end, s === best, n));
  const truth = atTruth === null ? '' : ` At the true rates it is ${logs(atTruth)}.`;
  const known = view.pi.every((weight) => Math.abs(weight - view.pi[0]) < 1e-12) ? ' With equal weights relabelling is free.' : ' With unequal weights each pairing of weights and classes has a height of its own.';
  return { title, twin: `${told.join(' ')}${lateWords(view)}${truth}${known}` };
}

/** The best start may have been the lowest for long: where one stands early says little of where it ends. */
function lateWords({ starts, best }: Numbers<StartsView>): string {
  const heightAt = ({ logLik }: StartsView['starts'][number], t: number): number => logLik[Math.min(t, logLik.length - 1)];
  const isLowest = (t: number): boolean => starts.every((start, s) => s === best || heightAt(start, t) > heightAt(starts[best], t));
  const until = Array.from(starts[best].logLik.keys()).findLast(isLowest) ?? 0;
  return until > 0 ? ` Start ${whole(starts[best].seed)} is the lowest of them after iteration ${whole(until)} and ends highest.` : '';
}

function startWords({ seed, end, steps, trueOf, right }: StartsView['starts'][number], best: number, isBest: boolean, n: number): string {
  const place = isBest ? 'the highest of them' : best - end <= sameHeight ? 'as high as the best' : `${logs(best - end)} below the best`;
  const found = right === null ? '' : `, with ${whole(right)} of ${bins(n)} right`;
  const pairs = trueOf === null ? '' : `; classes ${listed(trueOf.map((_, k) => String(k + 1)))} are true ${listed(trueOf.map(letter))}`;
  return `Start ${whole(seed)} ends at ${logs(end)} after ${whole(steps)} ${steps === 1 ? 'iteration' : 'iterations'}, ${place}${found}${pairs}.`;
}
