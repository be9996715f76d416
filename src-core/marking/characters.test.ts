import { describe, expect, it } from 'vitest';
import { readCharacters } from './characters';
import { Unreadable } from './trouble';

const read = (text: string): string => readCharacters(text).map((glyph) => glyph.text).join('');
const refusal = (text: string): string => {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Unreadable) return `${error.at ?? 'nowhere'}: ${error.message}`;
    throw error;
  }
};

describe('characters that mean others', () => {
  it.each([
    ['ρ', 'rho'],
    ['Σ_t Ω_t', 'sum_t Omega_t'],
    ['1−ρ', '1-rho'],
    ['r×ρ÷2', 'r*rho/2'],
    ['ρ²', 'rho^(2)'],
    ['x⁻¹y', 'x^(-1)y'],
    ['K^L⁺¹', 'K^L^(+1)'],
    ['wᴸ', 'w^(L)'],
    ['β₁', 'beta_{1}'],
    ['λₖ', 'lambda_{k}'],
    ['θᵀx', 'theta⊤x'],
    ['a′', "a'"],
    ['√2', 'sqrt2'],
    ['𝛒', 'rho'],
    ['𝑟', 'r'],
    ['ｒ', 'r'],
    ['ℓ', 'l'],
    ['a\u00a0b', 'a b'],
  ])('%s is %s', (typed, meant) => expect(read(typed)).toBe(meant));

  it('every glyph keeps the place where it was typed, also after characters of two units', () => {
    expect(readCharacters('𝛒+r²').map(({ at }) => at)).toEqual([0, 2, 3, 4, 4, 4, 5]);
  });
});

describe('characters that are refused, by name and place', () => {
  it.each([
    ['r*р', '2: This р is Cyrillic'],
    ['Ρ', '0: This Ρ is Greek'],
    ['r\nrho', '1: Here stands a line break'],
    ['r\trho', '1: Here stands a control character'],
    ['r\u200brho', '1: Here stands a character of zero width'],
    ['\u202er', '0: Here stands a mark of writing direction'],
    ['5%', '1: % is not read'],
    ['"r"', '0: Quotation marks'],
    ['１', '0: "１" is not read'],
    ['½', '0: "½" is not read'],
    ['r#', '1: "#" is not read'],
    ['é', '0: "é" is not read'],
    ['x'.repeat(501), 'nowhere: This has 501 characters; at most 500'],
  ])('%j', (text, words) => expect(refusal(text)).toContain(words));
});
