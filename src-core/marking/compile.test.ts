import { describe, expect, it } from 'vitest';
import type { AnswerSymbol, FormulaField } from '../contract/parts';
import type { Point } from './scope';
import { logDensity } from './density';
import { answerTokens } from './read';
import { formulaOf, prepare } from './formula';
import { gamma } from './functions';
import { syntaxOf } from './syntax';
import { Unreadable } from './trouble';
import { column, entriesOf, inverse, matrixOf, product, vec, type Value } from './values';

const symbol = (name: string, more: Partial<AnswerSymbol> = {}): AnswerSymbol => ({ name, tex: name, meaning: name, draw: { kind: 'integrated' }, ...more });
const field: FormulaField = {
  id: 'any',
  points: 1,
  label: 'any',
  relation: 'expectation',
  expectation: { over: 'z', mean: 'm', deviation: 's' },
  symbols: [
    ...['r', 'm', 's', 'z'].map((name) => symbol(name)),
    symbol('T', { role: 'size' }),
    symbol('x', { slots: ['T'] }),
    symbol('u', { cell: [2] }),
    symbol('A', { cell: [2, 2] }),
    symbol('I', { cell: [2, 2] }),
  ],
  functions: [{ name: 'sigma', arguments: ['v'], of: '1/(1+e^(-v))', tex: '\\sigma' }],
  labels: [],
  right: [],
  slips: [],
};
const prepared = prepare(field);
const point: Point = new Map<string, Value | { sizes: number[]; cells: Value[] }>([
  ['r', 2],
  ['m', 0.3],
  ['s', 0.5],
  ['T', 3],
  ['x', { sizes: [3], cells: [5, 7, 11] }],
  ['u', column([3, 4])],
  ['A', matrixOf(2, 2, (i, j) => 1 + 2 * i + j)],
  ['I', matrixOf(2, 2, (i, j) => (i === j ? 1 : 0))],
]);
const value = (text: string): Value => formulaOf(prepared, answerTokens(field, text), text.length).run(point, { left: 10_000 });
const entries = (text: string): number[] => Array.from(entriesOf(value(text)));
const refusal = (text: string): string => {
  try {
    return `not refused: ${JSON.stringify(value(text))}`;
  } catch (error) {
    if (error instanceof Unreadable) return `${error.at ?? 'nowhere'}: ${error.message}`;
    throw error;
  }
};

describe('numbers', () => {
  it.each([
    ['2+3*4^2/8-1', 7],
    ['-r^2', -4],
    ['2^3^2', 512],
    ['r!', 2],
    ['(r+1/2)!', Math.sqrt(Math.PI) * (15 / 8)],
    ['binom(5,2)', 10],
    ['binom(r-1,3)', 0],
    ['Beta(2,3)', 1 / 12],
    ['lgamma(5)', Math.log(24)],
    ['log(8,2)', 3],
    ['softplus(800)', 800],
    ['sigma(0)', 0.5],
    ['|r-5|', 3],
    ['sum_t x_t', 23],
    ['prod_t x_t', 385],
    ['sum_(t=2)^T x_t', 18],
    ['sum_(t=1)^0 1', 0],
    ['prod_(t=1)^0 5', 1],
    ['sum_(t=1)^T sum_(k=1)^T t k', 36],
    ['x_{T-1}', 7],
  ])('%s', (text, expected) => expect(value(text)).toBeCloseTo(expected, 12));
  it('has no complex values', () => expect([value('sqrt(-1)'), value('log(-r)'), value('(-8)^(1/3)')]).toEqual([NaN, NaN, NaN]));
});

describe('vectors and matrices', () => {
  it.each([
    ["u'u", [25]],
    ["u u'", [9, 12, 12, 16]],
    ['A u', [11, 25]],
    ["u'A", [15, 22]],
    ['norm(u)', [5]],
    ['|u|', [5]],
    ['u·u', [25]],
    ['dot(u,u)', [25]],
    ['A^-1 A', [1, 0, 0, 1]],
    ['inv(A)', [-2, 1, 1.5, -0.5]],
    ['A^2', [7, 10, 15, 22]],
    ['A^T', [1, 3, 2, 4]],
    ['r^T', [8]],
    ['vec(A)', [1, 3, 2, 4]],
    ['tr(A)', [5]],
    ['A⊗[1,10]', [1, 2, 10, 20, 3, 4, 30, 40]],
    ['[[1,2],[3,4]] - A', [0, 0, 0, 0]],
    ['u_2', [4]],
    ['sum_k u_k', [7]],
    ['u/2', [1.5, 2]],
  ])('%s', (text, expected) => entries(text).forEach((entry, i) => expect(entry).toBeCloseTo(expected[i] ?? NaN, 12)));
  it.each([
    ['u u', '2: There is no product of a column of 2 and a column of 2. For an inner product write'],
    ['u+1', '1: There is no sum of a column of 2 and a number'],
    ["u+u'", '1: There is no sum of a column of 2 and a row of 2'],
    ['1/A', '1: Nothing can be divided by a matrix of 2 x 2; write inv(A) b'],
    ['u^2', "1: There is no power of a column of 2; write norm(x)^2 or x'x"],
    ['e^A', '1: An exponent is a number'],
    ["r'", '1: A transpose belongs to vectors'],
    ['log(u)', '0: log takes a number; this is a column of 2'],
    ['inv(u)', '0: There is no inverse of a column of 2'],
    ['kron(A,A,A,A,A,A)', '0: A matrix may have at most 32'],
    ['x_4', '0: An index of x runs past its range: it is 4, and there are 3'],
    ['x_{r/4}', '0: An index of x must be a whole number'],
    ['sum_(t=1)^(10^9) 1', '0: This runs over 1000000000 terms; at most 200'],
    ['sum_(t=1)^(T/2) 1', '0: A limit of a sum must be a whole number'],
    ['N(u|0,1)', '0: In N(x|m,S) x is a column of 2, so S must be'],
    ['sum(a,1,200,sum(b,1,200,1))', 'nowhere: Working this out takes too long'],
  ])('%s is refused', (text, words) => expect(refusal(text)).toContain(words));
});

describe('expectations under q', () => {
  it.each([
    ['E_q[z]', 0.3],
    ['E_q[(z-m)^2]', 0.25],
    ['z^4', 0.3 ** 4 + 6 * 0.3 ** 2 * 0.25 + 3 * 0.0625],
    ['E_q[1]', 1],
    ['E[log N(z|m,s^2)]', -0.5 * Math.log(2 * Math.PI * Math.E * 0.25)],
    ['E_{q(z|x)}[z] E_q(z)[z]', 0.09],
  ])('%s', (text, expected) => expect(value(text)).toBeCloseTo(expected, 12));
  it('the logarithm of a density holds where the density is no double', () => {
    expect(value('log N(100|0,1)')).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - 5000, 8);
    expect(value('log(N(100|0,1)/N(99|0,1)^2)')).toBeCloseTo(0.5 * Math.log(2 * Math.PI) - 5000 + 9801, 7);
  });
});

it('a density of vectors is that of its coordinates once the covariance is diagonal', () => {
  const covariance = matrixOf(2, 2, (i, j) => (i === j ? 1 + i : 0));
  const single = (x: number, variance: number): number => logDensity(x, 0, variance, 0);
  expect(logDensity(column([1, 2]), column([0, 0]), covariance, 0)).toBeCloseTo(single(1, 1) + single(2, 2), 13);
  expect(logDensity(column([1, 2]), 0, matrixOf(2, 2, () => 1), 0)).toBeNaN();
});

it('an inverse undoes its matrix, and a singular one has none', () => {
  const a = matrixOf(4, 4, (i, j) => 1 / (i + j + 1) + (i === j ? 1 : 0));
  Array.from(entriesOf(product(a, inverse(a, 0), 0))).forEach((entry, k) => expect(entry).toBeCloseTo(k % 5 === 0 ? 1 : 0, 13));
  expect(Array.from(entriesOf(inverse(matrixOf(2, 2, () => 1), 0))).some(Number.isFinite)).toBe(false);
  expect(Array.from(entriesOf(vec(matrixOf(2, 3, (i, j) => 3 * i + j))))).toEqual([0, 3, 1, 4, 2, 5]);
});

describe('the gamma function', () => {
  it.each([
    [5, 24],
    [0.5, Math.sqrt(Math.PI)],
    [-0.5, -2 * Math.sqrt(Math.PI)],
    [3.5, (15 / 8) * Math.sqrt(Math.PI)],
    [171, 7.257415615307994e306],
  ])('at %d', (x, expected) => expect(gamma(x) / expected).toBeCloseTo(1, 12));
  it.each([0, -1, -2, NaN, -Infinity])('has no value at %d', (x) => expect(gamma(x)).toBeNaN());
});

describe('of what mathjs parses, only formulas pass', () => {
  const allowed = (text: string): string => {
    try {
      return JSON.stringify(syntaxOf({ text, places: [] }, (name) => name === 'log'));
    } catch (error) {
      if (error instanceof Unreadable) return 'refused';
      throw error;
    }
  };
  it.each(['a.b', 'a[1]', 'a=1', 'f(x)=x', 'a;b', '[1,2]', '{a:1}', '1:3', 'a?b:c', 'a<b', '"s"', 'true', 'null', '1e400', 'exp(1)', 'cos.constructor("x")()', 'a!', "a'", 'a%b', 'not a', 'a to b', '', '('])('%j does not', (text) => expect(allowed(text)).toBe('refused'));
  it('what is allowed does', () => expect(allowed('-(a+2)*b/c^d-log(e)')).toContain('"name":"subtract"'));
});
