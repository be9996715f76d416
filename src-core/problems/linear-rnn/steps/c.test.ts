import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { others, stepsAt } from '../../fixture/verdicts';
import { gradientX0 } from '../model';
import { steps } from './index';

const { c } = steps;

describe('6c at its defaults', () => {
  it('every line holds as corrected', () => expect(others(stepsAt(c, {}), 'holds')).toEqual([]));
  it('as printed the last line gives -0.3125 against +0.3125, and the others hold', () => {
    const printed = stepsAt(c, {}, 'printed');
    expect(printed['gradient']).toMatchObject({ left: 0.3125, right: -0.3125, residual: 0.625, verdict: 'does not hold' });
    expect(others({ ...printed, gradient: stepsAt(c, {})['gradient'] ?? expect.fail() }, 'holds')).toEqual([]);
  });
});

describe('6c anywhere', () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  const wide = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const at = (each: fc.Arbitrary<number>, w: fc.Arbitrary<number>) => fc.record({ w, b: each, x0: each, y: each, x: fc.array(each, { maxLength: 40 }) });
  it('every line holds as corrected', () =>
    fc.assert(
      fc.property(at(number, number), (values) => {
        expect(others(stepsAt(c, values), 'holds')).toEqual([]);
      }),
    ));
  it('also with large inputs and a recurrence that explodes', () =>
    fc.assert(
      fc.property(at(wide, fc.double({ min: -20, max: 20, noNaN: true })), (values) => {
        expect(others(stepsAt(c, values), 'holds')).toEqual([]);
      }),
    ));
  it('the printed sign fails wherever the gradient is not next to nothing', () =>
    fc.assert(
      fc.property(at(number, fc.double({ min: 0.5, max: 2, noNaN: true })), (values) => {
        fc.pre(Math.abs(gradientX0(values, values.y)) > 1e-3);
        expect(stepsAt(c, values, 'printed')['gradient']?.verdict).toBe('does not hold');
      }),
    ));
});

describe('corners of 6c', () => {
  it.each([
    ['an output at its mean', { y: 0.5 }],
    ['a recurrence of zero', { w: 0 }],
    ['no input weight', { b: 0 }],
  ])('with %s both signs agree by chance, which is said', (_, values) => expect(stepsAt(c, values, 'printed')['gradient']?.why).toContain('by chance; it is false in general'));
  it('an empty sequence leaves the first input alone', () => expect(stepsAt(c, { x: [] })['inner']).toMatchObject({ left: -1, right: -1, verdict: 'holds' }));
  it('|w| above 1 is named', () => expect(stepsAt(c, { w: 1.5 })['gradient']?.why).toMatch(/\|w\| > 1 the factor w\^L b grows beyond every bound with L; here, at L = 3, it is 3\.38\./));
  it('beyond what a double squares nothing is defined, with the reason', () => expect(stepsAt(c, { w: 1e60, x: [1, 1, 1] })['likelihood']).toMatchObject({ verdict: 'undefined', why: expect.stringContaining('beyond every double') as string }));
  it('a parameter that is not finite leaves every line undefined', () => expect(stepsAt(c, { w: Infinity })['chain']).toMatchObject({ verdict: 'undefined', why: 'w must be finite; it is Infinity.' }));
});
