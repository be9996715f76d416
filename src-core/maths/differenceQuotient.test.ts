import { expect, it } from 'vitest';
import { differenceQuotient } from './differenceQuotient';

it('is the slope of a sine to ten digits', () => expect(differenceQuotient(Math.sin, 1, 1e-3)).toBeCloseTo(Math.cos(1), 11));
it('is exact on a polynomial of fourth degree', () => expect(differenceQuotient((x) => x ** 4, 3, 0.5)).toBe(108));
it('keeps its digits beside a pole, where a step that no double holds would lose them', () => {
  const beside = 1 - 1e-9;
  expect(differenceQuotient((x) => 1 / (1 - x), beside, 1e-3 * (1 - beside)) * (1 - beside) ** 2).toBeCloseTo(1, 9);
});
it('its error falls with the fourth power of the step', () => {
  const error = (step: number): number => Math.abs(differenceQuotient(Math.exp, 0, step) - 1);
  expect(error(2 ** -3) / error(2 ** -4)).toBeCloseTo(16, 0);
});
