import { describe, expect, it } from 'vitest';
import { readCharacters } from './characters';
import { withoutLatex } from './latex';
import { withoutDollars, withoutLabel, withoutOrder } from './label';
import { matchBrackets, tokensOf, type Token } from './tokens';
import { Unreadable } from './trouble';

const tokens = (text: string): Token[] => tokensOf(readCharacters(text));
const texts = (all: readonly Token[]): string => all.map(({ text }) => text).join(' ');
const refusal = (run: () => unknown): string => {
  try {
    return `not refused: ${JSON.stringify(run())}`;
  } catch (error) {
    if (error instanceof Unreadable) return `${error.at ?? 'nowhere'}: ${error.message}`;
    throw error;
  }
};

describe('tokens', () => {
  it.each([
    ['.5+2.', '.5 + 2.'],
    ['1e-3', '1e-3'],
    ['2e^x', '2 e ^ x'],
    ['2e-b', '2 e - b'],
    ['x0w', 'x0w'],
    ['rρ', 'r rho'],
    ['a**b', 'a ^ b'],
    ['||x||', '‖ x ‖'],
    ['K<<T', 'K ≪ T'],
    ['1...2', '1 … 2'],
  ])('%s', (typed, expected) => expect(texts(tokens(typed))).toBe(expected));
  it.each([
    ['0x1F', '0: Numbers are read as decimals'],
    ['1e400', '0: 1e400 is too large'],
    ['a.b', '1: A dot stands only inside a number'],
  ])('%s is refused', (typed, words) => expect(refusal(() => tokens(typed))).toContain(words));
  it.each([
    ['(a', '0: The bracket ( opened here is not closed'],
    ['a)', '1: There is one bracket too many'],
    ['(a]', '2: The bracket ( opened at character 1 is closed by ]'],
    ['((a)', '0: The bracket ( opened here is not closed'],
    [`${'('.repeat(41)}${')'.repeat(41)}`, '40: More than 40 brackets'],
  ])('brackets of %s', (typed, words) => expect(refusal(() => matchBrackets(tokens(typed), 40))).toContain(words));
});

describe('LaTeX gives the tokens of plain typing', () => {
  it.each([
    ['\\frac{a}{b}c', '( ( a ) / ( b ) ) c'],
    ['\\frac12', '( ( 1 ) / ( 2 ) )'],
    ['\\frac1{b}', '( ( 1 ) / ( b ) )'],
    ['\\dfrac{\\frac{a}{b}}{c}', '( ( ( ( a ) / ( b ) ) ) / ( c ) )'],
    ['\\sqrt{x}', 'sqrt ( x )'],
    ['\\sqrt2', 'sqrt ( 2 )'],
    ['\\binom{n}{k}', 'binom ( n , k )'],
    ['\\left(x\\right)', '( x )'],
    ['\\boldsymbol{\\theta}^\\top\\mathbf{x}', 'theta ^ ⊤ x'],
    ['\\text{vec}(a)', 'vec ( a )'],
    ['\\mathcal{O}(T)', 'O ( T )'],
    ['a\\,b\\;c', 'a b c'],
    ['\\sum_{i=1}^n', 'sum _ { i = 1 } ^ n'],
    ['\\|x\\|', '‖ x ‖'],
    ['x\\mid y', 'x | y'],
    ['\\ell\\le\\varphi', 'l ≤ phi'],
  ])('%s', (typed, expected) => expect(texts(withoutLatex(tokens(typed)))).toBe(expected));
  it.each([
    ['\\foo', '0: \\foo is not a command'],
    ['\\sqrt[3]{8}', '0: Only square roots'],
    ['\\frac{a}', '0: Something is missing after \\frac'],
    ['\\href{x}{y}', '0: \\href is not a command'],
    ['\\begin{pmatrix}', '0: \\begin is not a command'],
  ])('%s is refused', (typed, words) => expect(refusal(() => withoutLatex(tokens(typed)))).toContain(words));
});

describe('what is dropped around an answer', () => {
  const dropped = (typed: string, labels: readonly string[] = ['E[X]', 'mean', 'lambda_{k,d}', 'A(eta)']): string => texts(withoutLabel(withoutLatex(withoutDollars(tokens(typed))), labels));
  it.each([
    ['mean = r', 'r'],
    ['E[X]=r', 'r'],
    ['\\mathbb{E}[X] = r', 'r'],
    ['e[x] = MEAN = r', 'r'],
    ['\\lambda_{k,d}^* = r', 'r'],
    ['λ_kd = r', 'r'],
    ['$r$', 'r'],
    ['sum_(s=1)^T x', 'sum _ ( s = 1 ) ^ T x'],
  ])('%s', (typed, expected) => expect(dropped(typed)).toBe(expected));
  it.each([
    ['y = r', '0: What stands left of = is no name'],
    ["A'(eta) = r", '0: What stands left of ='],
    ['r rho = r', '0: What stands left of ='],
    ['mean = 2 = r', '7: What stands left of ='],
    ['r$', '1: $ stands only around'],
  ])('%s is refused', (typed, words) => expect(refusal(() => dropped(typed))).toContain(words));
  it.each([
    ['O(T L)', 'T L'],
    ['\\Theta(T)', 'T'],
    ['O(T) + O(L)', 'O ( T ) + O ( L )'],
    ['T', 'T'],
  ])('of the cost %s', (typed, expected) => expect(texts(withoutOrder(withoutLatex(tokens(typed))))).toBe(expected));
});
