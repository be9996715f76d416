import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientX0, hiddenStates, logLik, mean, regressionWeights, scaledPower, weight, type Sequence } from './model';

const small = fc.double({ min: -1.2, max: 1.2, noNaN: true });
const number = fc.double({ min: -5, max: 5, noNaN: true });
const sequences = fc.record({ w: small, b: number, x0: number, x: fc.array(number, { maxLength: 40 }) });

/** The mean as a regression on the inputs: the other route to h_{L+1}. */
function regression({ x, ...rnn }: Sequence): number {
  const { intercept, weights } = regressionWeights(rnn, x.length);
  return weights.reduce((sum, theta, i) => sum + theta * x[i], intercept);
}
const sizes = ({ w, b, x0, x }: Sequence): number => regression({ w: Math.abs(w), b: Math.abs(b), x0: Math.abs(x0), x: x.map(Math.abs) });

describe('a linear RNN', () => {
  it('simulated is the regression', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        expect(Math.abs(mean(sequence) - regression(sequence))).toBeLessThanOrEqual(1e-14 * sizes(sequence) + 1e-300);
      }),
    );
  });
  it('has weights that are its response to one input at a time', () => {
    fc.assert(
      fc.property(small, number, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (w, b, a, c) => {
        const [ell, L] = [Math.min(a, c), Math.max(a, c)];
        const x = Array.from({ length: L }, (_, i) => Number(i === ell - 1));
        expect(mean({ w, b, x0: 0, x })).toBeCloseTo(weight({ w, b, x0: 0 }, L, ell), 10);
      }),
    );
  });
  it('has one weight for each place, the intercept among them', () => {
    const rnn = { w: 0.7, b: -2, x0: 3 };
    const { intercept, weights } = regressionWeights(rnn, 6);
    expect([intercept, ...weights]).toEqual(Array.from({ length: 7 }, (_, ell) => weight(rnn, 6, ell)));
  });
  it('has the gradient in x0 that differences have', () => {
    fc.assert(
      fc.property(sequences, number, (sequence, y) => {
        const h = 1e-4;
        const at = (x0: number): number => logLik({ ...sequence, x0 }, y);
        const difference = (at(sequence.x0 + h) - at(sequence.x0 - h)) / (2 * h);
        expect(Math.abs(difference - gradientX0(sequence, y))).toBeLessThan(1e-9 * (1 + Math.abs(at(sequence.x0)) + Math.abs(difference)));
      }),
    );
  });
  it('reads nothing and still answers: h_1 = b x0', () => {
    const empty = { w: 0.5, b: 2, x0: 3, x: [] };
    expect([hiddenStates(empty), mean(empty), regressionWeights(empty, 0)]).toEqual([[0, 6], 6, { intercept: 6, weights: [] }]);
  });
  it('with w = 0 remembers one input', () => {
    expect(hiddenStates({ w: 0, b: 2, x0: 3, x: [1, 4] })).toEqual([0, 6, 2, 8]);
    expect(regressionWeights({ w: 0, b: 2, x0: 3 }, 3)).toEqual({ intercept: 0, weights: [0, 0, 2] });
    expect(weight({ w: 0, b: 2, x0: 3 }, 0, 0)).toBe(6);
  });
});

describe('a power with a factor', () => {
  it.each([
    ['underflows later than the power', 0.1, 400, 1e200, 1e-200],
    ['overflows later than the power', 10, 400, 1e-200, 1e200],
    ['keeps the sign of an odd power', -2, 3, 1, -8],
    ['of 0 is 1 at 0', 0, 0, 7, 7],
    ['of 0 is 0 from 1 on', 0, 1, 7, 0],
  ])('%s', (_, w, n, a, value) => expect(scaledPower(w, n, a) / (value === 0 ? 1 : value)).toBeCloseTo(value === 0 ? 0 : 1, 12));

  it('of the intercept goes half to each factor', () => expect(weight({ w: 0.1, b: 1e200, x0: 1e200 }, 400, 0)).toBeCloseTo(1, 12));
});

describe('beyond the doubles', () => {
  it('states and means are infinite, with their sign', () => {
    expect(mean({ w: 10, b: 1, x0: -1, x: new Array<number>(400).fill(0) })).toBe(-Infinity);
    expect(logLik({ w: 10, b: 1, x0: 1, x: new Array<number>(400).fill(0) }, 0)).toBe(-Infinity);
    expect(weight({ w: -10, b: 1, x0: 1 }, 401, 0)).toBe(-Infinity);
  });
  it('what would be no number is not defined', () => expect(() => mean({ w: 0, b: 1e300, x0: 1e300, x: [0] })).toThrow('With these w, b and inputs the hidden states grow beyond every double'));
});

describe('what is not defined', () => {
  const rnn = { w: 0.5, b: 1, x0: 1 };
  it.each([
    ['an infinite w', () => mean({ ...rnn, w: Infinity, x: [] }), 'w must be finite; it is Infinity.'],
    ['an infinite input', () => mean({ ...rnn, x: [0, -Infinity] }), 'x[1] must be finite; it is -Infinity.'],
    ['an infinite y', () => logLik({ ...rnn, x: [] }, Infinity), 'y must be finite; it is Infinity.'],
    ['half an input', () => regressionWeights(rnn, 2.5), 'L counts inputs, so it must be a whole number from 0 on; it is 2.5.'],
    ['a weight after the last', () => weight(rnn, 3, 4), 'ell must be a whole number from 0 to L = 3; it is 4.'],
    ['weights beyond memory', () => regressionWeights(rnn, 1e9), '1000000000 weights would take 8000000000 bytes; at most 10000000 are made.'],
  ])('%s', (_, ask, words) => expect(ask).toThrow(words));
});
