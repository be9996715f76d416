import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../fixture/reference';
import { digits, enumerated, smallChains, type SmallChains } from '../fixture/smallChains';
import { linearArithmetic } from './linear';
import { logArithmetic } from './logarithmic';
import { factorialHmm, type FactorialHmm } from './model';
import { filtering } from './passes';
import { forwardMessages, levelMarginals, logLik, pairPosteriors, posteriors, statePosteriors } from './posteriors';

const sizes = [[1, 2, 3], [2, 1, 6], [2, 2, 4], [2, 3, 3], [3, 1, 5], [3, 2, 3], [4, 1, 4]] as const;
const near = smallChains(sizes, 3);
const far = smallChains(sizes, 80);
const binary = smallChains([[2, 1, 5], [2, 2, 4], [2, 3, 3]], 3);
const modelOf = ({ P, pi0, means }: SmallChains): FactorialHmm => factorialHmm(P, pi0, means);
function close(got: number, exact: number, within: number): void {
  expect(Math.abs(got - exact)).toBeLessThan(within * Math.max(1, Math.abs(exact)));
}
const few = { numRuns: 40 };

describe('the likelihood of a series', () => {
  it.each([['near', near], ['far away', far]])('is the sum over every path, of data %s', (_, chains) => {
    fc.assert(
      fc.property(chains, (small) => {
        close(finished(logLik(modelOf(small), small.x)), enumerated(small, small.T, 0).logLik, 1e-11);
      }),
      few,
    );
  });

  it('is one, its logarithm 0, of no observations', () => {
    fc.assert(
      fc.property(near, (small) => {
        expect(finished(logLik(modelOf(small), []))).toBe(0);
      }),
      few,
    );
  });

  it('is the product of what each observation says after those before it', () => {
    fc.assert(
      fc.property(near, (small) => {
        const model = modelOf(small);
        let sum = 0;
        const mu = Array.from({ length: model.states }, (_, z) => digits(z, small.K, small.L).reduce((mean, k, l) => mean + small.means.values[l * small.K + k], 0));
        finished(
          filtering(model, small.x, (t, probabilities) => {
            sum += Math.log(probabilities.reduce((total, p, z) => total + (p * Math.exp(-((small.x[t] - mu[z]) ** 2) / 2)) / Math.sqrt(2 * Math.PI), 0));
          }),
        );
        close(sum, finished(logLik(model, small.x)), 1e-11);
      }),
      few,
    );
  });
});

describe('posteriors', () => {
  it.each([['near', near], ['far away', far]])('of the states are those of the paths through them, of data %s', (_, chains) => {
    fc.assert(
      fc.property(chains, (small) => {
        const { values, columns } = finished(statePosteriors(modelOf(small), small.x));
        small.x.forEach((_, t) => {
          const { logLik: all, at } = enumerated(small, small.T, t);
          at.forEach((each, z) => close(values[t * columns + z], Math.exp(each - all), 1e-11));
        });
      }),
      few,
    );
  });

  it('before an observation are those of the paths up to it', () => {
    fc.assert(
      fc.property(far, (small) => {
        const { values, columns } = finished(forwardMessages(modelOf(small), small.x));
        small.x.forEach((_, t) => {
          const { logLik: all, at } = enumerated(small, t, t);
          at.forEach((each, z) => close(values[t * columns + z], Math.exp(each - all), 1e-11));
        });
      }),
      few,
    );
  });

  it('sum to one in every state and level, and the levels are sums of the states', () => {
    fc.assert(
      fc.property(far, (small) => {
        const model = modelOf(small);
        const { values, columns } = finished(statePosteriors(model, small.x));
        const { marginals } = finished(levelMarginals(model, small.x));
        small.x.forEach((_, t) => {
          const row = values.subarray(t * columns, (t + 1) * columns);
          close(row.reduce((sum, p) => sum + p, 0), 1, 1e-13);
          for (let l = 0; l < small.L; l += 1)
            for (let k = 0; k < small.K; k += 1)
              close(marginals[(t * small.L + l) * small.K + k], row.reduce((sum, p, z) => sum + (digits(z, small.K, small.L)[l] === k ? p : 0), 0), 1e-13);
        });
      }),
      few,
    );
  });

  it('of pairs are expectations of products, with those of single levels on the diagonal', () => {
    fc.assert(
      fc.property(binary, (small) => {
        const model = modelOf(small);
        const { values, columns } = finished(statePosteriors(model, small.x));
        const { omega } = finished(posteriors(model, small.x));
        const pairs = finished(pairPosteriors(model, small.x));
        const { L } = small;
        small.x.forEach((_, t) => {
          for (let l = 0; l < L; l += 1) {
            close(pairs[(t * L + l) * L + l], omega.values[t * L + l], 1e-14);
            for (let m = 0; m < L; m += 1)
              close(pairs[(t * L + l) * L + m], values.subarray(t * columns, (t + 1) * columns).reduce((sum, p, z) => sum + p * digits(z, 2, L)[l] * digits(z, 2, L)[m], 0), 1e-14);
          }
        });
      }),
      few,
    );
  });

  it('come back after a stretch that says the opposite, though transitions forbid every move', () => {
    const identity = { rows: 2, columns: 2, values: Float64Array.of(1, 0, 0, 1) };
    const model = factorialHmm([identity], { rows: 1, columns: 2, values: Float64Array.of(0.5, 0.5) }, [10]);
    // Fifty observations at 10 make state 0 less than e^-2500; sixty at 0 make it sure after all.
    const x = [...new Array<number>(50).fill(10), ...new Array<number>(60).fill(0)];
    const { omega } = finished(posteriors(model, x));
    expect(omega.values.every((p) => p < 1e-200)).toBe(true);
    close(finished(logLik(model, x)), Math.log(0.5) - 50 * 50 - 55 * Math.log(2 * Math.PI), 1e-14);
  });
});

describe('messages as probabilities and as logarithms', () => {
  const mixing = far.filter(({ P, pi0 }) => [...P.flatMap(({ values }) => Array.from(values)), ...pi0.values].every((p) => p > 0));
  it('agree where both can be used', () => {
    fc.assert(
      fc.property(mixing, (small) => {
        const model = modelOf(small);
        const plain = linearArithmetic(model);
        const logs = logArithmetic(model);
        const [a, b] = [new Float64Array(model.states), new Float64Array(model.states)];
        const shown = new Float64Array(model.states);
        plain.start(a);
        logs.start(b);
        for (const x of small.x) {
          close(plain.weigh(a, x), logs.weigh(b, x), 1e-12);
          plain.forward(a);
          logs.forward(b);
          logs.shown(b, shown);
          a.forEach((p, z) => close(shown[z], p, 1e-11));
        }
      }),
      few,
    );
  });
});
