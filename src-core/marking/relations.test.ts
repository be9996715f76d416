import { describe, expect, it } from 'vitest';
import type { AnswerSymbol, ChoiceField, FormulaField, OrderField } from '../contract/parts';
import { markerOf } from './check';

const grows = (name: string): AnswerSymbol => ({ name, tex: name, meaning: name, draw: { kind: 'grows' } });
const base = { id: 'any', points: 4, label: 'any', labels: [] };

describe('orders of growth', () => {
  const cost: FormulaField = {
    ...base,
    relation: 'cost',
    symbols: [grows('T'), grows('D'), grows('K')],
    faster: [['D', 'K']],
    right: [{ form: 'T D K^2' }],
    slips: [{ id: 'too-little', points: 1, forms: ['T D K'], says: 'Too little.' }],
  };
  const mark = markerOf(cost, 'cost');
  // T^a D^b K^c is no more than T D K² for all sizes with D above K just if a <= 1, b <= 1 and b + c <= 3.
  const monomials = [0, 1, 2].flatMap((a) => [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3, 4].map((c) => ({ a, b, c, form: `T^${a} D^${b} K^${c}` }))));
  it('only the right monomial is right alone', () => expect(monomials.filter(({ form }) => mark(form).verdict === 'correct').map(({ form }) => form)).toEqual(['T^1 D^1 K^2']));
  it('a term beside it is absorbed just when it never outgrows it', () => {
    const absorbed = monomials.filter(({ form }) => mark(`T D K^2 + ${form}`).verdict === 'correct');
    expect(absorbed).toEqual(monomials.filter(({ a, b, c }) => a <= 1 && b <= 1 && b + c <= 3));
  });
  it.each(['O(T D K^2)', '\\Theta(TDK²)', '3 T D K^2 + 7', '(T-1) D K^2', 'exp(log T + log D) K^2', 'T D K^2 / 2', '1e8 T D K^2'])('%s is right', (text) => expect(mark(text)).toMatchObject({ verdict: 'correct' }));
  it.each(['T D K^2 log K', 'T D K^2 log T', 'T D K^1.9', '1', 'T^K', 'T D K^2 e^K', 'T D K^2 sqrt(log(T+3))', '1e9 T D K^2', 'T D K^2 log(D)/log(K)', 'T D K^2 log(T)/log(D)', 'T^1.00001 D K^2'])('%s is wrong', (text) => expect(mark(text).verdict).toMatch(/wrong/));
  it.each(['T D (K^2+K) (1+1/log(T))', 'T D^(1+1/log(D)) K^2'])('%s comes to rest and is right', (text) => expect(mark(text)).toMatchObject({ verdict: 'correct' }));
  it.each([
    ['T - T D K^2', 'A cost is positive'],
    ['0', 'A cost is positive'],
    ['O(T) + O(D)', '"O" is not known'],
    ["T'", 'A cost is made of'],
    ['sum(k,1,3,T)', 'A cost is made of'],
    ['[T, D]', 'A cost is made of'],
  ])('%s cannot be read', (text, words) => expect(mark(text)).toMatchObject({ verdict: 'unreadable', feedback: expect.stringContaining(words) as string }));
  it('the doubling of one size tells the difference', () => {
    expect(mark('T^2 D K^2').feedback).toContain('From T = 100 to T = 200, D = 100, K = 4, your cost grows 4 times, the true one 2 times.');
    expect(mark('T D K')).toMatchObject({ verdict: 'partial', misconception: 'too-little', counterexample: { at: { T: 100, D: 100, K: 8 } } });
  });
});

describe('orders of growth with a size in the exponent', () => {
  const levels: AnswerSymbol = { name: 'L', tex: 'L', meaning: 'L', draw: { kind: 'exponent' } };
  const cost: FormulaField = { ...base, relation: 'cost', symbols: [grows('T'), grows('K'), levels], right: [{ form: 'T L K^(L+1)' }], slips: [] };
  const mark = markerOf(cost, 'cost with an exponent');
  it.each(['T (L+1) K^(L+1)', 'T (L-1) K^(L+1)', 'T L (K^(L+1) + K^L)'])('%s is right', (text) => expect(mark(text)).toMatchObject({ verdict: 'correct' }));
  it.each(['T log(T) K^(L+1)', 'T log(K) K^(L+1)', 'T L^2 K^(L+1)/log(T)', 'T L^1.001 K^(L+1)', 'T L log(L) K^(L+1)', 'T K^(L+1)'])('%s is wrong: no logarithm stands for L', (text) => expect(mark(text)).toMatchObject({ verdict: 'wrong' }));
});

describe('feature maps', () => {
  const map: FormulaField = {
    ...base,
    relation: 'featureMap',
    symbols: [
      { name: 'a', tex: 'a', meaning: 'a vector', draw: { kind: 'signed', low: 0.2, high: 1.6 }, cell: [2] },
      { name: 'a1', tex: 'a_1', meaning: 'an entry', draw: { kind: 'formula', of: 'dot(a,(1,0))' } },
      { name: 'a2', tex: 'a_2', meaning: 'an entry', draw: { kind: 'formula', of: 'dot(a,(0,1))' } },
    ],
    right: [{ form: "vec(a a')" }],
    slips: [{ id: 'matrix', points: 3, forms: ["a a'"], says: 'A matrix.' }],
  };
  const mark = markerOf(map, 'map');
  it.each(['kron(a,a)', '[a1^2, sqrt(2) a1 a2, a2^2]', '[a2^2, a1^2, a1 a2, a1 a2]', '-vec(a a\')', '[a1^2, sqrt(2) a1 a2, a2^2, 0]^T', '[(a1^2+a2^2)/sqrt(2), (a1^2-a2^2)/sqrt(2), sqrt(2) a1 a2]'])(
    '%s is one',
    (text) => expect(mark(text)).toMatchObject({ verdict: 'correct' }),
  );
  it.each(['a', '[a1^2, a2^2]', '[a1^2, a1 a2, a2^2]', "a'a", '0', '[a1^2, sqrt(2) a1 a2, a2^2, 1e-4]', '[|a1|^2, sqrt(2) |a1 a2|, a2^2]'])('%s is none', (text) => expect(mark(text)).toMatchObject({ verdict: 'wrong' }));
  it('a matrix with the right entries is known as one', () => expect(mark('[[a1^2, a1 a2],[a1 a2, a2^2]]')).toMatchObject({ verdict: 'partial', misconception: 'matrix' }));
  it('one without values cannot be told', () => expect(mark('[log(-1), a1]')).toMatchObject({ verdict: 'unreadable' }));
});

describe('conditions', () => {
  const size = (name: string): AnswerSymbol => ({ name, tex: name, meaning: name, draw: { kind: 'real', low: 2, high: 1000 } });
  const condition: FormulaField = {
    ...base,
    relation: 'inequality',
    symbols: [size('T'), size('K'), size('D')],
    right: [{ form: 'K^2 < T' }],
    slips: [{ id: 'reversed', points: 0, forms: ['K^2 > T'], says: 'Reversed.' }],
  };
  const mark = markerOf(condition, 'condition');
  it.each(['T > K^2', 'K << sqrt(T)', 'K^2 <= T', 'T/K^2 > 1', 'K^2 D < T D', '2 log K < log T', 'K \\ll \\sqrt{T}', 'T ≥ K²', '$T \\ge K^2$'])('%s is the same', (text) => expect(mark(text)).toMatchObject({ verdict: 'correct' }));
  it.each(['K < T', '2 K^2 < T', 'K^2 < 1.0001 T', 'K^2 + K < T', 'K < D', '1 < 2', 'K^2 T < T'])('%s is not', (text) => expect(mark(text)).toMatchObject({ verdict: 'wrong', misconception: null }));
  it('a reversed one is told', () => expect(mark('T < K^2')).toMatchObject({ verdict: 'wrong', misconception: 'reversed' }));
  it.each(['K^2', 'K^2 = T', 'small K', 'when K is small', '?'])('%s is not finished', (text) => expect(mark(text)).toMatchObject({ verdict: 'incomplete', points: 0 }));
  it.each(['K^2 < T < D', 'K^2 <', 'when K^2 < T', 'K^2 < sqrt(-T)', '[K,T] < D'])('%s cannot be read', (text) => expect(mark(text)).toMatchObject({ verdict: 'unreadable' }));
});

describe('choices and orders', () => {
  const choice: ChoiceField = {
    id: 'any',
    points: 2,
    label: 'any',
    relation: 'choice',
    choices: [
      { id: 'yes', text: 'yes', points: 2, says: 'Yes.' },
      { id: 'nearly', text: 'nearly', points: 1, slip: 'half-right', says: 'Nearly.' },
      { id: 'no', text: 'no', points: 0, says: 'No.' },
    ],
  };
  it.each([
    ['yes', 'correct', 2, null],
    [' yes ', 'correct', 2, null],
    ['nearly', 'partial', 1, 'half-right'],
    ['no', 'wrong', 0, 'no'],
    ['', 'incomplete', 0, null],
    ['maybe', 'unreadable', 0, null],
    ['constructor', 'unreadable', 0, null],
  ])('the choice %j is %s', (answer, verdict, points, misconception) => expect(markerOf(choice, 'choice')(answer)).toMatchObject({ verdict, points, misconception }));

  const step = (id: string): OrderField['steps'][number] => ({ id, text: id, tex: id });
  const order: OrderField = { id: 'any', points: 2, label: 'any', relation: 'order', steps: ['a', 'b', 'c', 'd'].map(step), before: [['a', 'c'], ['b', 'c'], ['c', 'd']], distractors: [{ ...step('x'), says: 'Not x.' }] };
  it.each([
    ['a, b, c, d', 'correct', 2, null],
    ['b > a > c > d', 'correct', 2, null],
    ['b<a<c<d', 'correct', 2, null],
    ['a, c, b, d', 'partial', 1, 'one-swap'],
    ['a, b, d, c', 'partial', 1, 'one-swap'],
    ['c, a, b, d', 'wrong', 0, 'steps-out-of-order'],
    ['d, c, b, a', 'wrong', 0, 'steps-out-of-order'],
    ['a, b, c', 'incomplete', 1, 'step-missing'],
    ['a, b', 'incomplete', 1, 'step-missing'],
    ['a', 'incomplete', 0, 'step-missing'],
    ['a, x, b, c, d', 'wrong', 0, 'distractor-x'],
    ['a, a, b, c, d', 'unreadable', 0, null],
    ['a, b, c, e', 'unreadable', 0, null],
    ['', 'incomplete', 0, null],
  ])('the order %j is %s', (answer, verdict, points, misconception) => expect(markerOf(order, 'order')(answer)).toMatchObject({ verdict, points, misconception }));
});
