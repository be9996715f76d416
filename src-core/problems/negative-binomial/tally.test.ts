import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../maths/random';
import { goodnessOfFit } from './goodness';
import { drawCounts, tallyOf, tallyOfFrequencies, tallyOfPairs } from './tally';

const counts = fc.array(fc.nat(40), { minLength: 1 });

describe('a tally', () => {
  it('is the same from raw counts, from a table, and from pairs in any order', () => {
    fc.assert(
      fc.property(counts, (raw) => {
        const table = Array.from({ length: Math.max(...raw) + 1 }, (_, x) => raw.filter((each) => each === x).length);
        const fromRaw = tallyOf(raw);
        expect(tallyOfFrequencies(table)).toEqual(fromRaw);
        expect(tallyOfPairs([...table.keys()].reverse(), [...table].reverse())).toEqual(fromRaw);
      }),
    );
  });

  it('takes a count of a thousand million as lightly as a small one', () => {
    expect(tallyOf([1e9, 0, 1e9])).toEqual({ values: Float64Array.of(0, 1e9), frequencies: Float64Array.of(1, 2), total: 3, mean: 2e9 / 3 });
  });

  it.each<[string, () => unknown, string]>([
    ['an empty table', () => tallyOfFrequencies([]), 'Nothing was counted: at least one frequency must be above zero.'],
    ['a table of zeros', () => tallyOfFrequencies([0, 0]), 'Nothing was counted: at least one frequency must be above zero.'],
    ['no counts', () => tallyOf([]), 'Nothing was counted: at least one frequency must be above zero.'],
    ['a negative frequency', () => tallyOfFrequencies([3, -1]), 'frequencies[1] says how often 1 was seen, so it must be whole and not negative; it is -1.'],
    ['half a frequency', () => tallyOfFrequencies([0.5]), 'frequencies[0] says how often 0 was seen, so it must be whole and not negative; it is 0.5.'],
    ['a NaN', () => tallyOfFrequencies([1, Number.NaN]), 'frequencies[1] says how often 1 was seen, so it must be whole and not negative; it is NaN.'],
    ['half a count', () => tallyOf([1, 1.5]), 'A count must be a whole number from 0 on; number 2 is 1.5.'],
    ['a bad frequency of a pair', () => tallyOfPairs([1], [-2]), 'A frequency must be a whole number from 0 on; number 1 is -2.'],
    ['sums beyond every double', () => tallyOfFrequencies([1, 1.7e308, 1.7e308]), 'The counts are too many or too large to be added up.'],
  ])('is refused for %s', (_, run, words) => {
    expect(run).toThrow(words);
  });
});

describe('counts drawn from a law', () => {
  it('are the same for the same stream', () => {
    expect(drawCounts(3, 0.6, 20, stream(305, 'counts'))).toEqual(drawCounts(3, 0.6, 20, stream(305, 'counts')));
  });

  it.each([
    [3, 0.6],
    [0.2, 0.9],
    [500, 0.5],
    [2, 0.9999],
  ])('fit the law they come from: r = %d, ρ = %d', (r, rho) => {
    const { pValue } = goodnessOfFit(tallyOf(drawCounts(r, rho, 20_000, stream(1, 'counts'))), { r, rho });
    expect(pValue).toBeGreaterThan(1e-3);
  });

  it.each([
    [0, 0.5, 1, 'r must be a positive number; it is 0.'],
    [1, 1, 1, 'rho must lie strictly between 0 and 1; it is 1.'],
    [1, 0.5, -1, 'size must be a whole number from 0 on; it is -1.'],
  ])('are refused for r = %d, ρ = %d, size %d', (r, rho, size, words) => {
    expect(() => drawCounts(r, rho, size, stream(1, 'counts'))).toThrow(words);
  });
});
