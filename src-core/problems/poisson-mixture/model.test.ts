import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import { nested } from '../../contract/matrix';
import { logGamma } from '../../maths/gamma';
import { bound, logJoint, logLik, mStep, mStepPi, responsibilities, rowLogLik } from './model';
import { referenceQuantities } from './quantities';
import { matrixOf, mixtures, type Drawn } from '../fixture/mixtures';

/** log π_k + Σ_d log Po by the formula with logarithms of factorials. */
const plainJoint = ({ Y, pi, lambda }: Drawn, i: number, k: number): number =>
  Array.from({ length: Y.columns }, (_, d) => {
    const y = Y.values.at(i * Y.columns + d) ?? 0;
    const rate = lambda.values.at(k * Y.columns + d) ?? 0;
    return y * Math.log(rate) - rate - logGamma(y + 1);
  }).reduce((sum, term) => sum + term, Math.log(pi[k]));

describe('the log joint', () => {
  it('is the plain formula', () => {
    fc.assert(
      fc.property(mixtures, (drawn) => {
        const { values, columns } = logJoint(drawn.Y, drawn.pi, drawn.lambda);
        for (const [j, got] of values.entries()) expect(got).toBeCloseTo(plainJoint(drawn, Math.floor(j / columns), j % columns), 9);
      }),
    );
  });

  it('sums to one over every count that a row may show', () => {
    // Two neurons, three classes: all pairs of counts up to 60 hold all but 1e-12 of the mass.
    const pairs = Array.from({ length: 61 * 61 }, (_, j) => [Math.floor(j / 61), j % 61]);
    const rows = rowLogLik(matrixOf(pairs), [0.2, 0.5, 0.3], matrixOf([[1, 9], [4, 0], [12, 2.5]]));
    expect(rows.reduce((sum, row) => sum + Math.exp(row), 0)).toBeCloseTo(1, 12);
  });
});

describe('responsibilities', () => {
  it('sum to one in every row', () => {
    fc.assert(
      fc.property(mixtures, ({ Y, pi, lambda }) => {
        for (const row of nested(responsibilities(Y, pi, lambda))) expect(row?.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('are the ratios of products where no product underflows', () => {
    const [[first, second]] = nested(responsibilities(matrixOf([[3, 2]]), [0.3, 0.7], matrixOf([[2, 1], [1, 4]]))) as [[number, number]];
    const products = [0.3 * 2 ** 3 * Math.exp(-3), 0.7 * 4 ** 2 * Math.exp(-5)];
    expect(first / second).toBeCloseTo(products[0] / products[1], 14);
  });

  it('change places with the classes', () => {
    fc.assert(
      fc.property(mixtures, ({ Y, pi, lambda }) => {
        const flipped = matrixOf(nested(lambda).reverse() as number[][]);
        const there = nested(responsibilities(Y, pi, lambda)).map((row) => row?.toReversed());
        const back = nested(responsibilities(Y, pi.toReversed(), flipped));
        back.forEach((row, i) => row?.forEach((share, k) => expect(share).toBeCloseTo(there[i]?.[k] ?? NaN, 12)));
      }),
    );
  });
});

describe('the M step', () => {
  it('makes the slope of the expected log likelihood zero', () => {
    fc.assert(
      fc.property(mixtures, ({ Y, pi, lambda }) => {
        const omega = responsibilities(Y, pi, lambda);
        const best = mStep(Y, omega);
        const at = bound(Y, omega, pi, best);
        for (let j = 0; j < best.values.length; j += 1) {
          const moved = (factor: number) => bound(Y, omega, pi, { ...best, values: best.values.with(j, best.values[j] * factor) });
          expect(moved(1.01)).toBeLessThanOrEqual(at + 1e-9);
          expect(moved(0.99)).toBeLessThanOrEqual(at + 1e-9);
        }
      }),
    );
  });

  it('of weights is highest on the simplex', () => {
    fc.assert(
      fc.property(mixtures, ({ Y, pi, lambda }) => {
        const omega = responsibilities(Y, pi, lambda);
        const best = mStepPi(omega);
        expect(best.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(bound(Y, omega, best, lambda)).toBeGreaterThanOrEqual(bound(Y, omega, pi, lambda) - 1e-9);
      }),
    );
  });
});

describe('the bound', () => {
  it('touches the log likelihood at the responsibilities of the same parameters, and lies below it at any others', () => {
    fc.assert(
      fc.property(mixtures, mixtures, ({ Y, pi, lambda }, other) => {
        const value = logLik(Y, pi, lambda);
        expect(bound(Y, responsibilities(Y, pi, lambda), pi, lambda)).toBeCloseTo(value, 9);
        const foreign = { rows: Y.rows, columns: pi.length, values: new Float64Array(Y.rows * pi.length).map((_, j) => other.pi[j % other.pi.length] ?? 0) };
        const sums = nested(foreign).map((row) => row?.reduce((sum, share) => sum + share, 0) ?? 1);
        const shares = { ...foreign, values: foreign.values.map((share, j) => share / (sums[Math.floor(j / pi.length)] ?? 1)) };
        expect(bound(Y, shares, pi, lambda)).toBeLessThanOrEqual(value + 1e-9);
      }),
    );
  });

  it('is not defined below where a class has a share of a row that it cannot make', () =>
    expect(bound(matrixOf([[1]]), matrixOf([[0.5, 0.5]]), [0.5, 0.5], matrixOf([[0], [1]]))).toBe(-Infinity));
});

describe('corners of the mixture', () => {
  it('without rows the log likelihood is that of nothing', () => expect(logLik(matrixOf([]), [1], matrixOf([[2]]))).toBe(0));
  it('one class takes every row whole', () => expect(nested(responsibilities(matrixOf([[7], [0]]), [1], matrixOf([[3]])))).toEqual([[1], [1]]));
  it('identical classes share by their weights, whatever was counted', () =>
    expect(nested(responsibilities(matrixOf([[4, 1]]), [0.25, 0.75], matrixOf([[2, 3], [2, 3]])))[0]?.[0]).toBeCloseTo(0.25, 15));

  const ask = (name: keyof typeof referenceQuantities, given: object): string => {
    try {
      const asked = referenceQuantities[name];
      asked.run(asked.input.parse(given) as never);
      return 'an answer';
    } catch (thrown) {
      return thrown instanceof Refusal ? `${thrown.fault.kind}: ${thrown.message}` : `shape: ${String(thrown)}`;
    }
  };
  const good = { Y: [[1, 2]], pi: [0.5, 0.5], lambda: [[1, 2], [3, 4]] };
  it.each<[string, keyof typeof referenceQuantities, object, RegExp]>([
    ['half a spike', 'logLik', { ...good, Y: [[1, 2.5]] }, /^domain: Y\[0]\[1] counts something, so it must be whole and not negative; it is 2\.5\./],
    ['fewer than no spikes', 'logLik', { ...good, Y: [[-1, 2]] }, /^domain: Y\[0]\[0] counts/],
    ['endless spikes', 'logLik', { ...good, Y: [['Infinity', 2]] }, /^domain: Y\[0]\[0] counts/],
    ['weights above one', 'rowLogLik', { ...good, pi: [0.5, 0.6] }, /^domain: pi must sum to one; it sums to 1\.1\./],
    ['a negative weight', 'rowLogLik', { ...good, pi: [-0.5, 1.5] }, /^domain: pi\[0] .* it is -0\.5\./],
    ['a negative rate', 'logJoint', { ...good, lambda: [[1, 2], [3, -4]] }, /^domain: lambda\[1]\[1] must be a rate, zero or positive; it is -4\./],
    ['an endless rate', 'logJoint', { ...good, lambda: [[1, 2], ['Infinity', 4]] }, /^domain: lambda\[1]\[0]/],
    ['a class without rates', 'logLik', { ...good, lambda: [[1, 2]] }, /^shape: lambda must have one row for each of the 2 classes of pi; it has 1\./],
    ['rates of too few neurons', 'logLik', { ...good, lambda: [[1], [3]] }, /^shape: lambda must have 2 columns as Y has; it has 1\./],
    ['responsibilities of too few rows', 'mStep', { Y: [[1], [2]], omega: [[1]] }, /^shape: omega must have one row for each of the 2 rows of Y; it has 1\./],
    ['responsibilities of too few classes', 'bound', { ...good, omega: [[1]] }, /^shape: omega must have one column for each of the 2 classes of pi; it has 1\./],
    ['a negative share', 'mStepPi', { omega: [[-0.5, 1.5]] }, /^domain: omega\[0]\[0] must be a share, zero or positive; it is -0\.5\./],
    ['no shares at all', 'mStepPi', { omega: [] }, /^domain: Without rows/],
    ['a word for a flag', 'emPath', { ...good, steps: 1, learnPi: 'yes' }, /must be true or false; it is \\"yes\\"\./],
    ['half a step', 'emPath', { ...good, steps: 0.5, learnPi: true }, /must be a whole number from 0 to 100000; it is 0\.5\./],
  ])('%s is refused in words', (_, name, given, words) => expect(ask(name, given)).toMatch(words));
});
