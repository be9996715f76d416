import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nested } from '../../../contract/matrix';
import { finished } from '../../../contract/work';
import { having, numbers, others, stepsAt, stepsInLab } from '../../fixture/verdicts';
import { mixtures } from '../../fixture/mixtures';
import { initial } from '../state';
import { steps } from './index';

const parts = Object.entries(steps);
const typed = mixtures.map(({ Y, pi, lambda }) => ({ Y: nested(Y), pi, lambda: nested(lambda) }));

describe('the witnesses of problem 3', () => {
  it('shares of the first row', () => {
    const [first, second] = numbers(stepsAt(steps.a, {})['bayes']?.right);
    expect(first).toBeCloseTo(0.1730236, 7);
    expect(second).toBeCloseTo(0.82697641, 8);
  });
  it('read as printed the shares would add up to 0.24', () => expect(stepsAt(steps.a, {}, 'printed')['one']?.why).toContain('would add up to 0.24.'));
  it('M gives the rates 0.52274127 and 3.93743334', () => {
    const [first, second] = numbers(stepsAt(steps.b, {})['maximiser']?.left);
    expect(first).toBeCloseTo(0.52274127, 8);
    expect(second).toBeCloseTo(3.93743334, 8);
  });
  it('and raises the log likelihood from -6.15184392 to -5.85523550', () => {
    expect(stepsAt(steps.b, {})['rise']?.right).toBeCloseTo(-6.15184392, 8);
    expect(stepsAt(steps.b, {})['rise']?.left).toBeCloseTo(-5.8552355, 8);
  });
});

describe.each(parts)('3%s', (_, part) => {
  it('every line holds at the defaults, printed and corrected', () => {
    expect(others(stepsAt(part, {}), 'holds')).toEqual([]);
    expect(stepsAt(part, {}, 'printed')).toEqual(stepsAt(part, {}));
  });
  it('every line holds at random counts, weights and rates, but where all counts of a class are 0', () =>
    fc.assert(
      fc.property(typed, (values) => {
        const judged = stepsAt(part, values);
        expect(having(judged, 'does not hold')).toEqual([]);
        expect(having(judged, 'undefined').filter((id) => id !== 'stationary' && id !== 'curvature')).toEqual([]);
      }),
      { numRuns: 80 },
    ));
  it('every line holds in the lab, at every half-step', () => {
    const verdicts = [0, 1, 2, 5, 6, 30].map((step) => others(stepsInLab(part, { ...initial, step }), 'holds'));
    expect(verdicts.flat()).toEqual([]);
  });
  it('also where the data are large, on some of the bins', () => {
    const large = { ...initial, step: 0, params: { ...initial.params, N: 2000, D: 40 }, choices: { ...initial.choices, bin: 25 } };
    expect(others(stepsInLab(part, large), 'holds')).toEqual([]);
    expect(finished(part.inLab?.(large) ?? expect.fail()).scope).toBe('Worked out on bins 26 to 191 of 2,000.');
  });
  it('a negative rate leaves every line undefined', () => expect(others(stepsAt(part, { lambda: [[-1], [4]] }), 'undefined')).toEqual([]));
  it('weights off the simplex leave every line undefined', () => expect(others(stepsAt(part, { pi: [0.4, 0.5] }), 'undefined')).toEqual([]));
  it('no rows leave every line undefined', () => expect(others(stepsAt(part, { Y: [] }), 'undefined')).toEqual([]));
});

describe('corners of problem 3', () => {
  it('an empty class has no new rate, and the reason is said', () => {
    const empty = stepsAt(steps.b, { pi: [0, 1] });
    expect(having(empty, 'undefined')).toEqual(['stationary', 'maximiser', 'curvature']);
    expect(empty['maximiser']?.why).toContain('Class 1 is empty, so its rate would be 0/0');
  });
  it('counts without weight put the maximum on the boundary, rate 0', () => {
    const zeros = stepsAt(steps.b, { Y: [[0], [0]] });
    expect(zeros['maximiser']).toMatchObject({ left: [0, 0], right: [0, 0], verdict: 'holds' });
    expect(zeros['stationary']).toMatchObject({ verdict: 'undefined', why: expect.stringContaining('at the boundary, at rate 0') as string });
  });
  it('a row impossible under every class has no shares', () => {
    const none = { Y: [[3]], lambda: [[0], [0]] };
    expect(having(stepsAt(steps.a, none), 'undefined')).toEqual(['bayes', 'factorials', 'one']);
    expect(stepsAt(steps.b, none)['maximiser']?.why).toBe('No class can have made row 1: its responsibilities are 0/0.');
  });
  it('a rate of zero has no slope', () => expect(stepsAt(steps.b, { Y: [[0], [2]], lambda: [[0], [1]] })['slope']?.why).toContain('its logarithm has no slope'));
  it('a count of next to no weight makes a rate of next to nothing, found all the same', () => {
    const faint = stepsAt(steps.b, { Y: [[0], [90]], pi: [0.5, 0.5], lambda: [[0.02], [90]] });
    expect(others(faint, 'holds')).toEqual([]);
    expect(numbers(faint['maximiser']?.left)[0]).toBeLessThan(1e-280);
  });
  it('counts of tens of thousands hold too', () =>
    fc.assert(
      fc.property(typed, fc.integer({ min: 100, max: 3000 }), ({ Y, pi, lambda }, times) => {
        const larger = (rows: readonly (number[] | null)[]): number[][] => rows.map((row) => (row ?? []).map((each) => each * times));
        expect(having(stepsAt(steps.b, { Y: larger(Y), pi, lambda: larger(lambda) }), 'does not hold')).toEqual([]);
      }),
      { numRuns: 40 },
    ));
  it('shares may be typed: the M step is their weighted mean', () => {
    const given = stepsAt(steps.b, { omega: [[1, 0], [1, 0], [0, 1]] });
    expect(given['maximiser']?.right).toEqual([1.5, 5]);
    expect(others(given, 'holds')).toEqual([]);
  });
  it('shares that do not sum to one are refused', () => expect(stepsAt(steps.b, { omega: [[1, 1], [1, 0], [0, 1]] })['terms']?.why).toContain('omega[0] shares one row among the classes, so it must sum to one; it sums to 2.'));
  it('four hundred neurons do not underflow', () => {
    const row = Array.from({ length: 400 }, (_, d) => d % 7);
    const values = { Y: [row, row], pi: [0.5, 0.5], lambda: [row.map(() => 1), row.map(() => 3)] };
    expect(others(stepsAt(steps.a, values), 'holds')).toEqual([]);
  });
});
