import { describe, expect, it } from 'vitest';
import type { InkOf, Rgb } from '../../figures/inks';
import { paintRaster, stackPaths } from './tint';

const tokens: Record<string, Rgb> = { paper: [250, 250, 250], violet: [100, 0, 200], olive: [100, 100, 0], crimson: [200, 0, 50], teal: [0, 100, 100], ink: [0, 0, 0], faint: [128, 128, 128] };
const inkOf: InkOf = (token) => tokens[token] ?? [0, 0, 0];
const painted = (shade: number[], shares: number[], columns: number): number[] => {
  const pixels = new Uint8ClampedArray(4 * shade.length);
  paintRaster({ columns, rows: shade.length / columns, shade: Uint8Array.from(shade), shares: Uint8Array.from(shares) }, pixels, inkOf);
  return [...pixels];
};

describe('counts as a picture', () => {
  it('have the ink of their class where there are most spikes, and hardly any where there are none', () => {
    const [strong, pale] = [painted([255], [255, 0], 1), painted([0], [255, 0], 1)];
    expect(strong).toEqual([100, 0, 200, 255]);
    expect(pale.every((value) => value > 235)).toBe(true);
  });
  it('mix the inks as the bin is shared', () => {
    expect(painted([255], [128, 128], 1)).toEqual([100, 50, 100, 255]);
  });
  it('are grey where no class can have made the bin', () => {
    expect(painted([255], [0, 0], 1)).toEqual([128, 128, 128, 255]);
  });
  it('lie row by row', () => {
    const pixels = painted([255, 0, 0, 255], [255, 0, 0, 255], 2);
    expect([pixels.slice(0, 3), pixels.slice(12, 15)]).toEqual([[100, 0, 200], [100, 100, 0]]);
  });
});

describe('stacked shares', () => {
  it('are one path for each class, with a bar for every column', () => {
    const paths = stackPaths(Uint8Array.of(255, 0, 0, 255), 2, 0, 10, 0, 5);
    expect(paths.map((path) => path.match(/M/g)?.length)).toEqual([2, 2]);
  });
  it('begin where the class above them ends', () => {
    const [, second = ''] = stackPaths(Uint8Array.of(51, 204), 1, 0, 10, 0, 50);
    expect(second).toMatch(/^M0\.0 10\.0/);
  });
});
