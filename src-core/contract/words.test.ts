import { describe, expect, it } from 'vitest';
import { brief, chance, percent, range, shown, whole } from './words';

describe('numbers in sentences', () => {
  it.each([
    [2.5, '2.50'],
    [0, '0.00'],
    [0.0123, '0.0123'],
    [-222.437, '−222.44'],
    [1234.56, '1234.6'],
    [12345.6, '12,346'],
    [3e9, '3.0 × 10⁹'],
    [8.67e-11, '8.7 × 10⁻¹¹'],
    [Infinity, 'infinity'],
    [-Infinity, '−infinity'],
  ])('%d is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('whole numbers keep their thousands apart', () => {
    expect([whole(7), whole(1096), whole(1234567), whole(-1200), whole(2e12)]).toEqual(['7', '1,096', '1,234,567', '−1,200', '2.0 × 10¹²']);
  });

  it('titles get two digits at most', () => {
    expect([brief(2.5), brief(1.04), brief(9.96), brief(11.25), brief(20000), brief(1e9), brief(4), brief(3.98)]).toEqual(['2.5', '1.0', '10', '11', '20,000', '1 × 10⁹', '4', '4.0']);
  });

  it('a share too small for decimals is not said to be zero', () => {
    expect([percent(0.083), percent(0), percent(1), percent(0.99999), percent(2e-5), percent(1e-9)]).toEqual(['8.3 %', '0.0 %', '100.0 %', '100.00 %', '0.002 %', '1.0 × 10⁻⁷ %']);
    expect([chance(1), chance(0.0421), chance(8.67e-11), chance(0)]).toEqual(['1.000', '0.042', '8.7 × 10⁻¹¹', '0.000']);
  });

  it('groups of counts are said as ranges', () => {
    expect([range(3, 3), range(10, 19), range(8, null)]).toEqual(['3', '10 to 19', '8 or more']);
  });
});
