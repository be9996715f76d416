// Numbers as this lab writes them.
import type { Comparison, ManyStarts } from '../../../src-core/problems/poisson-mixture/state';
import type { Starts } from './stage';
import { numberText } from '../../ui/format';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** e^log in powers of ten, also where it is far below the smallest double: "4.1·10⁻¹¹", short enough for a column. */
export function powerText(log: number): string {
  if (log === -Infinity) return '0';
  if (log > Math.log(1e-3)) return Math.exp(log).toPrecision(2);
  const decimal = log / Math.LN10;
  const exponent = Math.floor(decimal);
  const mantissa = 10 ** (decimal - exponent);
  const [text, power] = mantissa >= 9.95 ? ['1.0', exponent + 1] : [mantissa.toFixed(1), exponent];
  return `${text}·10⁻${[...String(-power)].map((digit) => superscripts[Number(digit)]).join('')}`;
}

/** A logarithm: one decimal. */
export const logText = (log: number): string => (log === -Infinity ? '−∞' : log.toFixed(1).replace('-', '−'));

/** A log likelihood: two decimals as long as they can be told apart. */
export const logLikText = (value: number): string =>
  Number.isFinite(value) ? value.toLocaleString('en', { minimumFractionDigits: Math.abs(value) < 1e5 ? 2 : 0, maximumFractionDigits: Math.abs(value) < 1e5 ? 2 : 0 }).replace('-', '−') : numberText(value);

/** A gain, with its sign. */
export const gainText = (value: number): string => (value >= 0 ? '+' : '') + (Math.abs(value) < 0.05 && value !== 0 ? numberText(value) : logText(value));

const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** "A B C": the true classes that the fitted ones are paired with, in the order of the weights. */
export const orderText = (order: readonly number[]): string => order.map((k) => String.fromCharCode(65 + k)).join(' ');

export function manyStartsTitle({ starts, heights }: ManyStarts): string {
  return heights.length === 1 ? `All ${starts} starts reach the same height` : `${plural(starts, 'start')} reach ${plural(heights.length, 'height')}`;
}
export function manyStartsTwin({ starts, heights }: ManyStarts): string {
  const most = 8;
  const list = heights.slice(0, most).map(({ logLik, count, order }) => `${logLikText(logLik)}${order ? ` (${orderText(order)})` : ''} by ${count}`);
  return `Of ${plural(starts, 'start')} these reach each height of the log likelihood, the highest first: ${list.join(', ')}${heights.length > most ? `, and ${heights.length - most} lower ones` : ''}.`;
}

export function comparisonTitle({ bestBic, bestHeldOut }: Comparison): string {
  return bestBic === bestHeldOut ? `BIC and the bins held out both choose ${plural(bestBic, 'class', 'classes')}` : `BIC chooses ${plural(bestBic, 'class', 'classes')}, the bins held out ${bestHeldOut}`;
}
export function comparisonTwin({ rows, heldOutBins }: Comparison): string {
  const list = rows.map(({ K, logLik, bic, heldOut }) => `${K}: ${logLikText(logLik)}, ${logLikText(bic)}, ${logLikText(heldOut)}`);
  return `For each number of classes the log likelihood, BIC, and the log likelihood of ${plural(heldOutBins, 'bin')} that were held out: ${list.join('; ')}.`;
}

/** How many of the starts' pairings differ: each known, unequal weight set has an optimum for every order. */
export function pairingsTitle({ starts, K }: Starts): string {
  const orders = new Set(starts.flatMap(({ trueOf }) => (trueOf ? [trueOf.join()] : []))).size;
  if (orders === 0) return `What each start made of ${plural(K, 'class', 'classes')}`;
  if (orders === 1) return 'All starts pair the classes in the same order';
  return orders === starts.length ? 'Each start paired weights and true classes in another order' : `${plural(starts.length, 'start')} paired weights and true classes in ${orders} orders`;
}
export function pairingsTwin({ starts }: Starts): string {
  const list = starts.map(({ seed, end, steps, trueOf, right }) => {
    const paired = trueOf ? `, classes paired with ${orderText(trueOf)}` : '';
    return `start ${seed} at ${logLikText(end)} after ${plural(steps, 'whole step')}${paired}${right === null ? '' : `, ${plural(right, 'bin')} right`}`;
  });
  return `Ends of the starts: ${list.join('; ')}.`;
}
