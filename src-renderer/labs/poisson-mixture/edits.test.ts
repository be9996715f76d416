import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsWith, editsWithout, startChosen, weightsWith } from './edits';

const early = { halfStep: 2, k: 0, neuron: 3, rate: 1.5 };
const late = { halfStep: 7, k: 1, neuron: 0, rate: 4 };

describe('rates changed by hand', () => {
  it('are kept in the order in which they take effect', () => {
    expect(editsWith(editsWith([], early), late)).toEqual([2, 0, 3, 1.5, 7, 1, 0, 4]);
  });
  it('drop what was changed later: the run branches', () => {
    expect(editsWith(editsWith([], late), early)).toEqual([2, 0, 3, 1.5]);
  });
  it('replace an earlier change of the same rate at the same half-step, however often a hand moves it', () => {
    const moved = [1.6, 1.7, 1.8].reduce((edits, rate) => editsWith(edits, { ...early, rate }), [] as number[]);
    expect(moved).toEqual([2, 0, 3, 1.8]);
  });
  it('can be taken back one by one', () => {
    expect(editsWithout(editsWith(editsWith([], early), late), early)).toEqual([7, 1, 0, 4]);
  });
  it('can be the rates of a start, unless they are more than a state holds', () => {
    expect(startChosen({ K: 2, D: 1, now: Float64Array.of(1, 2) })).toEqual([0, 0, 0, 1, 0, 1, 0, 2]);
    expect(startChosen({ K: 8, D: 50, now: new Float64Array(400) })).toEqual([]);
  });
});

describe('weights', () => {
  it('give way in proportion', () => {
    expect(weightsWith([0.4, 0.35, 0.25], 0, 0.7)).toEqual([0.7, 0.175, 0.125]);
  });
  it('share what is left where the others had nothing', () => {
    expect(weightsWith([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  });
  it('sum to 1 and keep what was typed, whatever that was', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true }), (start, at, to) => {
        const k = at % start.length;
        const after = weightsWith(start, k, to);
        expect(after[k]).toBe(to);
        expect(after.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
        expect(Math.abs(after.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});
