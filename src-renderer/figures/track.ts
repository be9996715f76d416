import { position, valueAt, type Track } from '../ui/steps';

/** The value nearest to where the hand is, with as many digits as a hand can place. */
export function nearest(track: Track, value: number): number {
  const { low, high } = track.slider;
  const inside = Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
  return track.whole ? Math.round(inside) : valueAt(track, position(track, inside));
}
