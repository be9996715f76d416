import { describe, expect, it } from 'vitest';
import type { AnswerSymbol, FormulaField } from '../contract/parts';
import { normalFormOf } from './normalForm';
import { answerTokens, readTree } from './read';
import { Unfinished, Unreadable } from './trouble';
import { vocabularyOf } from './vocabulary';

const number = (name: string, more: Partial<AnswerSymbol> = {}): AnswerSymbol => ({ name, tex: name, meaning: name, draw: { kind: 'real', low: 1, high: 2 }, ...more });
const field: FormulaField = {
  id: 'any',
  points: 1,
  label: 'any',
  relation: 'equal',
  symbols: [
    number('r'),
    number('rho'),
    number('x0'),
    number('L', { role: 'size' }),
    number('T', { role: 'size' }),
    number('n', { role: 'size' }),
    number('k', { role: 'index' }),
    number('y', { slots: ['n', 'L'] }),
    number('u', { slots: ['T'], cell: [3] }),
    number('theta', { cell: ['L'] }),
    number('b1', { alike: ['beta_1'] }),
    number('U_q'),
  ],
  functions: [{ name: 'Po', arguments: ['y', 'l'], of: 'y+l', tex: 'Po' }],
  labels: [],
  right: [],
  slips: [],
};
const vocabulary = vocabularyOf(field);
const normal = (text: string): string => {
  try {
    return normalFormOf(readTree(vocabulary, answerTokens(field, text), text.length)).text;
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Unfinished) return `${error.at ?? 'nowhere'}: ${error.message}`;
    throw error;
  }
};

describe('implicit products and powers', () => {
  it.each([
    ['r rho', 'r*rho'],
    ['rrho', 'r*rho'],
    ['2(1-rho)', '2*(1-rho)'],
    ['rho(1-rho)', 'rho*(1-rho)'],
    ['(r)(rho)', 'r*rho'],
    ['rL^(L+1)', 'r*L^(L+1)'],
    ['r^2rho', 'r^2*rho'],
    ['-rho^2', '(-(rho^2))'],
    ['2^-1', '2^(-1)'],
    ['r^rho^2', 'r^(rho^2)'],
    ['r!^2', 'fact(r)^2'],
    ['r/rho*L', 'r/rho*L'],
    ['1/2 r', '1/2*r'],
    ['-1/2 r', '(-1)/2*r'],
    ['\\frac{1}{r} rho', '1/r*rho'],
    ['r-(rho-L)', 'r-(rho-L)'],
    ['r/(rho*L)', 'r/(rho*L)'],
    ['R RHO', 'r*rho'],
    ['t', 'T'],
    ['ρ r', 'rho*r'],
    ['r·rho', 'inner(r,rho)'],
    ['r⊗rho', 'kron(r,rho)'],
    ['x_0 x0 x_{0}', 'x0*x0*x0'],
    ['beta_1 + β₁ + b1 + b_1', 'b1+b1+b1+b1'],
    ['U_q r + U_qr + Uq', 'U_q*r+U_q*r+U_q'],
    ['[r, rho]', 'list(r,rho)'],
  ])('%s', (typed, form) => expect(normal(typed)).toBe(form));
});

describe('functions, bars and transposes', () => {
  it.each([
    ['log rho', 'log(rho)'],
    ['ln(rho)', 'log(rho)'],
    ['LOG(rho)', 'log(rho)'],
    ['r log rho', 'r*log(rho)'],
    ['log rho/r', 'log(rho)/r'],
    ['log rho^2', 'log(rho^2)'],
    ['exp -rho', 'exp((-rho))'],
    ['2log2', '2*log(2)'],
    ['√2 r', 'sqrt(2)*r'],
    ['√(r rho)', 'sqrt(r*rho)'],
    ['log1p(rho)', 'log1p(rho)'],
    ['gamma(r)', 'Gamma(r)'],
    ['factorial(r)', 'fact(r)'],
    ['|r-1| |rho|', 'abs(r-1)*abs(rho)'],
    ['||theta||^2', 'norm(theta)^2'],
    ["theta'theta", 'transpose(theta)*theta'],
    ['theta^\\top theta', 'transpose(theta)*theta'],
    ['theta^T', 'transposeOrPower(theta)'],
    ['Po(y_{1,2}|r)', 'Po(at(y,1,2),r)'],
    ['Po(|r|;rho)', 'Po(abs(r),rho)'],
    ['e^{r}!', 'fact(e^r)'],
    ['r^rho!', 'r^fact(rho)'],
  ])('%s', (typed, form) => expect(normal(typed)).toBe(form));
});

describe('indices and sums', () => {
  it.each([
    ['sum_i y_{i,k}', 'over(sum,i,1,n,at(y,i,k))'],
    ['sum_i y_{ik} + sum_i y_ik + sum_i y_i,k + sum_i y[i,k] + sum_i y_(i,k)', Array.from({ length: 5 }, () => 'over(sum,i,1,n,at(y,i,k))').join('+')],
    ['Σ_i y_ik', 'over(sum,i,1,n,at(y,i,k))'],
    ['sum_(i=1)^n y_ik', 'over(sum,i,1,n,at(y,i,k))'],
    ['\\sum_{i=1}^{n-1} y_{i,k}', 'over(sum,i,1,n-1,at(y,i,k))'],
    ['sum(i,1,n,y_ik)', 'over(sum,i,1,n,at(y,i,k))'],
    ['sum(y_ik,i,1,n)', 'over(sum,i,1,n,at(y,i,k))'],
    ['sum(y_ik)', 'over(sum,i,1,n,at(y,i,k))'],
    ['sum_j y_jk', 'over(sum,j,1,n,at(y,j,k))'],
    ["sum_{k'} theta_{k'}", "over(sum,k_,1,L,at(theta,k_))"],
    ['sum_k theta_k', 'over(sum,k,1,L,at(theta,k))'],
    ['sum_l theta_l r + 1', 'over(sum,l,1,L,at(theta,l)*r)+1'],
    ['sum_l theta_l / sum_l theta_l', 'over(sum,l,1,L,at(theta,l))/over(sum,l,1,L,at(theta,l))'],
    ['sum_l theta_l / (sum_l theta_l)', 'over(sum,l,1,L,at(theta,l))/over(sum,l,1,L,at(theta,l))'],
    ['prod_l theta_l / 2', 'over(prod,l,1,L,at(theta,l)/2)'],
    ['r sum_l theta_l prod_i y_il', 'r*over(sum,l,1,L,at(theta,l)*over(prod,i,1,n,at(y,i,l)))'],
    ['sum_t u_t', 'over(sum,t,1,T,at(u,t))'],
    ['sum_(l=1)^L r^l theta_l', 'over(sum,l,1,L,r^l*at(theta,l))'],
    ['theta_{L-k}', 'at(theta,L-k)'],
    ['theta_1', 'at(theta,1)'],
    ['theta1', 'at(theta,1)'],
  ])('%s', (typed, form) => expect(normal(typed)).toBe(form));
});

describe('what is refused, and where', () => {
  it.each([
    ['r/rho L', '6: a/b c can mean'],
    ['1/r L', '4: a/b c can mean'],
    ['log 2 rho', '6: Bracket what log acts on'],
    ['log^2 rho', '3: A power stands after the brackets'],
    ['log_2(r)', '3: The base of a logarithm'],
    ['r*rho//2', '6: Two signs stand in a row'],
    ['r rho/', '6: Something is missing after /'],
    ['r+', '2: Something is missing after +'],
    ['2 3', '2: A sign is missing before 3'],
    ['q', '0: "q" is not known here'],
    ['rhoo', '0: "rhoo" is not known here'],
    ['5 cm', '2: "cm" is not known here'],
    ['f(r)', '0: "f" is not known here'],
    ['constructor', '0: "constructor" is not known'],
    ['y', '0: y needs its 2 indices'],
    ['y_i', '0: y needs its 2 indices'],
    ['r_1', '0: r has no index'],
    ['y_ik', '2: The index i stands here without a sum'],
    ['sum theta_l', '0: This sum has no index'],
    ['sum_(l=1) theta_l', '0: This sum has a lower limit and no upper one'],
    ['sum_l1 theta_l', '4: A lower limit is written l=1'],
    ['sum_(l=1)^T5 theta_l', '10: "T5" is not known here'],
    ['sum_(l=1)^q theta_l', '10: "q" is not known here'],
    ['sum_(l=1)^k theta_l', '10: A limit is a whole number or a size'],
    ['sum_l r', '0: How far l runs cannot be told'],
    ['sum_l y_ll', '0: l stands in indices of different ranges'],
    ['sum(r, rho)', '0: sum takes what is summed alone'],
    ['log()', '4: log needs an argument'],
    ['log', '3: log needs an argument'],
    ['binom(r)', '0: binom takes 2 arguments'],
    ['()', '0: There is nothing between these brackets'],
    ['r, rho', '1: A comma stands only between brackets'],
    ['1,5', '1: A decimal is written with a point: 1.5'],
    ['r < rho', '2: A formula is asked here, no comparison'],
    ['|r', '0: The bar | opened at character 1'],
    ['r;rho', '1: The sign ; is not read'],
    ['r:rho', '1: The sign : is not read'],
    ['r ? rho : 1', '2: The sign ? is not read'],
    ['?', '0: A question mark still stands here'],
    ['r + ...', '4: Dots leave something open'],
    ['∫ r', '0: An integral is left standing'],
    ['-'.repeat(60) + 'r', '41: This is nested more than 40 deep'],
    ['r^'.repeat(60) + 'r', '82: This is nested more than 40 deep'],
    [Array.from({ length: 120 }, () => 'r').join('+'), 'nowhere: This has 239 parts; at most 200'],
  ])('%s', (typed, words) => expect(normal(typed)).toContain(words));
});
