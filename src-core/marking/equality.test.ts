import { describe, expect, it } from 'vitest';
import type { AnswerSymbol, FormulaField, Slip } from '../contract/parts';
import { markerOf } from './check';
import { prepare } from './formula';
import { samplerOf } from './points';

const r: AnswerSymbol = { name: 'r', tex: 'r', meaning: 'a shape', draw: { kind: 'real', low: 0.3, high: 7, whole: [1, 6] } };
const rho: AnswerSymbol = { name: 'rho', tex: '\\rho', meaning: 'a share', draw: { kind: 'real', low: 0.08, high: 0.92 } };
const eta: AnswerSymbol = { name: 'eta', tex: '\\eta', meaning: 'its logarithm', draw: { kind: 'formula', of: 'log(rho)' } };
const slip = (id: string, form: string, points = 0, more: Partial<Slip> = {}): Slip => ({ id, points, forms: [form], says: `${id}.`, ...more });
const field: FormulaField = {
  id: 'mean',
  points: 4,
  label: 'mean',
  relation: 'equal',
  symbols: [r, rho, eta],
  labels: ['mean'],
  right: [{ form: 'r rho/(1-rho)' }],
  slips: [slip('no-r', 'rho/(1-rho)', 2)],
  rules: [{ without: 'eta', id: 'in-eta', points: 3, says: 'Put rho back.', verdict: 'partial' }],
};
const mark = markerOf(field, 'mean');

/** 1 where rho is above a half, 0 below: what it multiplies is seen on half of the domain only. */
const above = '((1+|rho-1/2|/(rho-1/2))/2)';

describe('equal means equal at every point', () => {
  it.each(['r/(1/rho-1)', 'r/(1-rho) - r', '(1e9 + r rho/(1-rho)) - 1e9', 'exp(log r + log rho - log(1-rho))', 'r rho/(1-rho) + 0*log(rho-0.3)'])('%s is right', (text) =>
    expect(mark(text)).toMatchObject({ verdict: 'correct', points: 4, misconception: null, counterexample: null }),
  );
  it.each(['r rho/(1-rho) + 1e-8', 'r rho/(1-rho) + sqrt((rho-1/2)^2) - (rho-1/2)', '1.0000001 r rho/(1-rho)', 'r rho/(1-rho)!', 'r*rho/1-rho', 'r^2 rho/(1-rho)', '(r, rho)', `r rho/(1-rho) + ${above} (1e12 rho/rho - 1e12 + 1)`])('%s is wrong', (text) =>
    expect(mark(text)).toMatchObject({ verdict: 'wrong', points: 0, misconception: null }),
  );
  it.each([
    ['log(-r)', 'no finite real value'],
    ['r rho/(1-rho) + 0/0', 'no finite real value'],
    ['1e18 + r rho/(1-rho) - 1e18', 'Rounding hides'],
    [`r rho/(1-rho) + ${above} (1e17 rho/rho - 1e17 + 1)`, 'Rounding hides'],
  ])('%s cannot be told', (text, words) => {
    expect(mark(text)).toMatchObject({ verdict: 'unreadable', points: 0 });
    expect(mark(text).feedback).toContain(words);
  });
  it('says where an answer has no value', () => expect(mark('r rho/(1-rho) + 0*log(rho-0.3)').feedback).toMatch(/At some allowed values, such as r = [\d.]+, rho = 0\.[012]\d*, your formula has no real value/));
  it('and when that is most of them', () => expect(mark('r rho/(1-rho) + 0*log(rho-0.7)').feedback).toContain('At most of the allowed values'));
});

describe('a power of a number of either sign', () => {
  const w: AnswerSymbol = { name: 'w', tex: 'w', meaning: 'w', draw: { kind: 'signed', low: 0.2, high: 1.6 } };
  const L: AnswerSymbol = { name: 'L', tex: 'L', meaning: 'L', draw: { kind: 'whole', low: 4, high: 9 } };
  const power = markerOf({ ...field, symbols: [w, L], labels: [], right: [{ form: 'w^(L-1)' }], slips: [], rules: [] }, 'power');
  it.each(['w^L/w', 'w^(2L-L-1)'])('%s is right', (text) => expect(power(text)).toMatchObject({ verdict: 'correct' }));
  it.each(['|w| w^(L-2)', 'sqrt(w^(2L-2))', '|w|^(L-1)'])('%s is wrong, since a whole exponent stays whole', (text) => expect(power(text)).toMatchObject({ verdict: 'wrong' }));
});

describe('what counts as one attempt', () => {
  const formOf = (text: string): string | null => mark(text).form;
  it.each(['r*rho/(1-rho)', 'r ρ/(1−ρ)', 'mean = rrho/(1-rho)', '\\frac{r\\rho}{1-\\rho}', ' r rho / (1 - rho) '])('%s is the same answer', (text) => expect(formOf(text)).toBe(formOf('r rho/(1-rho)')));
  it.each(['r rho/(1+rho)', 'rho r/(1-rho)', 'r rho'])('%s is another', (text) => expect(formOf(text)).not.toBe(formOf('r rho/(1-rho)')));
  it.each(['', '?', 'r rho/(', 'q'])('%j is none', (text) => expect(formOf(text)).toBeNull());
  it('a long answer has a short form', () => {
    const long = Array.from({ length: 40 }, () => 'r rho').join(' + ');
    expect(formOf(long)?.length).toBeLessThan(30);
    expect(formOf(long)).not.toBe(formOf(`${long} + r`));
  });
});

describe('what is said of a wrong value', () => {
  it('one failing point, in plain numbers, and the same one each time', () => {
    const { counterexample, feedback } = mark('r rho/(1+rho)');
    const { r: shape = NaN, rho: share = NaN } = counterexample?.at ?? {};
    expect([shape, share].every((x) => x === Number(x.toPrecision(2)))).toBe(true);
    expect(counterexample?.yours).toBeCloseTo((shape * share) / (1 + share), 12);
    expect(counterexample?.right).toBeCloseTo((shape * share) / (1 - share), 12);
    expect(feedback).toMatch(/^Not equal\. At r = [\d.]{1,3}, rho = 0\.\d{1,2} your formula gives [\d.]{1,6}; the right value is [\d.]{1,6}\.$/);
    expect(mark('r rho/(1+rho)')).toEqual(mark('r rho/(1+rho)'));
  });
  it('as many digits as it takes to see the difference', () => expect(mark('r rho/(1-rho) + 1e-8').feedback).toMatch(/gives \d+\.\d*00000\d+; the right value is/));
  it('that a rounded number is near', () => expect(mark('1.001 r rho/(1-rho)').feedback).toContain('keep exact numbers'));
  it('the slip before the point', () => expect(mark('rho/(1-rho)').feedback).toMatch(/^no-r\. At r = /));
  it('the form, once the value is right', () => expect(mark('r e^eta/(1-e^eta)')).toMatchObject({ verdict: 'partial', points: 3, misconception: 'in-eta', feedback: 'Put rho back.', counterexample: null }));
  it('the place of what cannot be read, from 1 on', () => expect(mark('r*rho//2')).toMatchObject({ verdict: 'unreadable', column: 7 }));
  it('the place of what is left open', () => expect(mark('mean = ?')).toMatchObject({ verdict: 'incomplete', column: 8 }));
});

describe('relations of slips', () => {
  const x: AnswerSymbol = { name: 'x', tex: 'x', meaning: 'a count', draw: { kind: 'whole', low: 1, high: 9 } };
  const inX = markerOf({ ...field, symbols: [r, rho, x], right: [{ form: 'rho^x/x!' }], slips: [slip('shape', 'rho^x/x!', 1, { relation: 'proportional', over: 'x' })], rules: [] }, 'in x');
  it.each(['2 rho^x/x!', 'exp(-rho) rho^x/x!', 'rho^x/(x! Gamma(r))'])('%s is proportional in x', (text) => expect(inX(text)).toMatchObject({ verdict: 'partial', misconception: 'shape' }));
  it.each(['0', '-rho^x/x!', 'rho^x', 'x rho^x/x!', 'r^x rho^x/x!'])('%s is not', (text) => expect(inX(text)).toMatchObject({ verdict: 'wrong', misconception: null }));

  const pair = markerOf({ ...field, symbols: [], right: [{ form: '(0,0)' }], eitherWay: true, valueIsAnswer: true, slips: [slip('diagonal', '(1,1)', 0, { relation: 'multiple' })], rules: [] }, 'pair');
  it.each(['(0,0)', "(0,0)'", '(1-1,0)'])('%s is the pair', (text) => expect(pair(text)).toMatchObject({ verdict: 'correct' }));
  it.each(['(2,2)', '(-1,-1)', "[3,3]'"])('%s is a multiple', (text) => expect(pair(text)).toMatchObject({ verdict: 'wrong', misconception: 'diagonal', counterexample: null }));
  it.each(['(1,-1)', '(1,2)', '0', '(0,0,0)'])('%s is none', (text) => expect(pair(text)).toMatchObject({ verdict: 'wrong', misconception: null }));

  const number = markerOf({ ...field, relation: 'number', symbols: [], within: 2e-3, valueIsAnswer: true, right: [{ form: '2 log(2)' }], slips: [slip('half', 'log(2)', 1)], rules: [] }, 'number');
  it.each(['log(4)', '1.386', '1.3863'])('%s is near enough', (text) => expect(number(text)).toMatchObject({ verdict: 'correct' }));
  it.each([
    ['1.39', 'It is too large.'],
    ['1.38', 'It is too small.'],
  ])('%s is not, and only the direction is told', (text, words) => expect(number(text)).toMatchObject({ verdict: 'wrong', counterexample: null, feedback: `Not equal. ${words}` }));
  it('a slip is told by the same nearness', () => expect(number('0.693')).toMatchObject({ verdict: 'partial', misconception: 'half' }));
});

describe('the points of a field', () => {
  const sampler = samplerOf(prepare(field), 'points');
  const draws = Array.from({ length: 160 }, (_, i) => sampler.point(i));
  const of = (name: string): number[] => draws.map((point) => Number(point.get(name)));
  it('stay in the domain and come near both ends', () => {
    expect(Math.min(...of('rho'))).toBeGreaterThan(0.08);
    expect(Math.max(...of('rho'))).toBeLessThan(0.92);
    const width = (0.92 - 0.08) / 50;
    expect(of('rho').filter((value) => value < 0.08 + width).length).toBeGreaterThan(10);
    expect(of('rho').filter((value) => value > 0.92 - width).length).toBeGreaterThan(10);
  });
  it('are whole three times in ten where the domain has whole numbers', () => {
    const share = of('r').filter(Number.isInteger).length / 160;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });
  it('tie what follows to what it follows from, also after a change', () => {
    expect(of('eta')).toEqual(of('rho').map(Math.log));
    expect(sampler.settled(new Map([...(draws[0] ?? []), ['rho', 0.5]])).get('eta')).toBe(Math.log(0.5));
  });
  it('are the same each time, and others for another field', () => {
    expect(samplerOf(prepare(field), 'points').point(7)).toEqual(sampler.point(7));
    expect(samplerOf(prepare(field), 'other points').point(7)).not.toEqual(sampler.point(7));
  });
});
