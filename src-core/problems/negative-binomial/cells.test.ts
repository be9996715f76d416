import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, observedCells } from './cells';
import { pmf, poissonPmf } from './model';
import { tallyOf, tallyOfFrequencies } from './tally';

const labels = (counts: readonly number[]): string[] => observedCells(tallyOf(counts)).map(({ label }) => label);

describe('cells of counts', () => {
  it('are single counts and an open rest for a short table', () => {
    expect(labels([0, 1, 1, 3])).toEqual(['0', '1', '2', '3', '4+']);
  });

  it('are equal groups for a long one, never more than thirty and an open one', () => {
    const counts = Array.from({ length: 5000 }, (_, i) => i);
    const cells = observedCells(tallyOf(counts));
    expect(cells.slice(0, 2).map(({ label, low, high, observed }) => [label, low, high, observed])).toEqual([
      ['0–199', 0, 199, 200],
      ['200–399', 200, 399, 200],
    ]);
    expect(cells).toHaveLength(26);
    expect(cells.at(-1)).toMatchObject({ label: '5000+', high: null, observed: 0 });
  });

  it('do not let one far count squeeze the rest', () => {
    const cells = observedCells(tallyOf([...Array.from({ length: 500 }, (_, i) => i % 8), 1_000_000_000]));
    expect(cells.map(({ label }) => label)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10+']);
    expect(cells.at(-1)?.observed).toBe(1);
  });

  it('hold every count exactly once, side by side', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(40), fc.nat(1_000_000_000)), { minLength: 1, maxLength: 200 }), (counts) => {
        const cells = observedCells(tallyOf(counts));
        expect(cells.reduce((sum, { observed }) => sum + observed, 0)).toBe(counts.length);
        expect(cells.length).toBeLessThanOrEqual(31);
        expect(cells.every(({ low }, k) => low === (k === 0 ? 0 : (cells[k - 1]?.high ?? Infinity) + 1))).toBe(true);
      }),
    );
  });

  it('expect n times the probability of their counts under both laws', () => {
    const tally = tallyOfFrequencies([70, 38, 17, 10, 9, 3, 2, 1]);
    const cells = cellsOf(observedCells(tally), tally.total, { r: 2, rho: 0.4 }, tally.mean);
    cells.slice(0, -1).forEach(({ low, negativeBinomial, poisson }) => {
      expect(negativeBinomial).toBeCloseTo(150 * pmf(low, 2, 0.4), 10);
      expect(poisson).toBeCloseTo(150 * poissonPmf(low, tally.mean), 10);
    });
  });

  it('hold as many expected counts as there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { minLength: 1, maxLength: 50 }), fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (counts, r, rho) => {
        const tally = tallyOf(counts);
        const cells = cellsOf(observedCells(tally), tally.total, { r, rho }, tally.mean);
        expect(cells.reduce((sum, { negativeBinomial }) => sum + negativeBinomial, 0)).toBeCloseTo(tally.total, 8);
        expect(cells.every(({ negativeBinomial, poisson }) => negativeBinomial >= 0 && poisson >= 0)).toBe(true);
      }),
    );
  });
});
