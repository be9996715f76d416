// A drawing and the text it is kept in: the JSON that the core marks. A text that is no drawing of its kind holds nothing.
import type { Dot } from '../../../src-core/contract/parts';

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly mark: string;
}
/** Heights by number; null where none is drawn yet. */
export type Heights = readonly (number | null)[];

function listIn(text: string): readonly unknown[] {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? (value as unknown[]) : [];
  } catch {
    return [];
  }
}
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isDot = (value: unknown): value is Dot => Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isMark = (value: unknown): value is Mark =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value && 'mark' in value && isNumber(value.x) && isNumber(value.y) && typeof value.mark === 'string';

export const marksIn = (text: string): readonly Mark[] => listIn(text).filter(isMark);
export const dotsIn = (text: string): readonly Dot[] => listIn(text).filter(isDot);
export const loopsIn = (text: string): readonly (readonly Dot[])[] => listIn(text).flatMap((loop) => (Array.isArray(loop) && loop.length > 0 && loop.every(isDot) ? [loop] : []));
export function heightsIn(text: string, count: number): Heights {
  const list = listIn(text);
  return Array.from({ length: count }, (_, i) => (isNumber(list[i]) ? list[i] : null));
}

/** Nothing drawn is no text, so that a cleared drawing is an answer not yet given. */
export const textOf = (drawing: readonly unknown[]): string => (drawing.every((each) => each === null) ? '' : JSON.stringify(drawing));

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
/** What a hand can place: a hundredth. */
export const placed = ([x, y]: Dot): Dot => [rounded(x, 2), rounded(y, 2)];
