import { describe, expect, it } from 'vitest';
import { spikes, trueRates } from './data';
import { finished } from '../../contract/work';

const pi = [0.4, 0.35, 0.25];
const drawn = (rows: number, columns: number, separation: number, seed: number) => finished(spikes(rows, columns, pi, separation, seed));
const many = drawn(4000, 3, 0.7, 305);

describe('drawn spikes', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawn(50, 4, 0.5, 7)).toEqual(drawn(50, 4, 0.5, 7));
    expect(drawn(50, 4, 0.5, 7).counts.values).not.toEqual(drawn(50, 4, 0.5, 8).counts.values);
  });

  it('begin with the same rows, however many there are', () => {
    const few = drawn(20, 5, 0.5, 7);
    const more = drawn(200, 5, 0.5, 7);
    expect(more.counts.values.slice(0, 100)).toEqual(few.counts.values);
    expect(more.classes.slice(0, 20)).toEqual(few.classes);
  });

  it('come from each class as often as its weight says', () => {
    pi.forEach((weight, k) => {
      const share = many.classes.reduce((sum, drawnClass) => sum + (drawnClass === k ? 1 : 0), 0) / many.classes.length;
      expect(Math.abs(share - weight)).toBeLessThan(4 * Math.sqrt((weight * (1 - weight)) / 4000));
    });
  });

  it('have the means and variances of their class', () => {
    for (let k = 0; k < 3; k += 1) {
      const rows = Array.from(many.classes.keys()).filter((i) => many.classes[i] === k);
      for (let d = 0; d < 3; d += 1) {
        const counts = rows.map((i) => many.counts.values[i * 3 + d] ?? NaN);
        const rate = many.lambda[k * 3 + d] ?? NaN;
        const mean = counts.reduce((sum, y) => sum + y, 0) / counts.length;
        const variance = counts.reduce((sum, y) => sum + (y - mean) ** 2, 0) / counts.length;
        expect(Math.abs(mean - rate)).toBeLessThan(5 * Math.sqrt(rate / counts.length));
        expect(Math.abs(variance / rate - 1)).toBeLessThan(0.35);
      }
    }
  });

  it('spike twice a bin on average, however far classes lie apart', () => {
    const rates = trueRates(2000, 4, 0.7, 5);
    expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeCloseTo(2, 1);
  });
  it('of no separation come from one law', () => expect(trueRates(2, 3, 0, 1)).toEqual(new Float64Array(6).fill(2)));
  it('of one more class keep the rates of the others', () => expect(trueRates(4, 5, 1, 9).subarray(0, 16)).toEqual(trueRates(4, 4, 1, 9)));
  it('of a class without weight are never drawn', () => expect(finished(spikes(500, 1, [0, 1, 0], 1, 3)).classes).toEqual(new Uint8Array(500).fill(1)));
  it('are refused beforehand where they would not fit', () => expect(() => spikes(1e6, 500, [1], 1, 1).next()).toThrow('(1008000000 bytes)'));
  it('are refused for weights off the simplex', () => expect(() => spikes(1, 1, [0.5], 1, 1).next()).toThrow('pi must sum to one'));
});
