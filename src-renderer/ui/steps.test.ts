import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldText } from './fieldText';
import { position, valueAt, valueForKey } from './steps';

const rho = { slider: { low: 0.01, high: 0.99, scale: 'linear' } } as const;
const r = { slider: { low: 0.05, high: 100, scale: 'log' } } as const;

describe('sliders', () => {
  it.each([rho, r])('a position leads to a value and back', (param) => {
    for (const at of [0, 0.13, 0.5, 0.77, 1]) expect(position(param, valueAt(param, at))).toBeCloseTo(at, 2);
  });
  it('a logarithmic slider spends as much of its length on each factor of ten', () => {
    expect(position(r, 10) - position(r, 1)).toBeCloseTo(position(r, 1) - position(r, 0.1), 12);
  });
  it('a value beyond the comfortable range stands at the end', () => {
    expect(position(r, 1e6)).toBe(1);
  });
  it.each(['ArrowRight', 'ArrowUp', 'PageUp', 'End'])('%s goes up', (key) => {
    expect(valueForKey(rho, 0.6, key)).toBeGreaterThan(0.6);
  });
  it('ten arrows go as far as one PageDown', () => {
    let value = 0.6;
    for (let press = 0; press < 10; press += 1) value = valueForKey(rho, value, 'ArrowLeft') ?? value;
    expect(value).toBeCloseTo(valueForKey(rho, 0.6, 'PageDown') ?? 0, 2);
  });
  it('a typed value beyond the end is not led back by a key that goes further out', () => {
    expect(valueForKey(r, 1000, 'ArrowRight')).toBe(1000);
    expect(valueForKey(r, 0.001, 'PageDown')).toBe(0.001);
    expect(valueForKey(r, 1000, 'ArrowLeft')).toBeLessThan(100);
  });
  it('other keys are not the slider’s', () => {
    expect(valueForKey(rho, 0.6, 'a')).toBeNull();
  });
  it('every arrow moves a logarithmic slider, from end to end', () => {
    for (let value = 0.05; value < 100; ) {
      const next = valueForKey(r, value, 'ArrowRight') ?? value;
      expect(next).toBeGreaterThan(value);
      value = next;
    }
  });
});

describe('a slider that counts', () => {
  const draws = { slider: { low: 1, high: 1000, scale: 'log' }, whole: true } as const;
  it('stands at whole numbers only', () => expect([0, 0.3, 0.52, 1].map((at) => valueAt(draws, at))).toEqual([1, 8, 36, 1000]));
  it('moves a count by one at least', () => expect([valueForKey(draws, 2, 'ArrowRight'), valueForKey(draws, 2, 'ArrowLeft')]).toEqual([3, 1]));
  it('leaves a count inside its track', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'), (value, key) => {
        const next = valueForKey(draws, value, key);
        expect(Number.isInteger(next)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(1);
        expect(next).toBeLessThanOrEqual(1000);
      }),
    );
  });
});

describe('fields', () => {
  it.each([
    [3, '3.00'],
    [0.6, '0.60'],
    [2 / 3, '0.6666666666666666'],
    [1e-9, '1e-9'],
    [0.951229424500714, '0.951229424500714'],
    [-0.5, '-0.50'],
  ])('%d is shown as %s, which reads back as the same double', (value, text) => {
    expect(fieldText(value)).toBe(text);
    expect(Number(text)).toBe(value);
  });
});
