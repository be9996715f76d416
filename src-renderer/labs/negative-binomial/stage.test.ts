import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src-core/problems/negative-binomial/state';
import { linear } from '../../figures/scale';
import { textWidth } from '../../figures/labels';
import { columnsOf, countTicks, every } from './stage';

const cells: Cell[] = ['0', '1', '2', '3+'].map((label, low) => ({ label, low, high: low === 3 ? null : low, observed: 1, negativeBinomial: 1, poisson: 1 }));

describe('whole counts under an axis', () => {
  it.each([20, 100, 5000, 20_000, 1e6])('stand clear of each other up to %d, on a desk and on a projector', (end) => {
    for (const [width, em] of [[420, 12], [430, 20], [650, 28]] as const) {
      const x = linear([0, end], [0, width]);
      const ticks = countTicks(x, em);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.every(Number.isInteger)).toBe(true);
      const last = textWidth((ticks.at(-1) ?? 0).toLocaleString('en'), em);
      expect(x(ticks[1] ?? 0) - x(ticks[0] ?? 0)).toBeGreaterThan(last);
    }
  });
});

describe('columns of a count table', () => {
  it('are equally wide and fill what the names of the rows leave', () => {
    const columns = columnsOf(cells, ['leaves', 'Poisson'], 462, 12);
    expect(columns.left + 4 * columns.band).toBeCloseTo(462);
    expect(columns.middle(1) - columns.middle(0)).toBeCloseTo(columns.band);
  });
  it('are found again from a pixel', () => {
    const columns = columnsOf(cells, ['leaves'], 462, 12);
    expect(cells.map((_, i) => columns.at(columns.middle(i)))).toEqual([0, 1, 2, 3]);
    expect([columns.at(columns.left - 1), columns.at(463)]).toEqual([null, null]);
  });
  it('show every number where there is room, every second or fifth where there is not', () => {
    expect([every(45, 4, 12), every(20, 4, 12), every(8, 4, 12)]).toEqual([1, 2, 5]);
  });
});
