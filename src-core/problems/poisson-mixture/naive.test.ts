import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nested } from '../../contract/matrix';
import { finished } from '../../contract/work';
import { spikes } from './data';
import { matrixOf, mixtures } from '../fixture/mixtures';
import { logLik, responsibilities } from './model';
import { naive } from './naive';

/** Forty rows of D neurons, and classes of equal rates 2 and 3. */
const wide = (D: number) => {
  const { counts } = finished(spikes(40, D, [0.5, 0.5], 0.8, 305));
  const Y = { rows: 40, columns: D, values: Float64Array.from(counts.values) };
  return { Y, lambda: matrixOf([new Array<number>(D).fill(2), new Array<number>(D).fill(3)]) };
};

describe('plain products', () => {
  it('give the same responsibilities and likelihood where nothing underflows', () => {
    fc.assert(
      fc.property(mixtures, ({ Y, pi, lambda }) => {
        fc.pre(logLik(Y, pi, lambda) > -600);
        const got = naive(Y, pi, lambda);
        const exact = responsibilities(Y, pi, lambda).values;
        got.responsibilities.values.forEach((share, j) => expect(share).toBeCloseTo(exact[j] ?? NaN, 9));
        expect(Math.log(got.likelihood)).toBeCloseTo(logLik(Y, pi, lambda), 8);
        expect(got.lost).toBe(0);
      }),
    );
  });

  it('over the rows are 0 long before a row is lost', () => {
    const { Y, lambda } = wide(20);
    expect(naive(Y, [0.5, 0.5], lambda)).toMatchObject({ likelihood: 0, lost: 0 });
  });

  it('over five hundred neurons leave 0/0 where logarithms leave shares', () => {
    const { Y, lambda } = wide(500);
    const got = naive(Y, [0.5, 0.5], lambda);
    expect(got.lost).toBe(40);
    expect(nested(got.responsibilities).every((row) => row === null)).toBe(true);
    expect(nested(responsibilities(Y, [0.5, 0.5], lambda)).every((row) => row !== null)).toBe(true);
  });
});
