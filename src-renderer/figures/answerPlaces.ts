// Where a typed answer and the right one find room beside each other.
import type { AnswerCurve } from '../../src-core/contract/answerOnStage';
import type { Interval } from '../../src-core/contract/types';
import { shortText } from '../ui/format';
import { textWidth } from './labels';
import { heightAt, type Place } from './scale';

/** So much higher than what has to be seen ends the axis. */
const headroom = 1.4;
/** An answer that is further off than this many times the right value is not worth flattening the right curve for. */
const mostApart = 8;

/** The upright axis: from 0, as far as both values at the failing point, else at the sliders, with some room; an answer far beyond runs out of it. */
export function reach({ failing, now }: Pick<AnswerCurve, 'failing' | 'now'>): Interval {
  const { yours, right } = failing ?? now;
  const most = mostApart * Math.abs(right);
  const near = Number.isNaN(yours) ? right : Math.max(-most, Math.min(most, yours));
  const [low, high] = [headroom * Math.min(0, right, near), headroom * Math.max(0, right, near)];
  return low < high ? [low, high] : [-1, 1];
}

/** The height of one of both curves. */
export const heightOf = ({ x, yours, right }: AnswerCurve, which: 'yours' | 'right', at: number): number => heightAt(x, which === 'yours' ? yours : right, at);

interface Drawn {
  x: Place;
  y: Place;
  em: number;
  width: number;
  base: number;
}
export interface Word {
  text: string;
  role: string;
  x: number;
  /** Baseline of the text. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** How many places along a box a curve is looked at. */
const looks = 8;

interface Box {
  left: number;
  right: number;
  line: number;
}
function boxOf({ text, x, y, anchor }: Word, em: number, scale = 1): Box {
  const size = scale * textWidth(text, em);
  const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * size;
  return { left, right: left + size, line: y };
}
const meet = (a: Box, b: Box, em: number): boolean => a.left < b.right + 0.5 * em && b.left < a.right + 0.5 * em && Math.abs(a.line - b.line) < 1.3 * em;

/**
 * Names of both curves, where they agree, and the ring: each at the first of a few places where neither curve runs through it and no other words stand;
 * what finds none is left to the title and the twin.
 */
export function words(curve: AnswerCurve, label: string, glyph: string, drawn: Drawn, failing: readonly Word[], ring: { x: number; y: number }): Word[] {
  const { x, y, em, width, base } = drawn;
  const [left] = x.range;
  const [, top] = y.range;
  const pixel = (of: 'yours' | 'right', at: number): number => y(heightOf(curve, of, x.invert(at)));
  const crossed = ({ left: from, right: to, line }: Box): boolean =>
    (['yours', 'right'] as const).some((of) => Array.from({ length: looks + 1 }, (_, i) => pixel(of, from + ((to - from) * i) / looks)).some((height) => height > line - 1.15 * em && height < line + 0.35 * em));
  const taken: Box[] = [...failing.map((word) => boxOf(word, em, 1.15)), { left: ring.x - 1.5 * em, right: ring.x + 1.5 * em, line: ring.y + 0.4 * em }];
  const placed: Word[] = [];
  /** The upright line between both values of the failing point. */
  const cutByGap = (box: Box): boolean => {
    if (!curve.failing) return false;
    const [at, a, b] = [x(curve.failing.x), y(curve.failing.yours), y(curve.failing.right)];
    return box.left < at + 4 && box.right > at - 4 && box.line > Math.min(a, b) - 4 && box.line - em < Math.max(a, b) + 4;
  };
  function place(candidates: readonly Word[]): void {
    const found = candidates.find((word) => {
      const box = boxOf(word, em);
      return box.left > left + 0.3 * em && box.right < width && box.line < base - 0.3 * em && box.line - em > top - 1.2 * em && !crossed(box) && !cutByGap(box) && taken.every((other) => !meet(box, other, em));
    });
    if (!found) return;
    placed.push(found);
    taken.push(boxOf(found, em));
  }
  const around = (text: string, role: string, at: { x: number; y: number }): Word[] => [
    { text, role, x: at.x - 2.1 * em, y: at.y - 0.4 * em, anchor: 'end' },
    { text, role, x: at.x + 2.1 * em, y: at.y + 1.1 * em, anchor: 'start' },
    { text, role, x: at.x + 2.1 * em, y: at.y - 0.4 * em, anchor: 'start' },
    { text, role, x: at.x - 2.1 * em, y: at.y + 1.1 * em, anchor: 'end' },
    { text, role, x: at.x, y: at.y + 2.2 * em, anchor: 'middle' },
    { text, role, x: at.x, y: at.y - 1.4 * em, anchor: 'middle' },
  ];
  const along = (text: string, role: string, of: 'yours' | 'right', shares: readonly number[]): Word[] =>
    shares.flatMap((share): Word[] => {
      const at = left + share * (width - left);
      const own = pixel(of, at);
      if (own > base || own < top) return [];
      // Over the curve on the side from which it comes up, else under it.
      const falls = pixel(of, at + 4) > own;
      const [over, under] = [own - 0.5 * em, own + 1.2 * em];
      return [
        { text, role, x: falls ? at + 0.5 * em : at - 0.5 * em, y: over, anchor: falls ? 'start' : 'end' },
        { text, role, x: falls ? at - 0.5 * em : at + 0.5 * em, y: under, anchor: falls ? 'end' : 'start' },
      ];
    });
  // The ring waits at the edge where its value runs out of the drawing.
  const beyond = y(curve.now.right) < top ? ' ↑' : y(curve.now.right) > base ? ' ↓' : '';
  const now = `${shortText(curve.now.right)}${beyond}`;
  place([...around(`sliders now, ${now}`, 'now', ring), ...around(`now ${now}`, 'now', ring)]);
  place(along(`the ${label}`, 'model', 'right', [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2]));
  place(along('what you typed', 'error', 'yours', [0.12, 0.2, 0.28, 0.36, 0.44, 0.52, 0.62, 0.75, 0.9]));
  const [met] = curve.agree;
  if (met !== undefined && curve.agree.length === 1) place(around(`equal only at ${glyph} = ${shortText(met)}`, 'soft', { x: x(met), y: y(heightOf(curve, 'right', met)) }));
  return placed;
}

/** The words of the failing point: both values outside of the gap between them, how far apart in it; on the side that has room. */
export function failingLabels(
  { x, yours, right, value }: { x: number; yours: number; right: number; value: { yours: number; right: number } },
  apart: string,
  { right: edge, bottom, em }: { right: number; bottom: number; em: number },
): Word[] {
  const [rightText, yoursText] = [`right ${shortText(value.right)}`, Number.isNaN(value.yours) ? 'yours has no value' : `yours ${shortText(value.yours)}`];
  const lines = apart === '' ? [] : [apart.replace(/ too .*/, ''), apart.replace(/.*(too .*)/, '$1')];
  const room = Math.max(...[rightText, yoursText].map((text) => 1.15 * textWidth(text, em)), ...lines.map((text) => textWidth(text, em))) + 1.2 * em;
  const [at, anchor] = x + room < edge ? [x + 0.9 * em, 'start' as const] : [x - 0.9 * em, 'end' as const];
  const above = (height: number): number => Math.max(em, height - 0.2 * em);
  const below = (height: number): number => Math.min(bottom - 0.4 * em, height + 1.1 * em);
  const isBelow = yours > right;
  const middle = (yours + right) / 2;
  return [
    { text: rightText, role: 'model', x: at, y: isBelow ? above(right) : below(right), anchor },
    { text: yoursText, role: 'error', x: at, y: isBelow ? below(yours) : above(yours), anchor },
    ...(Math.abs(yours - right) > 5.5 * em ? lines.map((text, i) => ({ text, role: 'ink' as const, x: at, y: middle + (1.2 * i - 0.2) * em, anchor })) : []),
  ];
}
