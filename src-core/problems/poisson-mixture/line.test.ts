import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { countsOf } from './counts';
import { expectation, maximised, mixtureOf } from './em';
import { matrixOf, mixtures, type Drawn } from '../fixture/mixtures';
import { along, boundGain, boundLine, reach } from './line';
import { bound, logLik, responsibilities } from './model';

const ready = ({ Y, pi, lambda }: Drawn, learnPi = false) => {
  const counts = countsOf(Y);
  const from = mixtureOf(pi, lambda);
  const expected = finished(expectation(counts, from, false));
  return { counts, from, expected, to: maximised(expected, from, counts.rows, learnPi) };
};
const lineOf = (drawn: Drawn, places: readonly number[], learnPi = false) => {
  const { counts, from, expected, to } = ready(drawn, learnPi);
  const ends = reach(from, to, -0.65, 2.3);
  const s = Float64Array.from(places, (place) => Math.min(ends.high, Math.max(ends.low, place)));
  return finished(boundLine(counts, { expected, mixture: from }, from, to, s));
};

describe('the line from the old rates to the new', () => {
  it('has the bound of the definition and the log likelihood of the model at every place', () => {
    fc.assert(
      fc.property(mixtures, fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000), fc.boolean(), (drawn, s, learnPi) => {
        const { from, to } = ready(drawn, learnPi);
        const omega = responsibilities(drawn.Y, drawn.pi, drawn.lambda);
        const there = along(from, to, s);
        const lambda = { ...drawn.lambda, values: there.lambda };
        const line = lineOf(drawn, [s], learnPi);
        expect(line.logLik[0]).toBeCloseTo(logLik(drawn.Y, there.pi, lambda), 8);
        expect(line.bound[0]).toBeCloseTo(bound(drawn.Y, omega, there.pi, lambda), 8);
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
      fc.property(mixtures, fc.boolean(), (drawn, learnPi) => {
        const { bound: below } = lineOf(drawn, [1, 0.9, 1.1, 0, 0.5, 1.7], learnPi);
        below.forEach((each) => expect(each).toBeLessThanOrEqual((below[0] ?? NaN) + 1e-9));
      }),
    );
  });

  it('ends where a rate or a weight would fall below zero', () => {
    const at = (lambda: number[], pi = [1]) => mixtureOf(pi, matrixOf(pi.map(() => lambda)));
    expect(reach(at([4, 1]), at([2, 1]), -0.65, 2.3)).toEqual({ low: -0.65, high: 2 });
    expect(reach(at([1]), at([3]), -0.65, 2.3)).toEqual({ low: -0.5, high: 2.3 });
    expect(reach(at([1], [0.5, 0.5]), at([1], [0.25, 0.75]), -2.5, 2.3)).toEqual({ low: -2, high: 2 });
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
    const told = [...boundLine(counts, { expected, mixture: from }, from, to, Float64Array.of(0, 0.5, 1))].map(({ done, of }) => done / of);
    expect(told).toEqual([0, 1 / 3, 2 / 3]);
  });
});
