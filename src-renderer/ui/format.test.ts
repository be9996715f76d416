import { describe, expect, it } from 'vitest';
import { countText, numberText, percentText, probabilityText, pText, shortCode, tickText } from './format';

describe('numbers as text', () => {
  it.each([
    [4.5, '4.50'],
    [11.25, '11.25'],
    [-222.4403, '−222.44'],
    [0, '0.00'],
    [0.0123, '0.0123'],
    [12345.6, '12,346'],
    [3.2e7, '3.2 × 10⁷'],
    [-1e-9, '−1.0 × 10⁻⁹'],
    [Infinity, '∞'],
  ])('%d reads %s', (value, text) => expect(numberText(value)).toBe(text));

  it('asks for more digits and gets them', () => expect(numberText(2.5, 6)).toBe('2.50000'));
  it('a whole count has no decimals', () => expect(countText(1096)).toBe('1,096'));
});

describe('probabilities as text', () => {
  it('a p-value far below a thousandth is a power of ten', () => expect(probabilityText(8.67e-11)).toBe('8.7 × 10⁻¹¹'));
  it('an ordinary p-value keeps three decimals', () => expect(probabilityText(0.0416)).toBe('0.042'));
  it('one is one', () => expect(probabilityText(1)).toBe('1.000'));
  it('a p-value too small for a double is bounded, not called zero', () => expect([probabilityText(0), pText(0), pText(0.0416)]).toEqual(['< 10⁻³⁰⁰', 'p < 10⁻³⁰⁰', 'p = 0.042']));
  it('a share too small for a decimal is not called zero', () => expect(percentText(3e-5)).toBe('0.003 %'));
  it('an ordinary share has one decimal', () => expect(percentText(0.0834)).toBe('8.3 %'));
});

describe('ticks as text', () => {
  it('carries the digits of its step', () => expect([0, 0.05, 0.1].map((tick) => tickText(tick, 0.05))).toEqual(['0', '0.05', '0.10']));
  it('a step of one needs no decimals', () => expect(tickText(5, 1)).toBe('5'));
  it('a large one is a power of ten', () => expect(tickText(2e6, 5e5)).toBe('2 × 10⁶'));
});

describe('code as text', () => {
  it('long decimals are cut, short ones stay', () => expect(shortCode('nbinom(1.0245923867921258, 0.4)')).toBe('nbinom(1.0246, 0.4)'));
});
