import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredTail } from '../../maths/gamma';
import { tableMle, tableMlePoisson } from './fit';
import { goodnessOfFit } from './goodness';
import { tables } from './tables';
import { tallyOf, tallyOfFrequencies } from './tally';

const mites = [70, 38, 17, 10, 9, 3, 2, 1];
const fitted = (frequencies: readonly number[]) => goodnessOfFit(tallyOfFrequencies(frequencies), tableMle(frequencies));
const poisson = (frequencies: readonly number[]) => goodnessOfFit(tallyOfFrequencies(frequencies), tableMlePoisson(frequencies));

describe('goodness of fit', () => {
  it('pools the red mites into six cells, three degrees, and finds nothing wrong with NB', () => {
    const { cells, degrees, pValue } = fitted(mites);
    expect(cells.map(({ label, observed }) => [label, observed])).toEqual([
      ['0', 70],
      ['1', 38],
      ['2', 17],
      ['3', 10],
      ['4', 9],
      ['5+', 6],
    ]);
    // Beyond 7 counts 0.95 leaves are expected, fewer than a last cell needs.
    expect(degrees).toBe(3);
    expect(pValue).toBeGreaterThan(0.05);
  });

  it('finds the Poisson impossible for the red mites', () => {
    expect(poisson(mites).pValue).toBeLessThan(1e-9);
  });

  it.each(tables.map(({ id, frequencies }) => [id, frequencies] as const))('of %s has 5 expected in each cell, 1 in the last, and all counts in some cell', (_, frequencies) => {
    const { cells } = poisson(frequencies);
    const total = frequencies.reduce((sum, each) => sum + each, 0);
    expect(cells.slice(0, -1).every(({ expected }) => expected >= 5)).toBe(true);
    expect(cells.at(-1)?.expected).toBeGreaterThanOrEqual(1);
    expect(cells.reduce((sum, { observed }) => sum + observed, 0)).toBe(total);
    expect(cells.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(total, 9);
  });

  it('is the sum of squared differences over what was expected, and its p-value the tail of a chi-squared', () => {
    const { cells, statistic, degrees, pValue } = fitted(mites);
    const sum = cells.reduce((total, { observed, expected }) => total + (observed * observed) / expected, 0);
    expect(statistic).toBeCloseTo(sum - 150, 10);
    expect(pValue).toBe(chiSquaredTail(statistic, degrees));
  });

  it('is perfect, with a p-value of one, for counts as expected', () => {
    const { statistic, pValue } = goodnessOfFit(tallyOfFrequencies([512, 256, 128, 64, 32, 16, 8, 4, 2, 1, 1]), { r: 1, rho: 0.5 });
    expect(statistic).toBeLessThan(0.05);
    expect(pValue).toBeGreaterThan(0.99);
  });

  it('has no p-value where no degree of freedom is left', () => {
    expect(goodnessOfFit(tallyOf([0, 7]), { r: 0.5, rho: 0.5 })).toMatchObject({ degrees: 0, pValue: null });
  });

  it('stays within a thousand cells, whatever the law', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 4, noNaN: true }), fc.double({ min: 0.01, max: 0.999999, noNaN: true }), (power, rho) => {
        const { cells, statistic } = goodnessOfFit({ ...tallyOf([0, 5, 1e6]), total: 1e5, frequencies: Float64Array.of(99_998, 1, 1) }, { r: 10 ** power, rho });
        expect(cells.length).toBeLessThanOrEqual(1001);
        expect(statistic).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 20 },
    );
  });
});
