import type { Param } from '../../src-core/contract/types';
import { position, valueAt, valueForKey } from '../ui/steps';

/** Along what a mark moves: its two ends, and whether only whole numbers lie on it. */
export type Track = Pick<Param, 'slider'> & { whole?: boolean };

/** The value nearest to where the hand is, with as many digits as a hand can place. */
export function nearest(track: Track, value: number): number {
  const { low, high } = track.slider;
  const inside = Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
  return track.whole === true ? Math.round(inside) : valueAt(track, position(track, inside));
}

/** The value a key asks for, or null where the key is none of a slider's. A whole number moves by one at least. */
export function afterKey(track: Track, value: number, key: string): number | null {
  const next = valueForKey(track, value, key);
  if (next === null || next === value || track.whole !== true) return next;
  const { low, high } = track.slider;
  const rounded = Math.round(next);
  const forced = rounded === value ? value + Math.sign(next - value) : rounded;
  return Math.min(high, Math.max(low, forced));
}
