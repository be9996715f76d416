// Counts as a picture: how dark a cell is says how many spikes, its hue how the bin is shared among the classes.
import { mixed, type InkOf, type Rgb } from '../../figures/inks';
import type { Em } from './stage';
import { inkToken, isDeep } from './stage';

/** A cell without spikes still shows whose bin it is. */
const palest = 0.05;

/** The colour of a class, painted. */
export const classRgb = (k: number, inkOf: InkOf): Rgb => (isDeep(k) ? mixed(inkOf(inkToken(k)), inkOf('ink'), 0.45) : inkOf(inkToken(k)));

export function paintRaster({ columns, rows, shade, shares }: Pick<Em['raster'], 'columns' | 'rows' | 'shade' | 'shares'>, pixels: Uint8ClampedArray, inkOf: InkOf): void {
  const K = Math.round(shares.length / Math.max(1, columns));
  const paper = inkOf('paper');
  const inks = Array.from({ length: K }, (_, k) => classRgb(k, inkOf));
  const hue: [number, number, number] = [0, 0, 0];
  for (let column = 0; column < columns; column += 1) {
    let all = 0;
    hue.fill(0);
    inks.forEach((ink, k) => {
      const share = shares[k * columns + column] ?? 0;
      all += share;
      for (let i = 0; i < 3; i += 1) hue[i] = (hue[i] ?? 0) + share * (ink[i] ?? 0);
    });
    const mix = all > 0 ? hue.map((sum) => sum / all) : inkOf('faint');
    for (let row = 0; row < rows; row += 1) {
      const strength = palest + (1 - palest) * ((shade[row * columns + column] ?? 0) / 255);
      const at = 4 * (row * columns + column);
      for (let i = 0; i < 3; i += 1) pixels[at + i] = (paper[i] ?? 0) + strength * ((mix[i] ?? 0) - (paper[i] ?? 0));
      pixels[at + 3] = 255;
    }
  }
}

/** One path for each class: its part of every column, classes stacked in their order from the top, each a hair apart from the next. */
export function stackPaths(shares: Uint8Array, columns: number, left: number, right: number, top: number, bottom: number): string[] {
  const K = Math.round(shares.length / Math.max(1, columns));
  const wide = (right - left) / Math.max(1, columns);
  const bar = Math.max(0.4, wide > 3 ? wide - 0.7 : wide);
  const from = new Float64Array(columns).fill(top);
  return Array.from({ length: K }, (_, k) => {
    let path = '';
    for (let column = 0; column < columns; column += 1) {
      const high = ((bottom - top) * (shares[k * columns + column] ?? 0)) / 255;
      const start = from[column] ?? top;
      path += `M${(left + column * wide).toFixed(1)} ${start.toFixed(1)}h${bar.toFixed(1)}v${Math.max(0, high - (high > 2 ? 0.6 : 0)).toFixed(1)}h${(-bar).toFixed(1)}z`;
      from[column] = start + high;
    }
    return path;
  });
}
