import { describe, expect, it } from 'vitest';
import type { AnswerCurve } from '../../src-core/contract/answerOnStage';
import { failingLabels, reach, words } from './answerPlaces';
import { textWidth } from './labels';
import { linear } from './scale';

const em = 12;
const x = Array.from({ length: 161 }, (_, i) => 0.01 + (0.98 * i) / 160);
function curveOf(yours: (at: number) => number, right: (at: number) => number, failingAt: number, nowAt = 0.6): AnswerCurve {
  const pair = (at: number) => ({ x: at, yours: yours(at), right: right(at) });
  return { param: 'rho', others: {}, x, yours: x.map(yours), right: x.map(right), now: pair(nowAt), failing: pair(failingAt), apart: null, agree: [0.5], title: '', twin: '' };
}
const mean = (at: number): number => (3 * at) / (1 - at);
const curves = {
  swapped: curveOf((at) => (3 * (1 - at)) / at, mean, 0.75),
  third: curveOf((at) => mean(at) / 3, mean, 0.5),
  negative: curveOf((at) => -mean(at), mean, 0.5),
  constant: curveOf(() => 2, mean, 0.8),
  gaps: curveOf((at) => Math.sqrt(at - 0.5), mean, 0.8),
};

describe('the upright axis', () => {
  it('shows both values of the failing point, with room above', () => expect(reach(curves.swapped)).toEqual([0, 1.4 * curves.swapped.failing!.right]));
  it('goes below zero for negative values', () => expect(reach(curves.negative)[0]).toBeLessThan(-3));
  it('is not flattened by an answer that is far off', () => expect(reach({ failing: { x: 0.5, yours: 1e6, right: 2 }, now: curves.third.now })).toEqual([0, 1.4 * 16]));
  it.each([
    [0, 0],
    [Number.NaN, 0],
  ])('has a length for %f and %f', (yours, right) => {
    const [low, high] = reach({ failing: { x: 0.5, yours, right }, now: curves.third.now });
    expect(low).toBeLessThan(high);
  });
});

describe.each(Object.entries(curves))('the words of %s', (_, curve) => {
  const [width, base] = [460, 300];
  const [across, up] = [linear([0, 1], [40, width]), linear(reach(curve), [base, 20])];
  const { failing } = curve;
  const spots = failing ? failingLabels({ x: across(failing.x), yours: up(failing.yours), right: up(failing.right), value: failing }, '3 times too small', { right: width, bottom: base, em }) : [];
  const placed = words(curve, 'mean of X', 'ρ', { x: across, y: up, em, width, base }, spots, { x: across(curve.now.x), y: up(curve.now.right) });

  it('do not meet each other, nor leave the drawing', () => {
    const boxes = placed.map(({ text, x: at, y, anchor }) => {
      const size = textWidth(text, em);
      const left = at - { start: 0, middle: 0.5, end: 1 }[anchor] * size;
      return { left, right: left + size, y };
    });
    const meetings = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < em));
    expect(meetings).toEqual([]);
    expect(boxes.filter(({ left, right, y }) => left < 40 || right > width || y > base)).toEqual([]);
  });
  it('name the typed curve, unless it creeps along the axis under other words', () => expect(placed.some(({ text }) => text === 'what you typed')).toBe(curve !== curves.gaps));
  it('hold no NaN', () => expect([...placed, ...spots].filter(({ text, x: at, y }) => text.includes('NaN') || !Number.isFinite(at + y))).toEqual([]));
});
