import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { Refusal } from '../../contract/faults';
import { nested } from '../../contract/matrix';
import { stream } from '../../maths/random';
import { poissonDraw } from '../../maths/draws';
import { countsOf, readyCounts, type Counts } from './counts';
import { emRun, emStep, expectation, maximised, mixtureOf, type Mixture } from './em';
import { matrixOf, mixtures, type Drawn } from '../fixture/mixtures';
import { logLik, mStep, mStepPi, responsibilities } from './model';

const asMatrix = (values: Float64Array, columns: number) => ({ rows: values.length / columns, columns, values });
const startOf = ({ Y, pi, lambda }: Drawn): { counts: Counts; start: Mixture } => ({ counts: countsOf(Y), start: mixtureOf(pi, lambda) });
const run = (counts: Counts, start: Mixture, steps: number, learnPi: boolean) => finished(emRun(counts, start, steps, learnPi, -Infinity));
/** Three hundred rows of three classes: several blocks, the last of them not full. */
const many = (() => {
  const next = stream(1, 'rows');
  const rates = [[1, 8, 3], [6, 2, 3], [3, 3, 0.2]];
  const Y = matrixOf(Array.from({ length: 301 }, (_, i) => (rates[i % 3] ?? []).map((rate) => poissonDraw(rate, next))));
  return { Y, pi: [0.2, 0.5, 0.3], lambda: matrixOf([[2, 6, 3], [5, 3, 2], [2, 2, 1]]) };
})();

describe('the E step over blocks of rows', () => {
  it('gives the responsibilities and the log likelihood of the exact form', () => {
    fc.assert(
      fc.property(mixtures, (drawn) => {
        const { counts, start } = startOf(drawn);
        const expected = finished(expectation(counts, start, true));
        expect(expected.logLik).toBeCloseTo(logLik(drawn.Y, drawn.pi, drawn.lambda), 9);
        const exact = responsibilities(drawn.Y, drawn.pi, drawn.lambda).values;
        expected.responsibilities?.forEach((share, j) => expect(share).toBeCloseTo(exact[j] ?? NaN, 11));
      }),
    );
  });

  it('does so over many blocks', () => {
    const { counts, start } = startOf(many);
    const expected = finished(expectation(counts, start, true));
    const exact = responsibilities(many.Y, many.pi, many.lambda);
    expect(Math.max(...exact.values.map((share, j) => Math.abs(share - (expected.responsibilities?.[j] ?? NaN))))).toBeLessThan(1e-13);
    expect(expected.logLik).toBeCloseTo(logLik(many.Y, many.pi, many.lambda), 9);
  });

  it('keeps the digits of counts of a million', () => {
    const Y = matrixOf([[1_000_000, 3], [1_001_000, 2], [998_500, 9]]);
    const lambda = matrixOf([[999_000, 4], [1_000_500, 5]]);
    const expected = finished(expectation(countsOf(Y), mixtureOf([0.4, 0.6], lambda), true));
    expect(expected.logLik).toBeCloseTo(logLik(Y, [0.4, 0.6], lambda), 8);
    expect(countsOf(Y).values).toBeInstanceOf(Float64Array);
  });

  it('shows no share of an impossible row and calls the whole impossible', () => {
    const expected = finished(expectation(countsOf(matrixOf([[1, 1], [0, 2]])), mixtureOf([0.4, 0.6], matrixOf([[0, 2], [3, 0]])), true));
    expect(expected.logLik).toBe(-Infinity);
    expect(Array.from(expected.responsibilities ?? [])).toEqual([0, 0, 1, 0]);
  });

  it('tells how far it is, a block of work at a time', () => {
    const zeros = readyCounts(100_000, 40, new Uint16Array(4_000_000));
    const told = [...expectation(zeros, mixtureOf([0.5, 0.5], matrixOf([new Array<number>(40).fill(1), new Array<number>(40).fill(2)])), false)];
    expect(told.length).toBeGreaterThan(5);
    expect(told.every(({ done, of }, i) => of === 100_000 && done >= 0 && done < of && done > (told[i - 1]?.done ?? -1))).toBe(true);
  });

  it('refuses beforehand what would not fit, with the bytes', () => {
    const huge = { ...countsOf(matrixOf([[1]])), rows: 1e8, columns: 1 };
    const work = expectation(huge, mixtureOf([1], matrixOf([[1]])), true);
    expect(() => work.next()).toThrow(/100000000 rows of 1 counts, shared among 1 classes, would take 953\.7 MB \(1000000000 bytes\)/);
    expect(() => work.next()).not.toThrow(Refusal);
  });
});

describe('the M step after it', () => {
  it('makes the rates and weights of the plain M step', () => {
    const { counts, start } = startOf(many);
    const { mixture } = emStep(counts, start, true);
    const omega = responsibilities(many.Y, many.pi, many.lambda);
    mStep(many.Y, omega).values.forEach((rate, j) => expect(mixture.lambda[j]).toBeCloseTo(rate, 12));
    mStepPi(omega).forEach((weight, k) => expect(mixture.pi[k]).toBeCloseTo(weight, 13));
  });

  it('leaves the weights alone where they are known', () => {
    const { counts, start } = startOf(many);
    expect(Array.from(emStep(counts, start, false).mixture.pi)).toEqual(many.pi);
  });

  it('leaves an empty class its rates', () => {
    const { mixture } = emStep(countsOf(matrixOf([[2], [5]])), mixtureOf([0, 1], matrixOf([[2], [4]])), true);
    expect(Array.from(mixture.lambda)).toEqual([2, 3.5]);
    expect(Array.from(mixture.pi)).toEqual([0, 1]);
  });

  it('finds the rows of a class whose shares lie below every double', () => {
    // Class 1 is nearest to the first row by far, though its share of it is about e^-3000.
    const { mixture } = emStep(countsOf(matrixOf([[900, 3], [1000, 0], [1000, 0]])), mixtureOf([0.5, 0.5], matrixOf([[1, 2], [1000, 4]])), true);
    expect(Array.from(mixture.lambda.subarray(0, 2))).toEqual([900, 3]);
    expect(mixture.pi[0]).toBe(0);
    expect(mixture.logPi[0]).toBeLessThan(-1000);
    expect(mixture.logPi[0]).toBeGreaterThan(-6000);
  });

  it('weighs several such rows by how far they lie, whichever comes first', () => {
    // Against class 2 the share of class 1 falls by a factor of 1000 with every further count.
    const { mixture } = emStep(countsOf(matrixOf([[902], [900], [901]])), mixtureOf([0.5, 0.5], matrixOf([[1], [1000]])), false);
    expect(mixture.lambda[0]).toBeCloseTo((900 + 901e-3 + 902e-6) / (1 + 1e-3 + 1e-6), 9);
  });

  it('knows what is impossible from what is only far, for counts of a thousand million', () => {
    const Y = matrixOf([[1e9, 0], [1e9, 0], [3, 1e9]]);
    const lambda = matrixOf([[0, 5], [1e9, 0], [1, 1e9]]);
    const pi = [0.3, 0.3, 0.4];
    const expected = finished(expectation(countsOf(Y), mixtureOf(pi, lambda), true));
    expect(Array.from(expected.responsibilities ?? [])).toEqual([0, 1, 0, 0, 1, 0, 0, 0, 1]);
    expect(expected.logWeight[0]).toBe(-Infinity);
    expect(expected.logLik / logLik(Y, pi, lambda)).toBeCloseTo(1, 7);
  });

  it('keeps a zero rate with zero counts at zero', () => {
    const { mixture } = emStep(countsOf(matrixOf([[0, 3], [0, 5]])), mixtureOf([0.5, 0.5], matrixOf([[0, 2], [3, 4]])), false);
    expect(mixture.lambda[0]).toBe(0);
    expect(mixture.lambda[2]).toBe(0);
  });
});

describe('a run of EM', () => {
  it('never falls, whether the weights are known or learnt', () => {
    fc.assert(
      fc.property(mixtures, fc.boolean(), (drawn, learnPi) => {
        const { counts, start } = startOf(drawn);
        const path = run(counts, start, 30, learnPi).logLik;
        path.slice(1).forEach((value, t) => expect(value).toBeGreaterThanOrEqual((path[t] ?? NaN) - 1e-11 * Math.abs(value)));
      }),
      { numRuns: 60 },
    );
  });

  it('never gains less than the bound does', () => {
    fc.assert(
      fc.property(mixtures, ({ Y, pi, lambda }) => {
        const { counts, start } = startOf({ Y, pi, lambda });
        const expected = finished(expectation(counts, start, true));
        const after = maximised(expected, start, counts.rows, false);
        // The bound at the shares of the E step differs between rates by Σ ω (y log λ - λ) alone.
        const gain = (expected.responsibilities ?? new Float64Array()).reduce((sum, share, j) => {
          const [i, k] = [Math.floor(j / pi.length), j % pi.length];
          const terms = Array.from({ length: Y.columns }, (_, d) => {
            const [y, now, next] = [Y.values[i * Y.columns + d] ?? 0, start.lambda[k * Y.columns + d] ?? 0, after.lambda[k * Y.columns + d] ?? 0];
            return (y === 0 ? 0 : y * Math.log(next / now)) - (next - now);
          });
          return share > 0 ? sum + share * terms.reduce((a, b) => a + b, 0) : sum;
        }, 0);
        expect(gain).toBeGreaterThanOrEqual(-1e-10);
        expect(run(counts, start, 1, false).logLik[1]).toBeGreaterThanOrEqual(expected.logLik + gain - 1e-9);
      }),
    );
  });

  it('gives the same bits again, stepped or run', () => {
    const { counts, start } = startOf(many);
    let stepped = start;
    for (let t = 0; t < 10; t += 1) stepped = emStep(counts, stepped, true).mixture;
    expect(run(counts, start, 10, true).mixture).toEqual(stepped);
  });

  it('ends when a step gains too little', () => {
    const { counts, start } = startOf(many);
    const path = finished(emRun(counts, start, 200, false, 1e-8));
    expect(path.converged).toBe(true);
    const gains = path.logLik.slice(1).map((value, t) => value - (path.logLik[t] ?? NaN));
    expect(gains.at(-1)).toBeLessThan(1e-8);
    expect(gains.slice(0, -1).every((gain) => gain >= 1e-8)).toBe(true);
  });

  it('of identical classes never tells them apart', () => {
    const counts = countsOf(many.Y);
    const { mixture } = run(counts, mixtureOf([0.5, 0.5], matrixOf([[2, 2, 2], [2, 2, 2]])), 20, false);
    const [first, second] = nested(asMatrix(mixture.lambda, 3));
    expect(first).toEqual(second);
    first?.forEach((rate, d) => expect(rate).toBeCloseTo(counts.means[d] ?? NaN, 12));
  });

  it('of one class is at its end after one step', () => {
    const counts = countsOf(many.Y);
    const path = run(counts, mixtureOf([1], matrixOf([[1, 1, 1]])), 2, false).logLik;
    expect(path[1]).toBeCloseTo(counts.oneClassLogLik, 9);
    expect(path[2]).toBe(path[1]);
  });
});
