import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbers, others, stepsAt } from '../../fixture/verdicts';
import { smallChains } from '../../fixture/smallChains';
import { steps } from './index';

const { c } = steps;
const rows = (values: Float64Array, columns: number): number[][] => Array.from({ length: values.length / columns }, (_, i) => Array.from(values.subarray(i * columns, (i + 1) * columns)));
/** Binary chains as they are typed; the old parameters are the means of the level that is on. */
const chains = (far: number) =>
  smallChains(
    [
      [2, 1, 3],
      [2, 2, 2],
      [2, 2, 4],
      [2, 3, 2],
    ],
    far,
  ).map(({ x, P, pi0, means }) => ({ x, P: P.map(({ values }) => rows(values, 2)), pi0: rows(pi0.values, 2), theta: rows(means.values, 2).map(([, each]) => each ?? 0) }));

describe('5c at its defaults', () => {
  it('every line holds as corrected', () => expect(others(stepsAt(c, {}), 'holds')).toEqual([]));
  it('as printed the constant and the integral do not hold', () => {
    const printed = stepsAt(c, {}, 'printed');
    expect(printed['sum']).toMatchObject({ right: 0, verdict: 'does not hold' });
    expect(printed['constant']).toMatchObject({ verdict: 'does not hold' });
    expect(printed['constant']?.left).toBeCloseTo(-3.92224894, 8);
    expect(printed['constant']?.right).toBeCloseTo(1.59138226, 8);
  });
  it('as printed the gradient points the wrong way', () => {
    const { left, right, verdict } = stepsAt(c, {}, 'printed')['gradient'] ?? expect.fail();
    expect(verdict).toBe('does not hold');
    expect(numbers(left)[0]).toBeCloseTo(0.19299769, 8);
    expect(numbers(left)[1]).toBeCloseTo(0.06636288, 8);
    expect(numbers(right)[0]).toBeCloseTo(-0.19299769, 8);
  });
  it('the maximiser is right all the same', () => {
    const [first, second] = numbers(stepsAt(c, {}, 'printed')['maximiser']?.right);
    expect(first).toBeCloseTo(0.72549301, 8);
    expect(second).toBeCloseTo(1.51151571, 8);
  });
  it('the other lines hold as printed too', () =>
    expect(others(stepsAt(c, {}, 'printed'), 'holds').map((line) => line.split(' ')[0])).toEqual(['sum', 'constant', 'gradient']));
});

describe('5c anywhere', () => {
  it('every line holds as corrected, but for an inverse that does not exist', () =>
    fc.assert(
      fc.property(chains(3), (values) => {
        const { maximiser, ...rest } = stepsAt(c, values);
        expect(others(rest, 'holds')).toEqual([]);
        expect(maximiser?.verdict).toMatch(/^(holds|undefined)$/);
      }),
      { numRuns: 60 },
    ));
  it('also with far observations', () =>
    fc.assert(
      fc.property(chains(60), (values) => {
        expect(others(stepsAt(c, values), 'holds', 'undefined')).toEqual([]);
      }),
      { numRuns: 40 },
    ));
  it('the printed constant fails, whatever the chains are', () =>
    fc.assert(
      fc.property(chains(3), (values) => {
        expect(stepsAt(c, values, 'printed')['constant']?.verdict).toBe('does not hold');
      }),
      { numRuns: 40 },
    ));
});

describe('corners of 5c', () => {
  const half = [
    [0.5, 0.5],
    [0.5, 0.5],
  ];
  it('levels that are never on have no inverse, and the reason is said', () => {
    const never = [
      [1, 0],
      [1, 0],
    ];
    const { maximiser, ...rest } = stepsAt(c, { P: [never, half], pi0: [[1, 0], [0.5, 0.5]] });
    expect(maximiser).toMatchObject({ left: null, verdict: 'undefined', why: expect.stringContaining('never told apart, or never on') as string });
    expect(others(rest, 'holds')).toEqual([]);
  });
  it('a level that is hardly ever on leaves neither line that needs its inverse', () => {
    const rare = [
      [1 - 1e-12, 1e-12],
      [0.5, 0.5],
    ];
    const { maximiser, stationary, ...rest } = stepsAt(c, { P: [rare, half], pi0: [[1, 0], [0.5, 0.5]] });
    expect([maximiser?.verdict, stationary?.verdict]).toEqual(['undefined', 'undefined']);
    expect(others(rest, 'holds')).toEqual([]);
  });
  it('three states at a level have no such mean: an error', () => {
    const three = [0.2, 0.3, 0.5];
    expect(() => stepsAt(c, { P: [[three, three, three]], pi0: [three], theta: [1] })).toThrow('binary levels only');
  });
  it('more paths than can be walked are refused with their number', () => expect(() => stepsAt(c, { x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] })).toThrow('2^22 paths'));
  it('a quarter of a million paths still agree', () => expect(others(stepsAt(c, { x: [1, 2, 3, 1, 2, 3, 1, 2, 3] }), 'holds')).toEqual([]));
  it('of no observation there is no M step', () => expect(stepsAt(c, { x: [] })['stationary']).toMatchObject({ verdict: 'undefined', why: expect.stringContaining('at least one observation') as string }));
  it('theta of another length is an error', () => expect(() => stepsAt(c, { theta: [1, 2, 3] })).toThrow('theta must have 2 numbers'));
});
