import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../fixture/reference';
import { ascend, ascentStep, hornerInQuarters } from './ascent';
import { drawInputs, drawSequence, impulse, wave } from './data';
import { ascentX0, gradientPathX0, newtonX0, stableStep, stepsToConverge } from './learning';
import { gradientX0, logLik, mean, weight } from './model';

const small = fc.double({ min: -1.2, max: 1.2, noNaN: true });
const number = fc.double({ min: -5, max: 5, noNaN: true });
const away = fc.oneof(fc.double({ min: 0.3, max: 1.2, noNaN: true }), fc.double({ min: -1.2, max: -0.3, noNaN: true }));
const inputs = fc.array(number, { maxLength: 12 });

describe('gradient ascent on x0', () => {
  it('is its steps one after the other, each along the gradient', () => {
    fc.assert(
      fc.property(fc.record({ w: small, b: number, x0: number, x: inputs }), number, (sequence, y) => {
        const [, first, second] = gradientPathX0(sequence, y, 0.01, 2);
        const step = (x0: number): number => x0 + 0.01 * gradientX0({ ...sequence, x0 }, y);
        expect(first).toBeCloseTo(step(sequence.x0), 8);
        expect(second).toBeCloseTo(step(step(sequence.x0)), 8);
      }),
    );
  });
  it('ends where Newton begins', () => {
    const { x, y } = drawSequence({ w: 0.9, b: 1, x0: 2 }, 5, 3);
    const path = gradientPathX0({ w: 0.9, b: 1, x0: -4, x }, y, 1, 200);
    expect(path[200]).toBeCloseTo(newtonX0({ w: 0.9, b: 1, x }, y), 12);
  });
  it.each([[0.99, true], [1.01, false]])('with %d of the stable step comes closer: %s', (share, closer) => {
    const sequence = { w: 1.1, b: 0.5, x0: 2, x: [1, -1, 0.5] };
    const best = newtonX0(sequence, 0.3);
    const path = gradientPathX0(sequence, 0.3, share * stableStep(1.1, 0.5, 3), 50);
    expect(Math.abs(path[50] - best) < Math.abs(path[0] - best)).toBe(closer);
  });
  it('that leaves the doubles keeps changing sides', () => {
    const path = gradientPathX0({ w: 2, b: 1e100, x0: 1, x: [0] }, 0, 1, 5);
    expect(path.slice(2)).toEqual([Infinity, -Infinity, Infinity, -Infinity]);
    expect(ascentX0(Infinity, 1, 0, -1)).toBe(Infinity);
  });
  it('stands still where x0 has no weight', () => expect(gradientPathX0({ w: 0, b: 2, x0: 3, x: [1] }, 9, 5, 2)).toEqual([3, 3, 3]));
});

describe('the x0 of maximum likelihood', () => {
  it('brings the mean to y', () => {
    fc.assert(
      fc.property(away, away, inputs, number, (w, b, x, y) => {
        const x0 = newtonX0({ w, b, x }, y);
        expect(Math.abs(mean({ w, b, x0, x }) - y)).toBeLessThan(1e-10 * (1 + Math.abs(y) + x.length * 50));
      }),
    );
  });
  it('is found where w^L b itself is below every double', () => expect(newtonX0({ w: 0.1, b: 1, x: new Array<number>(400).fill(0) }, 1e-300)).toBeCloseTo(1e100, -88));
  it.each([
    ['w = 0', { w: 0, b: 1, x: [1] }],
    ['b = 0', { w: 0.5, b: 0, x: [1] }],
  ])('is none at %s', (_, sequence) => expect(() => newtonX0(sequence, 1)).toThrow('The weight w^L b of x0 is zero, so no x0 is better than another.'));
  it('is y / b where nothing is read, whatever w', () => expect(newtonX0({ w: 0, b: 2, x: [] }, 3)).toBe(1.5));
});

describe('steps until x0 is found', () => {
  it('are those that a plain count takes', () => {
    fc.assert(
      fc.property(away, fc.integer({ min: 0, max: 6 }), fc.double({ min: 0.05, max: 1.95, noNaN: true }), fc.double({ min: 1e-3, max: 0.9, noNaN: true }), (w, L, share, tolerance) => {
        const g = w ** L;
        const learningRate = share / g / g;
        const factor = Math.abs(1 - learningRate * g * g);
        let counted = 0;
        for (let left = 1; left > tolerance; left *= factor) counted += 1;
        // A plain count may be off by one where a power meets the tolerance to its last digits.
        expect(Math.abs(stepsToConverge(w, 1, L, learningRate, tolerance) - counted)).toBeLessThanOrEqual(factor ** counted / tolerance > 1 - 1e-12 || factor ** (counted - 1) / tolerance < 1 + 1e-12 ? 1 : 0);
      }),
    );
  });
  it.each([
    ['one step is exact', 1, 1, 5, 1, 0.01, 1],
    ['one step is exact, and nothing less will do', 1, 1, 5, 1, 0, 1],
    ['a tolerance met to the last bit', 1, 1, 0, 0.5, 0.125, 3],
    ['a tolerance met to the last bit, where the quotient of logarithms is above 3', 1, 1, 0, 0.25, 0.421875, 3],
    ['missed by the last bit', 1, 1, 0, 0.5, 0.12499999999999999, 4],
    ['from the other side, 1 - 2 (1 - 2^-20)', 1, 1, 0, 2 - 2 ** -19, 0.5, 363409],
    ['beyond 2^53', 0.5, 1, 40, 1, 0.5, Math.LN2 * 2 ** 80],
    ['none are needed', 1.1, 1, 50, 1, 1, 0],
    ['too large a step', 1.1, 1, 50, 1, 0.5, Infinity],
    ['a step that jumps to and fro', 1, 1, 0, 2, 0.5, Infinity],
    ['no step', 1, 1, 0, 0, 0.5, Infinity],
    ['a step downhill', 1, 1, 0, -1, 0.5, Infinity],
    ['no weight', 0, 1, 3, 1, 0.5, Infinity],
    ['a weight below every double', 0.1, 1, 400, 1, 0.5, Infinity],
    ['a weight beyond every double', 10, 1, 400, 1, 0.5, Infinity],
    ['what is never reached', 0.5, 1, 0, 0.5, 0, Infinity],
    ['a negative tolerance', 1, 1, 0, 1, -1, Infinity],
  ])('%s', (_, w, b, L, learningRate, tolerance, steps) => expect(stepsToConverge(w, b, L, learningRate, tolerance)).toBe(steps));
  it('grow like w^-2L', () => {
    const steps = [100, 101].map((L) => stepsToConverge(0.8, 1, L, 1, 0.01));
    expect(steps[1] / steps[0]).toBeCloseTo(0.8 ** -2, 10);
  });
  it('the stable step is 2/(w^L b)², and Infinity where nothing can diverge', () => {
    expect([stableStep(0.5, 2, 6), stableStep(0, 1, 3), stableStep(0.5, 0, 3), stableStep(0.1, 1, 400), stableStep(10, 1, 400)]).toEqual([2048, Infinity, Infinity, Infinity, 0]);
  });
});

describe('ascent on all three parameters', () => {
  it('the quarters add up to the sum of powers and its derivative', () => {
    fc.assert(
      fc.property(small, number, fc.array(number, { maxLength: 23 }), (w, x0, x) => {
        const out = new Float64Array(2);
        hornerInQuarters(w, x0, Float64Array.from(x), out);
        const all = [x0, ...x];
        const L = x.length;
        const sum = all.reduce((total, value, l) => total + value * w ** (L - l), 0);
        const slope = all.reduce((total, value, l) => total + (l < L ? value * (L - l) * w ** (L - l - 1) : 0), 0);
        expect(Math.abs(out[0] - sum)).toBeLessThan(1e-9);
        expect(Math.abs(out[1] - slope)).toBeLessThan(1e-8);
      }),
    );
  });
  it('a step goes along the gradient, by differences', () => {
    const start = { w: 0.9, b: 0.8, x0: -1 };
    const x = drawInputs(20, 5);
    const h = 1e-6;
    const next = ascentStep(start, Float64Array.from(x), 2, 1, new Float64Array(2));
    for (const name of ['w', 'b', 'x0'] as const) {
      const at = (by: number): number => logLik({ ...start, x, [name]: start[name] + by }, 2);
      expect(next[name] - start[name]).toBeCloseTo((at(h) - at(-h)) / (2 * h), 6);
    }
  });
  it('a run is its steps, told every 500 and free to be dropped', () => {
    const x = Float64Array.from(drawInputs(9, 1));
    const run = ascend({ w: 0.5, b: 1, x0: 1 }, x, 1.5, 1e-3, 1200);
    expect([run.next().value, run.next().value]).toEqual([{ done: 500, of: 1200 }, { done: 1000, of: 1200 }]);
    let state = { w: 0.5, b: 1, x0: 1, residual: 0 };
    for (let step = 0; step < 1200; step += 1) state = ascentStep(state, x, 1.5, 1e-3, new Float64Array(2));
    expect(finished(run)).toMatchObject({ w: state.w, b: state.b, x0: state.x0 });
  });
  it('comes to where the residual is zero', () => {
    const x = Float64Array.from(drawInputs(5, 2));
    expect(finished(ascend({ w: 0.5, b: 1, x0: 1 }, x, 1.5, 0.01, 5000)).residual).toBeCloseTo(0, 10);
  });
  it.each([
    ['too large a rate', () => finished(ascend({ w: 1.1, b: 1, x0: 1 }, Float64Array.from(drawInputs(100, 1)), 0, 10, 1000)), /^Within 500 steps the parameters grow beyond every double/],
    ['half a step', () => finished(ascend({ w: 1, b: 1, x0: 1 }, new Float64Array(), 0, 1, 0.5)), /^steps must be a whole number/],
    ['an infinite input', () => finished(ascend({ w: 1, b: 1, x0: 1 }, Float64Array.of(Infinity), 0, 1, 1)), /^x must hold finite inputs only\.$/],
  ])('refuses %s', (_, run, words) => expect(run).toThrow(words));
});

describe('inputs', () => {
  it('are the same for the same seed, and end alike, however long', () => {
    expect(drawInputs(50, 7).slice(-20)).toEqual(drawInputs(20, 7));
    expect(drawInputs(20, 7)).not.toEqual(drawInputs(20, 8));
  });
  it('lead to a y about the mean, the truth beside them', () => {
    const truth = { w: 0.9, b: 1, x0: 5 };
    const residuals = Array.from({ length: 400 }, (_, seed) => drawSequence(truth, 10, seed)).map(({ x, y }) => y - mean({ ...truth, x }));
    expect(drawSequence(truth, 10, 0).truth).toEqual(truth);
    expect(Math.abs(residuals.reduce((sum, each) => sum + each, 0) / 400)).toBeLessThan(0.15);
    expect(residuals.reduce((sum, each) => sum + each * each, 0) / 400).toBeCloseTo(1, 0);
  });
  it('of one impulse show one weight', () => expect(mean({ w: 0.8, b: 3, x0: 0, x: impulse(9, 4) })).toBeCloseTo(weight({ w: 0.8, b: 3, x0: 0 }, 9, 4), 14));
  it('of a wave come back after a period', () => expect(wave(8, 4)).toEqual([0, -1, 0, 1, 0, -1, 0, 1].map((value) => expect.closeTo(value, 14) as number)));
  it.each([
    ['a place beyond the end', () => impulse(3, 4), 'at must be a whole number from 1 to L = 3; it is 4.'],
    ['no period', () => wave(3, 0), 'period must be a positive number; it is 0.'],
    ['more than fit', () => drawInputs(1e8, 1), '100000000 inputs would take 800000000 bytes; at most 1000000 are drawn.'],
  ])('refuse %s', (_, draw, words) => expect(draw).toThrow(words));
});
