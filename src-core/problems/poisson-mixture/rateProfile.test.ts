import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixOf, mixtures } from '../fixture/mixtures';
import { logLik } from './model';
import { profileAt, rateProfiles } from './rateProfile';

describe('the log likelihood along one rate', () => {
  it('is that of the model with this rate in place of the present one', () => {
    fc.assert(
      fc.property(mixtures, fc.nat(), fc.double({ min: 0.01, max: 40, noNaN: true }), ({ Y, pi, lambda }, place, rate) => {
        const at = place % lambda.values.length;
        const profile = rateProfiles(Y, pi, lambda, at % lambda.columns)[Math.floor(at / lambda.columns)];
        expect(profile && profileAt(profile, rate)).toBeCloseTo(logLik(Y, pi, { ...lambda, values: lambda.values.with(at, rate) }), 9);
      }),
    );
  });

  it('starts from a rate of zero, where its class cannot make every row', () => {
    const [Y, pi, lambda] = [matrixOf([[3], [0]]), [0.5, 0.5], matrixOf([[0], [2]])] as const;
    const [profile = null] = rateProfiles(Y, pi, lambda, 0);
    expect(profile && profileAt(profile, 0)).toBeCloseTo(logLik(Y, pi, lambda), 14);
    expect(profile && profileAt(profile, 1.5)).toBeCloseTo(logLik(Y, pi, matrixOf([[1.5], [2]])), 14);
  });

  it('is impossible where no class is left for a row', () => {
    expect(rateProfiles(matrixOf([[3]]), [1], matrixOf([[2]]), 0).map((profile) => profileAt(profile, 0))).toEqual([-Infinity]);
  });
});
