import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../contract/matrix';
import { finished } from '../fixture/reference';
import { digits, enumerated, smallChains, type SmallChains } from '../fixture/smallChains';
import { drawSeries } from './data';
import { emStates, emStep, eStep, type EmState } from './em';
import { expectedLogLik, expectedLogLikGradient, thetaMStep } from './mStep';
import { factorialHmm, type FactorialHmm } from './model';
import { pairPosteriors, posteriors } from './posteriors';

const few = { numRuns: 40 };
const binary = smallChains([[2, 1, 5], [2, 2, 4], [2, 3, 3]], 3);
const thetaOf = ({ means, L }: SmallChains): number[] => Array.from({ length: L }, (_, l) => means.values[2 * l + 1]);
const modelOf = (small: SmallChains): FactorialHmm => factorialHmm(small.P, small.pi0, thetaOf(small));
const withTheta = (small: SmallChains, theta: readonly number[]): SmallChains => ({ ...small, means: { rows: small.L, columns: 2, values: Float64Array.from(theta.flatMap((each) => [0, each])) } });
const split = (values: Float64Array, L: number): Matrix[] =>
  Array.from({ length: values.length / (L * L) }, (_, t) => ({ rows: L, columns: L, values: values.slice(t * L * L, (t + 1) * L * L) }));
const posteriorsOf = (small: SmallChains): { omega: Matrix; Omega: Matrix[] } => {
  const model = modelOf(small);
  return { omega: finished(posteriors(model, small.x)).omega, Omega: split(finished(pairPosteriors(model, small.x)), small.L) };
};
function close(got: number, exact: number, within: number): void {
  expect(Math.abs(got - exact)).toBeLessThan(within * Math.max(1, Math.abs(exact)));
}

describe('the expected log likelihood', () => {
  it('is the mean over every path of the log likelihood of the observations given the path', () => {
    fc.assert(
      fc.property(binary, fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }), (small, some) => {
        const { omega, Omega } = posteriorsOf(small);
        const theta = some.slice(0, small.L);
        const exact = small.x.reduce((total, x, t) => {
          const { logLik, at } = enumerated(withTheta(small, thetaOf(small)), small.T, t);
          return total + at.reduce((sum, each, z) => {
            const mean = digits(z, 2, small.L).reduce((part, on, l) => part + on * theta[l], 0);
            return sum - (Math.exp(each - logLik) * ((x - mean) ** 2 + Math.log(2 * Math.PI))) / 2;
          }, 0);
        }, 0);
        close(expectedLogLik(small.x, omega, Omega, theta), exact, 1e-11);
      }),
      few,
    );
  });

  it('has the gradient that its differences have', () => {
    fc.assert(
      fc.property(binary, (small) => {
        const { omega, Omega } = posteriorsOf(small);
        const theta = thetaOf(small).map((each) => each + 0.5);
        const at = (l: number, by: number): number => expectedLogLik(small.x, omega, Omega, theta.map((each, m) => each + (m === l ? by : 0)));
        // Of a quadratic function a central difference of any width is the derivative.
        expectedLogLikGradient(small.x, omega, Omega, theta).forEach((slope, l) => close(slope, at(l, 0.5) - at(l, -0.5), 1e-11));
      }),
      few,
    );
  });

  it('is largest, with no slope, where the M step goes', () => {
    fc.assert(
      fc.property(binary, fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), (small, by) => {
        const { omega, Omega } = posteriorsOf(small);
        const best = Array.from(thetaMStep(small.x, omega, Omega));
        const top = expectedLogLik(small.x, omega, Omega, best);
        expect(expectedLogLik(small.x, omega, Omega, best.map((each, l) => each + by[l]))).toBeLessThan(top + 1e-9);
        expectedLogLikGradient(small.x, omega, Omega, best).forEach((slope) => close(slope, 0, 1e-7));
      }),
      few,
    );
  });

  it('of no observations is 0, without a slope', () => {
    const none: Matrix = { rows: 0, columns: 0, values: new Float64Array(0) };
    expect(expectedLogLik([], none, [], [1, 2])).toBe(-0);
    expect(expectedLogLikGradient([], none, [], [1, 2])).toEqual([0, 0]);
  });
});

describe('the M step', () => {
  it('of levels that are never told apart shares between them', () => {
    const half: Matrix = { rows: 2, columns: 2, values: new Float64Array(4).fill(0.5) };
    const got = thetaMStep([1, 2, 3], { rows: 3, columns: 2, values: new Float64Array(6).fill(0.5) }, [half, half, half]);
    got.forEach((each) => close(each, 1, 1e-14));
  });
});

describe('EM', () => {
  it('never falls, and its E step has the sums of the posteriors at every time', () => {
    fc.assert(
      fc.property(binary, (small) => {
        const states = finished(emStates(modelOf(small), small.x, Float64Array.from(thetaOf(small)), 6));
        states.slice(1).forEach((each, i) => expect(each.logLik).toBeGreaterThan(states[i].logLik - 1e-10));
        const { omega, Omega } = posteriorsOf(small);
        for (let l = 0; l < small.L; l += 1) {
          close(states[0].xOmega[l], small.x.reduce((sum, x, t) => sum + x * omega.values[t * small.L + l], 0), 1e-12);
          for (let m = 0; m < small.L; m += 1) close(states[0].Omega[l * small.L + m], Omega.reduce((sum, { values }) => sum + values[l * small.L + m], 0), 1e-12);
        }
      }),
      few,
    );
  });

  it('goes on from any state as if it had never stopped, to the last bit', () => {
    const { model, x } = drawSeries(60, [0.9, 0.7], { rows: 2, columns: 2, values: Float64Array.of(0, 1.5, 0, -2) }, 5);
    const states = finished(emStates(model, x, Float64Array.of(1, -1), 5));
    const again: EmState = finished(emStep(model, x, finished(emStep(model, x, states[2]))));
    expect(again).toEqual(states[4]);
  });

  it('from the truth on much data stays near it', () => {
    const truth = [2, -3];
    const { model, x } = drawSeries(3000, [0.9, 0.8], { rows: 2, columns: 2, values: Float64Array.of(0, truth[0], 0, truth[1]) }, 11);
    const [, last] = finished(emStates(model, x, Float64Array.from(truth), 1));
    last.theta.forEach((each, l) => expect(Math.abs(each - truth[l])).toBeLessThan(0.15));
  });

  it('can be dropped on its way', () => {
    const { model, x } = drawSeries(500, new Array<number>(8).fill(0.9), { rows: 8, columns: 2, values: Float64Array.from({ length: 16 }, (_, at) => at % 2) }, 1);
    const run = eStep(model, x, new Float64Array(8).fill(1));
    const first = run.next();
    expect(first).toMatchObject({ done: false, value: { of: 1000 } });
    expect(run.return({ theta: new Float64Array(0), logLik: 0, xOmega: new Float64Array(0), Omega: new Float64Array(0) }).done).toBe(true);
  });
});
