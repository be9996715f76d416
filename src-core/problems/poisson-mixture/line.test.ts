import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { countsOf } from './counts';
import { expectation, maximised, mixtureOf } from './em';
import { matrixOf, mixtures, type Drawn } from '../fixture/mixtures';
import { boundGain, boundLine, along, reach } from './line';
import { bound, logLik, responsibilities } from './model';

const ready = ({ Y, pi, lambda }: Drawn) => {
  const counts = countsOf(Y);
  const from = mixtureOf(pi, lambda);
  const expected = finished(expectation(counts, from, false));
  return { counts, from, expected, to: maximised(expected, from, counts.rows, false).lambda };
};
const lineOf = (drawn: Drawn, places: readonly number[]) => {
  const { counts, from, expected, to } = ready(drawn);
  const ends = reach(from.lambda, to, -0.65, 2.3);
  const s = Float64Array.from(places, (place) => Math.min(ends.high, Math.max(ends.low, place)));
  return finished(boundLine(counts, from, expected, to, s));
};

describe('the line from the old rates to the new', () => {
  it('has the bound of the definition and the log likelihood of the model at every place', () => {
    fc.assert(
      fc.property(mixtures, fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000), (drawn, s) => {
        const { from, to } = ready(drawn);
        const omega = responsibilities(drawn.Y, drawn.pi, drawn.lambda);
        const there = { ...drawn.lambda, values: along(from.lambda, to, s) };
        const line = lineOf(drawn, [s]);
        expect(line.logLik[0]).toBeCloseTo(logLik(drawn.Y, drawn.pi, there), 8);
        expect(line.bound[0]).toBeCloseTo(bound(drawn.Y, omega, drawn.pi, there), 8);
      }),
    );
  });

  it('has the bound below the likelihood, touching it at its start', () => {
    fc.assert(
      fc.property(mixtures, (drawn) => {
        const { logLik: value, bound: below } = lineOf(drawn, [0, 0.01, 0.5, 1, 2.3, -0.65]);
        value.forEach((each, i) => expect(below[i]).toBeLessThanOrEqual(each + 1e-9));
        expect(below[0]).toBe(value[0]);
      }),
    );
  });

  it('begins with one slope for both: their gap falls with the square of s', () => {
    const { logLik: value, bound: below } = lineOf({ Y: matrixOf([[1, 4], [5, 2], [2, 2]]), pi: [0.4, 0.6], lambda: matrixOf([[2, 3], [4, 1]]) }, [1e-2, 1e-3]);
    const [gap, nearGap] = value.map((each, i) => each - (below[i] ?? NaN));
    expect((gap ?? NaN) / (nearGap ?? NaN) / 100).toBeCloseTo(1, 1);
  });

  it('has the highest bound at the M step', () => {
    fc.assert(
      fc.property(mixtures, (drawn) => {
        const { bound: below } = lineOf(drawn, [1, 0.9, 1.1, 0, 0.5, 1.7]);
        below.forEach((each) => expect(each).toBeLessThanOrEqual((below[0] ?? NaN) + 1e-9));
      }),
    );
  });

  it('ends where a rate would fall below zero', () => {
    expect(reach(Float64Array.of(4, 1), Float64Array.of(2, 1), -0.65, 2.3)).toEqual({ low: -0.65, high: 2 });
    expect(reach(Float64Array.of(1), Float64Array.of(3), -0.65, 2.3)).toEqual({ low: -0.5, high: 2.3 });
  });

  it('counts a zero rate with zero counts without its logarithm', () => {
    const expected = { logLik: 0, logWeight: Float64Array.of(Math.log(2)), means: Float64Array.of(0), responsibilities: null };
    expect(boundGain(expected, Float64Array.of(3), Float64Array.of(0))).toBeCloseTo(6, 14);
    expect(boundGain({ ...expected, means: Float64Array.of(1) }, Float64Array.of(3), Float64Array.of(0))).toBe(-Infinity);
  });

  it('does not move with the rates of an empty class', () =>
    expect(boundGain({ logLik: 0, logWeight: Float64Array.of(-Infinity), means: Float64Array.of(NaN), responsibilities: null }, Float64Array.of(3), Float64Array.of(9))).toBe(0));

  it('tells how far it is over all places', () => {
    const { counts, from, expected, to } = ready({ Y: matrixOf([[1], [4]]), pi: [0.5, 0.5], lambda: matrixOf([[1], [3]]) });
    const told = [...boundLine(counts, from, expected, to, Float64Array.of(0, 0.5, 1))].map(({ done, of }) => done / of);
    expect(told).toEqual([0, 1 / 3, 2 / 3]);
  });
});
