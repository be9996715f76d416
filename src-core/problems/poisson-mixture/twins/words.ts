import { shown, whole } from '../../../contract/words';

/** True classes have letters, since which fitted class is which is only found afterwards. */
export const letter = (k: number): string => String.fromCharCode(65 + k);

/** "1, 2 and 3" */
export const listed = (items: readonly string[]): string => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`);

export const bins = (count: number): string => (count === 1 ? '1 bin' : `${whole(count)} bins`);

/** A log likelihood, or a gain of one: one decimal, more where one would show nothing. */
export function logs(value: number): string {
  if (!Number.isFinite(value)) return shown(value);
  const size = Math.abs(value);
  if (size >= 1e6) return whole(value);
  if (size > 0 && size < 0.05) return shown(value);
  const [digits = '', decimal = '0'] = size.toFixed(1).split('.');
  return `${value < 0 ? '−' : ''}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimal}`;
}

/** e^log in powers of ten, also where it lies far below every double: 4.1 × 10⁻¹¹. */
export function fromLog(log: number): string {
  if (log === -Infinity) return '0';
  if (log > -9 && log < 9) return shown(Math.exp(log));
  const exponent = Math.floor(log / Math.LN10);
  const mantissa = Math.exp(log - exponent * Math.LN10).toFixed(1);
  const [rounded, power] = mantissa === '10.0' ? ['1.0', exponent + 1] : [mantissa, exponent];
  return `${rounded} × 10${[...String(power)].map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])).join('')}`;
}

/** "E step of iteration 3"; the start has no half. */
export const stepName = (step: number): string => (step === 0 ? 'start' : `${step % 2 === 1 ? 'E' : 'M'} step of iteration ${Math.ceil(step / 2)}`);
