import { describe, expect, it } from 'vitest';
import { textWidth } from '../../figures/labels';
import { classColumns, everyRow, fitting, inkToken, isDeep, letterOf, roleOf, rowsOf, tall } from './stage';

describe('rows that counts and rates share', () => {
  it('stand at the same height in figures whose lower parts differ by the Bayes rule', () => {
    for (const { head, below, bayes } of Object.values(tall)) {
      const [em, height] = [12, 400];
      const counts = rowsOf(head * em, height - below * em, 12);
      const rates = rowsOf(head * em, height - bayes * em - (below - bayes) * em, 12);
      expect(rates).toMatchObject({ top: counts.top, band: counts.band });
      expect(rates.bottom).toBeCloseTo(counts.bottom);
    }
  });
  it('are found again from a pixel, the outermost ones beyond the ends', () => {
    const rows = rowsOf(30, 230, 10);
    expect([0, 4, 9].map((neuron) => rows.at(rows.middle(neuron)))).toEqual([0, 4, 9]);
    expect([rows.at(0), rows.at(999)]).toEqual([0, 9]);
  });
  it('have numbers where these find room', () => {
    expect([everyRow(17, 12), everyRow(8, 12), everyRow(1, 12)]).toEqual([1, 2, 20]);
  });
});

describe('columns of the classes', () => {
  it.each([1, 3, 8])('%d of them stand beside each other within the figure', (K) => {
    const columns = classColumns(K, 6, 342, 12);
    expect(columns).toHaveLength(K);
    columns.forEach(({ left, right, x }, k) => {
      expect([x(0), x(6)]).toEqual([left, right]);
      expect(right).toBeGreaterThan(left);
      expect(right).toBeLessThanOrEqual(columns[k + 1]?.left ?? 342);
    });
  });
});

describe('names and inks', () => {
  it('tell eight classes apart: four inks, each once more and deeper', () => {
    const roles = Array.from({ length: 8 }, (_, k) => roleOf(k));
    expect(new Set(roles).size).toBe(8);
    expect([inkToken(4), isDeep(4), isDeep(3)]).toEqual([inkToken(0), true, false]);
    expect([letterOf(0), letterOf(7)]).toEqual(['A', 'H']);
  });
  it('take the longest words that fit', () => {
    const texts = ['class 1: 25 sure', '1: 25 sure', '1: 25'];
    expect(fitting(texts, 500, 12)).toBe(texts[0]);
    expect(fitting(texts, textWidth('1: 25 sure', 12), 12)).toBe('1: 25 sure');
    expect(fitting(texts, 0, 12)).toBe('1: 25');
  });
});
