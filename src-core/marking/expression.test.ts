import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../contract/faults';
import { readNumber } from './expression';

function refusal(text: string): string {
  try {
    return `It was read as ${readNumber(text)}.`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

describe('numbers as people type them', () => {
  it.each([
    ['0.5', 0.5],
    ['2/3', 2 / 3],
    ['1e-3', 1e-3],
    ['e^(-1/20)', Math.exp(-1 / 20)],
    ['exp(-0.05)', Math.exp(-0.05)],
    ['sqrt(2)', Math.SQRT2],
    ['log(0.5)', Math.log(0.5)],
    ['2 pi', 2 * Math.PI],
    ['2(1+3)', 8],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['−0.25', -0.25],
    ['3×10²', 300],
    ['10⁻³', 1e-3],
    ['π', Math.PI],
    ['  7 ', 7],
    ['\t0.5\r\n', 0.5],
    ['.5', 0.5],
    ['5%', 0.05],
    ['0x10', 16],
    ['-0', 0],
    ['cos(pi/3)', 0.5],
    ['tanh(0.5)', Math.tanh(0.5)],
    ['cbrt(-8)', -2],
    ['5!', 120],
    ['1/3!', 1 / 6],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBeCloseTo(value, 14));
  it('minus zero is zero', () => expect(Object.is(readNumber('-0'), 0)).toBe(true));
});

describe('what is no number, in words', () => {
  it.each([
    ['', /Nothing is typed/],
    ['   ', /Nothing is typed/],
    ['1,5', /comma at character 2: write a point/],
    ['2/', /missing at the end/],
    ['0x', /cannot be read as a number/],
    ['1\n2', /cannot be read from character 3/],
    ['(1', /missing at the end|cannot be read/],
    ['1)', /cannot be read from character 2/],
    ['abc', /"abc" is not known here/],
    ['rho', /"rho" is not known here/],
    ['5 cm', /"cm" is not known/],
    ['a = 3', /an assignment/],
    ['f(x) = x', /definition of a function/],
    ['[1, 2]', /a list|comma/],
    ['{a: 1}', /an object/],
    ['1:3', /a range/],
    ['1 > 0', /sign > is not used/],
    ['1 > 0 > -1', /a comparison/],
    ['true ? 1 : 2', /a condition/],
    ['a.b', /a part of something/],
    ['a[1]', /a part of something|an index/],
    ['1; 2', /several expressions/],
    ['"abc"', /Text in quotes/],
    ['true', /a word, not a number/],
    ['null', /a word, not a number/],
    ['undefined', /a word, not a number/],
    ['2.5!', /factorial of 2.5 is not defined here/],
    ['(-1)!', /factorial of -1 is not defined here/],
    ['171!', /not a finite number/],
    ['2 # half', /At character 3 stands "#"/],
    ['sin(1) cm', /"cm" is not known/],
    ["3'", /sign ' is not used/],
    ['e(2)', /sign is missing between e/],
    ['sqrt', /argument in brackets/],
    ['sqrt(1; 2)', /cannot be read|several/],
    ['cos.constructor("x")()', /not a function|a part of something|cannot be read/],
    ['import("fs")', /"import" is not a function/],
    ['0/0', /not a real number/],
    ['sqrt(-1)', /not a real number/],
    ['1/0', /not a finite number/],
    ['1e400', /not a finite number/],
    ['NaN', /not a finite number|"NaN" is not known/],
    ['Infinity', /not a finite number|"Infinity" is not known/],
    ['10^10^10', /not a finite number/],
    ['½', /At character 1 stands "½"/],
    ['１', /digit "１" of another script/],
    ['1\u200b', /invisible character \(U\+200B\)/],
    ['\u202e1', /invisible character \(U\+202E\)/],
    ['9'.repeat(10_000), /10000 characters; at most 500/],
    ['('.repeat(41) + '1' + ')'.repeat(41), /more than 40 brackets/],
    ['-'.repeat(499) + '1', /nested too deeply|cannot be read|It was read as -1/],
  ])('%j', (text, words) => expect(refusal(text)).toMatch(words));

  it('any text is read as a finite number or refused in words, and never throws anything else', () => {
    const bits = fc.array(fc.constantFrom('1', '2', '.', 'e', 'pi', '(', ')', '+', '-', '*', '/', '^', 'log', 'exp', ' ', ',', '!', '=', '[', ']', '"', 'x', '²', '%', ';', ':', '?'), { maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), bits.map((parts) => parts.join(''))), (text) => {
        const words = refusal(text);
        expect(words).not.toMatch(/read as (NaN|-?Infinity)|undefined/);
        expect(words.length).toBeGreaterThan(10);
      }),
      { numRuns: 700 },
    );
  });
});
