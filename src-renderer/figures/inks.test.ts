import { describe, expect, it } from 'vitest';
import { mixed, rgbOf } from './inks';

describe('colours as numbers', () => {
  it('are read from six hexadecimal digits, also with the space that a style sheet leaves', () => {
    expect(rgbOf(' #6f42b5')).toEqual([0x6f, 0x42, 0xb5]);
    expect(rgbOf('#00805f')).toEqual([0, 0x80, 0x5f]);
  });
  it('may be short, as the build writes white', () => {
    expect(rgbOf('#fff')).toEqual([255, 255, 255]);
    expect(rgbOf('#a05')).toEqual([0xaa, 0, 0x55]);
  });
  it('mix between their two ends', () => {
    expect(mixed([200, 0, 100], [100, 50, 0], 1)).toEqual([200, 0, 100]);
    expect(mixed([200, 0, 100], [100, 50, 0], 0)).toEqual([100, 50, 0]);
    expect(mixed([200, 0, 100], [100, 50, 0], 0.5)).toEqual([150, 25, 50]);
  });
});
