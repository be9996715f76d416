/** Numbers inside sentences, rounded as the screen rounds them. Everything here is for reading: nothing is computed from it. */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const signed = (text: string): string => text.replace(/^-/, '−');
const superscript = (exponent: number): string => (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('');
const thousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** 8.7 × 10⁻¹¹: what decimals would show as a row of zeros. */
function scientific(value: number, decimals: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(decimals).split('e');
  return `${signed(mantissa)} × 10${superscript(Number(exponent))}`;
}

/** A number as it stands beside a mark: two decimals at ordinary sizes; "infinity" in full. Domain: every double but NaN. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'infinity' : '−infinity';
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4)) return scientific(value, 1);
  if (size >= 1e4) return whole(value);
  return signed(value.toFixed(size >= 1000 ? 1 : size >= 0.1 || size === 0 ? 2 : 4));
}

/** A whole number with its thousands apart: 1,096; from a thousand million on in powers of ten. */
export function whole(value: number): string {
  if (Math.abs(value) > 1e9) return scientific(value, 1);
  const text = String(Math.round(value));
  return text.startsWith('-') ? `−${thousands(text.slice(1))}` : thousands(text);
}

/** For titles: no more than two digits, and none that says nothing: 2.5, 11, 1.0. */
export function brief(value: number): string {
  // 4 as it is, and 3.98 as 4.0.
  if (value < 9.95 && Math.abs(value - Math.round(value)) < 1e-9) return whole(value);
  if (value >= 1e4) return value > 1e6 ? scientific(value, 0) : whole(value);
  return value >= 9.95 ? whole(value) : value.toFixed(1);
}

/** 0.39, 0.039: a distance for a title. Domain: [0, 1]. */
export const twoDigits = (value: number): string => (value > 0 && value < 1e-3 ? scientific(value, 1) : String(Number(value.toPrecision(2))));

/** A probability as a share: "8.3 %". Domain: [0, 1]. */
export function percent(probability: number): string {
  const value = 100 * probability;
  if (value === 0 || value >= 0.1) return `${value.toFixed(value >= 99.95 && value < 100 ? 2 : 1)} %`;
  return value >= 0.001 ? `${value.toFixed(3)} %` : `${scientific(value, 1)} %`;
}

/** A probability as a number: three decimals, or powers of ten where these would hide it. Domain: [0, 1]. */
export const chance = (probability: number): string => (probability > 0 && probability < 1e-3 ? scientific(probability, 1) : probability.toFixed(3));

/** A group of counts in words: "3", "10 to 19", "8 or more". `high` null: the group is open. */
export const range = (low: number, high: number | null): string => (high === null ? `${whole(low)} or more` : low === high ? whole(low) : `${whole(low)} to ${whole(high)}`);
