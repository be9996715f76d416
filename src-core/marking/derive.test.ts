import { describe, expect, it } from 'vitest';
import { refuse, refuseData } from '../contract/faults';
import { byFormula, type PosedStep, type Side, type Value } from '../contract/steps';
import { judged, whyInFull } from './derive';

const side = (value: Value, more: Partial<Side> = {}): Side => ({ route: 'a route', value, precision: byFormula, ...more });
const step = (left: Side, right: Side, more: Partial<PosedStep> = {}): PosedStep => ({
  id: 'line',
  left: 'a',
  relation: '=',
  right: 'b',
  spoken: 'a is b',
  because: 'of a reason',
  sides: () => [left, right],
  undefinedWhen: () => null,
  noteWhen: () => null,
  printed: () => null,
  ...more,
});

describe('an equality', () => {
  it('holds within the rounding of its coarser route', () => expect(judged(step(side(1), side(1 + 5e-13)), 'corrected')).toMatchObject({ verdict: 'holds', left: 1, routes: ['a route', 'a route'] }));
  it('does not hold beyond it', () => expect(judged(step(side(1), side(1 + 5e-12)), 'corrected').verdict).toBe('does not hold'));
  it('is measured by the size of what was added up', () => expect(judged(step(side(1), side(1 + 5e-12), {}), 'corrected').verdict).not.toBe(judged(step(side(1, { scale: 100 }), side(1 + 5e-12)), 'corrected').verdict));
  it('of two vectors fails with one entry, and has a residual for each', () =>
    expect(judged(step(side([1, 2]), side([1, 2.5])), 'corrected')).toMatchObject({ verdict: 'does not hold', residual: [0, -0.5], tolerance: [2.5e-12, 2.5e-12] }));
  it('of equal infinities holds', () => expect(judged(step(side(-Infinity), side(-Infinity)), 'corrected')).toMatchObject({ verdict: 'holds', residual: 0 }));
  it('of an infinity and a number does not', () => expect(judged(step(side(-Infinity), side(3)), 'corrected').verdict).toBe('does not hold'));
  it('within the error of an average of draws says so', () =>
    expect(judged(step(side(1.01, { chance: 0.02 }), side(1)), 'corrected')).toMatchObject({ verdict: 'holds within its Monte Carlo error' }));
  it('beyond that error does not hold', () => expect(judged(step(side(1.03, { chance: 0.02 }), side(1)), 'corrected').verdict).toBe('does not hold'));
});

describe('an inequality', () => {
  it.each([
    ['≤', 1, 2, 'holds'],
    ['≤', 2, 1, 'does not hold'],
    ['≤', 1 + 1e-14, 1, 'holds'],
    ['≥', 2, 1, 'holds'],
    ['≥', 1, 2, 'does not hold'],
    ['≥', 1 - 1e-14, 1, 'holds'],
    ['>', 2, 1, 'holds'],
    ['>', 1, 2, 'does not hold'],
    ['>', 1 + 1e-14, 1, 'undefined'],
  ] as const)('a %s b with a = %d, b = %d: %s', (relation, left, right, verdict) => expect(judged(step(side(left), side(right), { relation }), 'corrected').verdict).toBe(verdict));
});

describe('a line without a value', () => {
  const nothing = { left: null, right: null, residual: null, tolerance: null, verdict: 'undefined', note: null, routes: null };
  it('says the reason that the step gives', () => expect(judged(step(side(1), side(1), { undefinedWhen: () => 'A pole.' }), 'corrected')).toEqual({ ...nothing, why: 'A pole.' }));
  it('says what the model refuses', () => expect(judged(step(side(1), side(1), { sides: () => refuse('rho', 'rho is 1.') }), 'corrected')).toEqual({ ...nothing, why: 'rho is 1.' }));
  it('is never a number that is none', () => expect(judged(step(side([1, NaN]), side([1, 2])), 'corrected')).toMatchObject(nothing));
  it('passes other faults on', () => expect(() => judged(step(side(1), side(1), { sides: () => refuseData('no table') }), 'corrected')).toThrow('no table'));
});

describe('a line that is false as printed', () => {
  const lost = step(side(2), side(2), { printed: () => side(-2), errata: [{ id: '6c-1', kind: 'A', says: 'A sign is lost.' }] });
  it('fails as printed, with its number and what is wrong', () => expect(judged(lost, 'printed')).toMatchObject({ right: -2, residual: 4, verdict: 'does not hold', note: 'A sign is lost.' }));
  it('holds as corrected', () => expect(judged(lost, 'corrected')).toMatchObject({ right: 2, verdict: 'holds' }));
  it('is not called right where its number is so by chance', () =>
    expect(judged(step(side(0), side(0), { printed: () => side(0), errata: lost.errata ?? [] }), 'printed').note).toContain('by chance; it is false in general. A sign is lost.'));
  it('has one version where nothing is false', () => expect(judged(step(side(1), side(1)), 'printed')).toEqual(judged(step(side(1), side(1)), 'corrected')));
});

it('a note stands beside the verdict', () => {
  const noted = judged(step(side(1), side(1), { noteWhen: () => 'The pole is near.' }), 'corrected');
  expect(noted.note).toBe('The pole is near.');
  expect(whyInFull(noted)).toMatch(/formula rounds a few times\. The pole is near\.$/);
});
