// Weights by number, told by the first, the last and what lies between, or each by itself.
import type { Pad } from '../../../src-core/contract/parts';
import { isTold, numberIn, type Describing, type Feature, type Told } from './describing';
import { heightsIn, rounded, textOf } from './drawing';

const courses = [
  { id: 'factor', title: 'a constant factor' },
  { id: 'line', title: 'a straight line' },
  { id: 'constant', title: 'constant' },
  { id: 'each', title: 'each by itself' },
] as const;

/** Numbers apart by commas or spaces; NaN for what is none. */
export const listIn = (text: string): number[] => text.replaceAll('−', '-').split(/[,;\s]+/).filter((each) => each !== '').map(Number);

export function describingStems({ x, y, count }: Pad): Describing {
  const size = count ?? 0;
  const last = size - 1;
  const course: Feature = { kind: 'choice', id: 'course', label: `from ${x.name} = 0 to ${last}`, options: courses };
  const ends: readonly Feature[] = [
    { kind: 'number', id: 'first', label: `${y.name} at ${x.name} = 0` },
    { kind: 'number', id: 'last', label: `${y.name} at ${x.name} = ${last}` },
  ];
  const features = (told: Told): readonly Feature[] => {
    if (told['course'] === undefined) return [course];
    if (told['course'] === 'each') return [course, { kind: 'list', id: 'list', label: `${size} numbers, apart by commas`, count: size }];
    return [course, ...ends, ...(told['course'] === 'factor' ? [{ kind: 'number', id: 'ratio', label: 'each over the one before' } as const] : [])];
  };

  function drawing(told: Told): readonly number[] | null {
    if (told['course'] === undefined || !isTold(features(told), told)) return null;
    if (told['course'] === 'each') {
      const list = listIn(String(told['list']));
      return list.length === size && list.every(Number.isFinite) ? list : null;
    }
    const [from, to, ratio] = ['first', 'last', 'ratio'].map((id) => numberIn(told, id)) as [number, number, number];
    const between: Record<string, (l: number) => number> = {
      // Counted from the last one, so that the first may be told apart from the rest.
      factor: (l) => to / ratio ** (last - l),
      line: (l) => from + ((to - from) * l) / last,
      constant: () => to,
    };
    const heights = Array.from({ length: size }, (_, l) => rounded(l === 0 ? from : (between[String(told['course'])]?.(l) ?? NaN), 4));
    return heights.every(Number.isFinite) ? heights : null;
  }

  function toldBy(text: string): Told | null {
    const heights = heightsIn(text, size);
    const [from, second, to] = [heights[0], heights[1], heights.at(-1)];
    if (from === undefined || from === null || second === undefined || second === null || to === undefined || to === null || heights.includes(null)) return null;
    const seen = { first: from, last: to, ratio: rounded((to / second) ** (1 / (last - 1)), 3) };
    const short = [{ course: 'constant', ...seen }, { course: 'line', ...seen }, { course: 'factor', ...seen }].find((told) => textOf(drawing(told) ?? []) === text);
    // However they were drawn, they can be told one by one.
    return short ?? { course: 'each', list: heights.join(', ') };
  }
  return { features, drawing, toldBy };
}
