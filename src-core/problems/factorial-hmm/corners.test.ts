import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import type { Fault } from '../../contract/types';
import { desk } from '../../desk/dispatch';
import { quietHooks } from '../../desk/hooks';
import { finished } from '../fixture/reference';
import { countedDenseStep, countedKroneckerStep, kroneckerBackwardStep, kroneckerStep, transitionCost } from './cost';
import { drawSeries, stayingTransitions } from './data';
import { smoothing } from './passes';
import { levelMarginals, logLik } from './posteriors';

const { dispatch } = desk({ 'factorial-hmm': () => import('./index') });
const ask = (name: string, input: unknown) => dispatch(`factorial-hmm.${name}`, input, quietHooks);
const P = [[[0.9, 0.1], [0.2, 0.8]], [[0.6, 0.4], [0.3, 0.7]]];
const series = { x: [1.5, -0.5, 2], P, pi0: [[0.5, 0.5], [0.3, 0.7]], theta: [1, 2] };

describe('the cost of a transition', () => {
  it('is what the kernels count, and both routes come to the same message', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (K, L, stay) => {
        const factors = stayingTransitions(K, new Array<number>(L).fill(stay));
        const message = Array.from({ length: K ** L }, (_, z) => Math.sin(z) ** 2);
        const [modes, dense] = [countedKroneckerStep(factors, message), countedDenseStep(factors, message)];
        expect({ dense: dense.multiplications, kronecker: modes.multiplications }).toEqual(transitionCost(K, L));
        modes.message.forEach((each, z) => expect(Math.abs(each - dense.message[z])).toBeLessThan(1e-12));
        expect(modes.message).toEqual(kroneckerStep(factors, message));
        expect(modes.modes.at(-1)).toEqual(modes.message);
        // These matrices are their own transposes, so both directions are one.
        expect(kroneckerBackwardStep(factors, message)).toEqual(modes.message);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [1, 7, { dense: 1, kronecker: 7 }],
    [3, 40, { dense: Number(3n ** 80n), kronecker: Number(40n * 3n ** 41n) }],
    [10, 400, { dense: Infinity, kronecker: Infinity }],
  ])('of K = %s, L = %s is the nearest double', (K, L, cost) => expect(transitionCost(K, L)).toEqual(cost));
});

describe('a long series', () => {
  it('is smoothed alike in one stretch and in many', () => {
    const T = 300;
    // Forty messages of four states may be kept: eighteen in a stretch, and one for each of seventeen stretches.
    const { model, x } = drawSeries(T, new Array<number>(2).fill(0.9), { rows: 2, columns: 2, values: Float64Array.of(0, 1, 0, 2) }, 3);
    const whole: number[] = [];
    const inOne = finished(smoothing(model, x, (_, p) => whole.push(p[1])));
    const parts: number[] = [];
    const inMany = finished(smoothing(model, x, (_, p) => parts.push(p[1]), 32 * 40));
    expect(inMany).toBe(inOne);
    expect(parts).toEqual(whole);
  });

  it('of ten levels keeps likelihood and posteriors: the sum over levels of one level alone', () => {
    // Levels without a mean change nothing: the series of one level, ten times as many states.
    const means = (L: number) => ({ rows: L, columns: 2, values: Float64Array.from({ length: 2 * L }, (_, at) => (at === 1 ? 3 : 0)) });
    const one = drawSeries(40, [0.9], means(1), 8);
    const ten = drawSeries(40, [0.9, ...new Array<number>(9).fill(0.7)], means(10), 8);
    expect(ten.x).toEqual(one.x);
    expect(finished(logLik(ten.model, ten.x))).toBeCloseTo(finished(logLik(one.model, one.x)), 10);
    const [all, alone] = [finished(levelMarginals(ten.model, ten.x)).marginals, finished(levelMarginals(one.model, one.x)).marginals];
    for (let t = 0; t < 40; t += 1) {
      expect(all[t * 20 + 1]).toBeCloseTo(alone[2 * t + 1], 11);
      expect(all[t * 20 + 7]).toBeCloseTo(0.5, 11);
    }
  });

  it('that would not fit is refused before it begins, with the bytes', () => {
    expect(() => drawSeries(10, new Array<number>(30).fill(0.9), { rows: 30, columns: 2, values: new Float64Array(60) }, 1)).toThrow(/2\^30 states would need 8192 MB; at most 256 MB/);
    const { model } = drawSeries(10, new Array<number>(10).fill(0.9), { rows: 10, columns: 4, values: new Float64Array(40) }, 1);
    const fault = (): Fault | null => {
      try {
        finished(smoothing(model, new Float64Array(2000), () => undefined));
        return null;
      } catch (thrown) {
        return thrown instanceof Refusal ? thrown.fault : null;
      }
    };
    expect(fault()).toMatchObject({ kind: 'limit', field: 'x' });
  });
});

describe('what is not defined', () => {
  it.each([
    ['logLik', { ...series, P: [[[0.9, 0.2], [0.2, 0.8]], P[1]] }, 'P', /P\[0\]\[0\] must sum to one; it sums to 1\.1/],
    ['logLik', { ...series, P: [[[1.1, -0.1], [0.2, 0.8]], P[1]] }, 'P', /probabilities/],
    ['logLik', { ...series, pi0: [[0.5, 0.5], [0.3, 0.6]] }, 'pi0', /pi0\[1\] must sum to one/],
    ['logLik', { ...series, x: [1, 'Infinity'] }, 'x', /x\[1\]/],
    ['logLik', { ...series, theta: [1, '-Infinity'] }, 'theta', /theta/],
    ['posteriors', { x: [1], P: [[[1, 0, 0], [0, 1, 0], [0, 0, 1]]], pi0: [[1, 0, 0]], theta: [[0, 1, 2]] }, 'P', /two states, 0 and 1; these have 3/],
    ['transitionCost', { K: 2.5, L: 2 }, 'K', /whole number from 1 on; it is 2\.5/],
    ['transitionCost', { K: 2, L: 0 }, 'L', /whole number from 1 on; it is 0/],
    ['kroneckerTransition', { P: [] }, 'P', /at least one level/],
    ['thetaMStep', { x: [], omega: [], Omega: [] }, 'x', /at least one observation/],
    ['thetaMStep', { x: [1], omega: [[1, 0]], Omega: [[[1, 0.5], [0, 1]]] }, 'Omega', /symmetric/],
    ['emPath', { ...series, steps: -1 }, 'steps', /from 0 on; it is -1/],
  ])('%s of %j says so, and why', async (name, input, field, message) => {
    expect(await ask(name, input)).toMatchObject({ out: null, because: { kind: 'domain', field, message: expect.stringMatching(message) as string } });
  });
});

describe('what does not fit', () => {
  it.each([
    ['logLik', { ...series, P: [[[0.9, 0.1, 0], [0.2, 0.8, 0]]] }, 'P', /square; P\[0\] is 2 x 3/],
    ['logLik', { ...series, pi0: [[0.5, 0.5]] }, 'pi0', /2 x 2.*1 x 2/],
    ['logLik', { ...series, theta: [1, 2, 3] }, 'theta', /2 numbers.*it has 3/],
    ['logLik', { ...series, theta: [[1, 2, 3], [1, 2, 3]] }, 'theta', /2 x 2.*it is 2 x 3/],
    ['logLik', { ...series, theta: [[1, 2], [1]] }, 'theta[1]', /must have 2 numbers/],
    ['logLik', { ...series, theta: 'steep' }, 'theta', /a list of numbers; it is "steep"/],
    ['logLik', { ...series, theta: [1, 'steep'] }, 'theta[1]', /a number; it is "steep"/],
    ['emPath', { ...series, theta: [[1, 2], [1, 2]], steps: 1 }, 'theta[0]', /a number/],
    ['kroneckerStep', { P, message: [1, 2, 3] }, 'message', /2\^2 = 4 numbers.*it has 3/],
    ['thetaMStep', { x: [1, 2], omega: [[1, 0]], Omega: [[[1, 0], [0, 1]]] }, 'omega', /2 rows.*it has 1/],
    ['expectedLogLik', { x: [1], omega: [[1, 0]], Omega: [[[1, 0], [0, 1]]], theta: [1] }, 'omega', /1 columns.*it has 2/],
    ['expectedLogLik', { x: [1], omega: [[1]], Omega: [[[1, 0], [0, 1]]], theta: [1] }, 'Omega', /1 x 1; they are 2 x 2/],
  ])('%s of %j is an error that names it', async (name, input, field, message) => {
    expect(await ask(name, input)).toMatchObject({ error: { kind: 'shape', field, message: expect.stringMatching(message) as string } });
  });
});

describe('a quantity', () => {
  it('of K = 2 takes level means as well, and is the same for means 0 and theta', async () => {
    expect(await ask('logLik', { ...series, theta: [[0, 1], [0, 2]] })).toEqual(await ask('logLik', series));
  });

  it('of probabilities typed with few digits still sums to one, and the likelihood is that of the numbers as they stand', async () => {
    const third = 0.3333333333;
    const input = { x: [0.5, 1], P: [[[third, third, third], [third, third, third], [third, third, third]]], pi0: [[third, third, third]], theta: [[0, 0, 0]] };
    const messages = await ask('forwardMessages', input);
    const share = expect.closeTo(1 / 3, 14) as number;
    expect(messages).toEqual({ out: [[share, share, share], [share, share, share]] });
    const logLik = 2 * Math.log(3 * third) - (0.25 + 1) / 2 - Math.log(2 * Math.PI);
    expect(await ask('logLik', input)).toEqual({ out: expect.closeTo(logLik, 13) as number });
  });

  it('of an empty series is what a product over nothing is', async () => {
    expect(await ask('logLik', { ...series, x: [] })).toEqual({ out: 0 });
    expect(await ask('statePosteriors', { ...series, x: [] })).toEqual({ out: [] });
  });

  it('that would be too large to write down is refused with its size', async () => {
    const big = new Array<number[][]>(13).fill([[0.5, 0.5], [0.5, 0.5]]);
    expect(await ask('kroneckerTransition', { P: big })).toMatchObject({ error: { kind: 'limit', field: 'P', message: expect.stringContaining('512 MB') as string } });
  });
});
