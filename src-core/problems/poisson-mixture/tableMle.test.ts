import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { poissonLogMass } from '../../maths/poisson';
import { tableMixtureMle, type TableMixture } from './tableMle';
import { countsOf } from './counts';
import { emRun, mixtureOf } from './em';
import { matrixOf } from '../fixture/mixtures';

/** The log likelihood of two classes, by the plain formula. */
const logLikOf = (frequencies: readonly number[], { pi, lambda }: Pick<TableMixture, 'pi' | 'lambda'>): number =>
  frequencies.reduce((sum, times, x) => (times > 0 ? sum + times * Math.log(pi[0] * Math.exp(poissonLogMass(x, lambda[0])) + pi[1] * Math.exp(poissonLogMass(x, lambda[1]))) : sum), 0);
const rowsOf = (frequencies: readonly number[]) => matrixOf(frequencies.flatMap((times, x) => Array.from({ length: times }, () => [x])));
/** Two clear classes with a few rows each. */
const tables = fc
  .tuple(fc.array(fc.nat(9), { minLength: 3, maxLength: 6 }), fc.array(fc.nat(6), { minLength: 4, maxLength: 12 }))
  .map(([low, high]) => [...low, 0, 0, ...high, 1])
  .filter((frequencies) => frequencies.slice(0, 3).some((times) => times > 0));

describe('two classes of a table', () => {
  it('are found where EM from many starts never gets higher', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.tuple(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.double({ min: 0.1, max: 4, noNaN: true }), fc.double({ min: 4, max: 16, noNaN: true })), { minLength: 4, maxLength: 4 }), (frequencies, starts) => {
        const best = tableMixtureMle(frequencies);
        expect(best.logLik).toBeCloseTo(logLikOf(frequencies, best), 9);
        const counts = countsOf(rowsOf(frequencies));
        for (const [share, low, high] of starts) {
          const path = finished(emRun(counts, mixtureOf([share, 1 - share], matrixOf([[low], [high]])), 100, true, -Infinity));
          expect(path.logLik.at(-1)).toBeLessThanOrEqual(best.logLik + 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stand where every change of a parameter loses', () => {
    fc.assert(
      fc.property(tables, (frequencies) => {
        const { pi, lambda, logLik } = tableMixtureMle(frequencies);
        for (const factor of [0.999, 1.001]) {
          expect(logLikOf(frequencies, { pi, lambda: [lambda[0] * factor, lambda[1]] })).toBeLessThanOrEqual(logLik + 1e-9);
          expect(logLikOf(frequencies, { pi, lambda: [lambda[0], lambda[1] * factor] })).toBeLessThanOrEqual(logLik + 1e-9);
          expect(logLikOf(frequencies, { pi: [pi[0] * factor, 1 - pi[0] * factor], lambda })).toBeLessThanOrEqual(logLik + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keep the mean of the table, and come with the lower rate first', () => {
    fc.assert(
      fc.property(tables, (frequencies) => {
        const { pi, lambda } = tableMixtureMle(frequencies);
        const mean = frequencies.reduce((sum, times, x) => sum + times * x, 0) / frequencies.reduce((sum, times) => sum + times, 0);
        expect(pi[0] * lambda[0] + pi[1] * lambda[1]).toBeCloseTo(mean, 6);
        expect(lambda[0]).toBeLessThan(lambda[1]);
      }),
      { numRuns: 40 },
    );
  });

  it('may include a class that shows nothing at all', () => {
    // Half the rows are zeros, the others near 5: a class of rate 0 takes what a Poisson of 5 leaves of the zeros.
    const { pi, lambda } = tableMixtureMle([50, 2, 4, 7, 9, 9, 7, 5, 3, 2, 1]);
    expect(lambda[0]).toBeLessThan(0.05);
    expect(pi[0]).toBeCloseTo(0.5, 1);
    expect(tableMixtureMle([5, 2, 2]).lambda[0]).toBe(0);
  });

  it('lie far apart where the counts do', () => {
    const far = Array.from({ length: 1001 }, (_, x) => (x === 3 ? 10 : x === 1000 ? 30 : 0));
    const { pi, lambda } = tableMixtureMle(far);
    expect(pi[0]).toBeCloseTo(0.25, 12);
    expect(lambda[0]).toBeCloseTo(3, 12);
    expect(lambda[1]).toBeCloseTo(1000, 9);
  });

  it.each([
    ['one outlier among steady counts', [...Array.from({ length: 10 }, () => 0), 1000, ...Array.from({ length: 14 }, () => 0), 1]],
    ['a spread just above a Poisson', [213, 128, 37, 18, 3, 1]],
    ['a few zeros more than a Poisson has', [2279, 536, 67, 4]],
    ['a second class that only its tail shows', [92, 82, 36, 8, 2, 1]],
  ])('are found for %s', (_, frequencies) => {
    const { pi, logLik } = tableMixtureMle(frequencies);
    const mean = frequencies.reduce((sum, times, x) => sum + times * x, 0) / frequencies.reduce((sum, times) => sum + times, 0);
    expect(pi[0]).toBeGreaterThan(0);
    expect(pi[1]).toBeGreaterThan(0);
    expect(logLik).toBeGreaterThan(logLikOf(frequencies, { pi: [1, 0], lambda: [mean, mean] }) + 1e-6);
  });

  it.each([
    ['counts less spread than a Poisson', [0, 3, 8, 3], 'One Poisson fits this table as well as any two do'],
    ['one value', [0, 0, 7], 'One Poisson fits this table as well as any two do'],
    ['only zeros', [9], 'One Poisson fits this table as well as any two do'],
    ['nothing', [], 'The table is empty'],
    ['no rows', [0, 0], 'The table is empty'],
    ['half a row', [1, 2.5], 'frequencies[1] says how often 1 was seen'],
    ['fewer rows than none', [1, -2], 'frequencies[1] says how often 1 was seen'],
  ])('of %s are not defined', (_, frequencies, words) => expect(() => tableMixtureMle(frequencies)).toThrow(words));
});
