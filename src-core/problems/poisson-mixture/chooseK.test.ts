import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { bic, classChoices, freeParameters, split } from './chooseK';
import { countsOf } from './counts';
import { spikes } from './data';
import { matrixOf } from '../fixture/mixtures';
import { logLik } from './model';

const { counts } = finished(spikes(150, 6, [0.5, 0.5], 1, 11));
const options = { kind: 'rows', seed: 3, starts: 3, steps: 60, learnPi: true, leastGain: 1e-6, share: 0.2 } as const;
const found = finished(classChoices(counts, 4, options));

describe('rows held out', () => {
  it('and the others are all rows, each once', () => {
    const numbered = countsOf(matrixOf(Array.from({ length: 50 }, (_, i) => [i])));
    const { fitted, heldOut } = split(numbered, 0.2, 1);
    expect([fitted.rows, heldOut.rows]).toEqual([40, 10]);
    expect([...fitted.values, ...heldOut.values].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect([fitted, heldOut].map(({ values }) => values)).toEqual([fitted, heldOut].map(({ values }) => values.toSorted()));
    expect(split(numbered, 0.2, 1)).toEqual(split(numbered, 0.2, 1));
  });
  it('are at least one and never all', () => {
    const two = countsOf(matrixOf([[1], [2]]));
    expect([0.001, 0.999].map((share) => split(two, share, 1).heldOut.rows)).toEqual([1, 1]);
  });
  it('need two rows', () => expect(() => split(countsOf(matrixOf([[1]])), 0.5, 1)).toThrow('Rows can be held out of two or more; there is 1.'));
});

describe('numbers of classes compared', () => {
  it('fit better where there are more of them', () => expect(found.every(({ logLik: value }, j) => j === 0 || value > (found[j - 1]?.logLik ?? 0))).toBe(true));
  it('show the number that the counts were drawn from, by BIC and by what was held out', () => {
    const leastBic = found.reduce((best, each) => (each.bic < best.bic ? each : best));
    const mostHeldOut = found.reduce((best, each) => (each.heldOut > best.heldOut ? each : best));
    expect([leastBic.K, mostHeldOut.K]).toEqual([2, 2]);
  });
  it('report the log likelihood of the parameters that they return', () => {
    const Y = { rows: counts.rows, columns: counts.columns, values: Float64Array.from(counts.values) };
    for (const { K, mixture, logLik: value } of found) expect(logLik(Y, mixture.pi, { rows: K, columns: 6, values: mixture.lambda })).toBeCloseTo(value, 8);
  });
  it('cost K D rates, and K - 1 weights more where those are learnt', () => expect([freeParameters(3, 12, false), freeParameters(3, 12, true)]).toEqual([36, 38]));
  it('are weighed by Schwarz', () => expect(bic(-100, 5, Math.exp(2))).toBeCloseTo(210, 12));
  it('tell how far they are, from nothing to all', () => {
    const told = [...classChoices(counts, 2, options)].map(({ done, of }) => done / of);
    expect(told.every((share, i) => share >= (told[i - 1] ?? 0) && share < 1)).toBe(true);
  });
});
