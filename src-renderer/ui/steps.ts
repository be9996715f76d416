import type { Param } from '../../src-core/contract/types';

/** Small arrow steps of a slider's length; PageUp and PageDown go ten of them. */
const steps = 100;

/** Along what a slider or a mark moves: its two ends, and whether only whole numbers lie on it. */
export type Track = Pick<Param, 'slider' | 'whole'>;

/** Where a value stands on its slider, 0 to 1; a value beyond the slider's comfortable range stands at its end. */
export function position({ slider }: Track, value: number): number {
  const { low, high } = slider;
  const at = slider.scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, at));
}

/** The value at a position, with as many digits as a hand can place: the field beside it shows no tail of noise. */
export function valueAt({ slider, whole }: Track, at: number): number {
  const { low, high } = slider;
  const place = Math.min(1, Math.max(0, at));
  if (whole) return Math.round(slider.scale === 'log' ? low * (high / low) ** place : low + (high - low) * place);
  if (slider.scale === 'log') return Math.min(high, Math.max(low, Number((low * (high / low) ** place).toPrecision(3))));
  const digits = Math.max(0, 3 - Math.ceil(Math.log10(high - low)));
  return Math.min(high, Math.max(low, Number((low + (high - low) * place).toFixed(digits))));
}

/** The value a key asks for, or null where the key is not a slider's. A whole number moves by one at least. */
export function valueForKey(param: Track, value: number, key: string): number | null {
  const by: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
  if (key === 'Home') return param.slider.low;
  if (key === 'End') return param.slider.high;
  const step = by[key];
  if (step === undefined) return null;
  // Beyond the comfortable range a key that leads further out must not lead back to the end.
  const { low, high } = param.slider;
  if (step > 0 ? value > high : value < low) return value;
  const next = valueAt(param, position(param, value) + step / steps);
  return param.whole && next === value ? Math.min(high, Math.max(low, value + Math.sign(step))) : next;
}
