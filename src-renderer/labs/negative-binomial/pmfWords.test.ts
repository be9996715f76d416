import { describe, expect, it } from 'vitest';
import type { PmfView } from '../../../src-core/problems/negative-binomial/state';
import { linear } from '../../figures/scale';
import { lawNames, tailBox, tailHeight, tailWords } from './pmfWords';

const em = 12;
const width = 462;
const drawing = { x: linear([-0.7, 20.7], [37, 461]), y: linear([0, 0.2], [194, 29]), em, width };

/** Two triangles: the law wide, the Poisson high. */
function pmf(from: number): PmfView {
  const x = Array.from({ length: 21 }, (_, count) => count);
  return {
    title: '',
    twin: '',
    x,
    negativeBinomial: x.map((count) => Math.max(0, 0.13 - 0.012 * Math.abs(count - 3))),
    poisson: x.map((count) => Math.max(0, 0.19 - 0.04 * Math.abs(count - 4))),
    ghost: null,
    style: 'bars',
    mean: 4.5,
    sd: { negativeBinomial: 3.35, poisson: 2.12 },
    tail: { from, negativeBinomial: 0.083, poisson: 0.017 },
    cutAt: null,
  };
}

describe('words on the pmf', () => {
  it('say where the tail begins and what each law gives to it', () => {
    const { from, model, between, comparison } = tailWords(pmf(10), drawing);
    expect(from + model + between + comparison).toBe('10 or more: 8.3 %, Poisson 1.7 %');
  });
  it('are shorter where there is little room beside the handle', () => {
    expect(tailWords(pmf(10), { ...drawing, width: 200 }).from).toBe('10+: ');
    expect(tailWords(pmf(15), drawing).from).toBe('15+: ');
  });
  it('stand left of the curves where these fill the right end', () => {
    const late = { ...pmf(19), negativeBinomial: pmf(19).negativeBinomial.map((_, i) => Math.max(0, 0.13 - 0.05 * Math.abs(i - 18))), poisson: pmf(19).x.map((i) => (i === 18 ? 0.19 : 0)) };
    for (const box of [tailBox(late, tailHeight(late, drawing.y, em), drawing), ...lawNames(late, drawing)]) expect(box.x + box.width).toBeLessThan(drawing.x(18));
  });
  it('stand above every bar of the tail', () => {
    const height = tailHeight(pmf(10), drawing.y, em);
    expect(height).toBeLessThan(drawing.y(pmf(10).negativeBinomial[10] ?? 0));
  });
  it('never meet, wherever the tail begins', () => {
    for (let from = 0; from <= 20; from += 1) {
      const tail = tailBox(pmf(from), tailHeight(pmf(from), drawing.y, em), drawing);
      const boxes = [tail, ...lawNames(pmf(from), drawing)];
      const meeting = boxes.flatMap((a, i) =>
        boxes.slice(i + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < em),
      );
      expect(meeting, `tail from ${from}`).toEqual([]);
    }
  });
  it('keep inside the drawing', () => {
    for (const name of lawNames(pmf(10), drawing)) {
      expect(name.x).toBeGreaterThanOrEqual(37);
      expect(name.x + name.width).toBeLessThanOrEqual(width);
    }
  });
  it('name the pinned law too', () => {
    const pinned = { ...pmf(10), ghost: pmf(10).negativeBinomial.map((p) => 0.9 * p) };
    expect(lawNames(pinned, drawing).map(({ text }) => text)).toEqual(['negative binomial', 'Poisson', 'pinned']);
  });
});
