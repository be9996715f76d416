// The one place where numbers become text on screen. Fields are the exception: they show a double whole (fieldText).

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const minus = '−';

const signed = (text: string): string => text.replace(/^-/, minus);
const superscript = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('');

/** 8.7 × 10⁻¹¹ */
function scientific(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.max(1, digits - 2)).split('e');
  return `${signed(mantissa)} × 10${superscript(Number(exponent))}`;
}

/** A number beside a mark: two decimals at ordinary sizes, so that columns and moving numbers keep their width. */
export function numberText(value: number, digits = 3): string {
  if (value === Infinity) return '∞';
  if (value === -Infinity) return `${minus}∞`;
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4)) return scientific(value, digits);
  if (size >= 1e4) return signed(Math.round(value).toLocaleString('en'));
  const decimals = size >= 1000 ? 1 : size >= 0.1 || size === 0 ? digits - 1 : digits + 1;
  return signed(value.toFixed(decimals));
}

/** A number as one would say it: four digits at most, none that says nothing. */
export const shortText = (value: number): string => {
  const size = Math.abs(value);
  return size >= 1e6 || (size > 0 && size < 1e-4) ? scientific(value, 4) : signed(String(Number(value.toPrecision(4))));
};

/** A whole number with its thousands apart. */
export const countText = (value: number): string => signed(Math.round(value).toLocaleString('en'));

/** An expected frequency under its column: one decimal, none where a whole one already fills the column. */
export const expectedText = (value: number): string => (value >= 1000 ? countText(value) : value.toFixed(1));

/** 8.3 %; what is too small to see says so instead of "0 %". */
export function percentText(probability: number): string {
  const percent = 100 * probability;
  if (percent === 0 || percent >= 0.1) return `${percent.toFixed(percent >= 99.95 && percent < 100 ? 2 : 1)} %`;
  return percent >= 0.001 ? `${percent.toFixed(3)} %` : `${scientific(percent, 3)} %`;
}

/** A p-value: in powers of ten where decimals would show only zeros, and a bound where it is too small for a double. */
export function probabilityText(probability: number, digits = 3): string {
  if (probability === 0) return '< 10⁻³⁰⁰';
  return probability > 0 && probability < 1e-3 ? scientific(probability, digits) : probability.toFixed(digits);
}

/** "p = 0.041", "p < 10⁻³⁰⁰". */
export function pText(probability: number): string {
  const text = probabilityText(probability);
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`;
}

/** A tick: no more digits than tell it from its neighbours. */
export function tickText(value: number, step: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 1e5) return scientific(value, 2).replace('.0 ', ' ');
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return decimals > 6 ? scientific(value, 3) : signed(value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
}

/** A number of the formula line, in the digits that the person asked for. */
export const readOutText = (value: number, digits: number, style?: 'probability'): string =>
  style === 'probability' ? probabilityText(value, digits) : numberText(value, digits);

/** A line of code with its long decimals cut to five digits, for showing; what is copied keeps them all. */
export const shortCode = (code: string): string => code.replace(/\d+\.\d{5,}(?!e)/g, (decimals) => String(Number(Number(decimals).toPrecision(5))));
