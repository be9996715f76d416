// Words on the pmf, and where they go.
import { clearLeftOf, clearRightOf, stacked, textWidth, type Box } from '../../figures/labels';
import type { Place } from '../../figures/scale';
import { countText, percentText } from '../../ui/format';
import type { Family } from './stage';

type Pmf = Family['pmf'];
interface Drawing {
  x: Place;
  y: Place;
  em: number;
  width: number;
}

const modeOf = (ys: readonly number[]): number => ys.indexOf(Math.max(...ys));

/** "10 or more: 8.3 %, Poisson 1.7 %", in pieces, since the numbers wear their law's colour; shorter where there is little room beside the handle. */
export function tailWords({ tail }: Pmf, { x, em, width }: Omit<Drawing, 'y'>) {
  const numbers = { model: percentText(tail.negativeBinomial), comparison: percentText(tail.poisson) };
  const whole = { from: `${countText(tail.from)} or more: `, between: ', Poisson ', ...numbers };
  const room = Math.min(0.6 * width, width - x(tail.from - 0.5) + 2 * em);
  return tailLength(whole, em) <= room ? whole : { from: `${countText(tail.from)}+: `, between: ' · ', ...numbers };
}
const tailLength = ({ from, model, between, comparison }: { from: string; model: string; between: string; comparison: string }, em: number): number =>
  textWidth(from + model + between + comparison, em) + em;

/** The height of the tail's bracket: above everything that stands in the tail. */
export function tailHeight(pmf: Pmf, y: Place, em: number): number {
  const inside = pmf.x.flatMap((count, i) => (count >= pmf.tail.from ? [y(Math.max(pmf.negativeBinomial[i] ?? 0, pmf.poisson[i] ?? 0))] : []));
  return Math.max(y.range[1] + 1.8 * em, Math.min(y.range[0] - 2.4 * em, ...inside.map((pixel) => pixel - 1.9 * em)));
}

const highestOf = (pmf: Pmf): number[] => pmf.x.map((_, i) => Math.max(pmf.negativeBinomial[i] ?? 0, pmf.poisson[i] ?? 0));

/** The tail's words begin beside its handle, or end with the bracket; where they would cover the curves they stand left of them, on the bracket's line. */
export function tailBox(pmf: Pmf, height: number, { x, y, em, width }: Drawing): Box {
  const size = tailLength(tailWords(pmf, { x, em, width }), em);
  const start = Math.min(x(pmf.tail.from - 0.5), x.range[1]);
  const beside = { x: Math.max(0, Math.min(start + 2 * em, width - size)), y: height - 0.7 * em, width: size };
  const left = clearLeftOf(pmf.x, highestOf(pmf), x, y, height + em) - em - size;
  const covers = beside.x < start && beside.x < clearRightOf(pmf.x, highestOf(pmf), x, y, height);
  return covers && left > x.range[0] ? { x: left, y: height + 0.36 * em, width: size } : beside;
}

/** The Poisson's name at the shoulder of its peak, the law's where both have come down below its own; the tail's words stay. */
export function lawNames(pmf: Pmf, drawing: Drawing): (Box & { text: string; role: string })[] {
  const { x, y, em, width } = drawing;
  const higher = highestOf(pmf);
  const name = (text: string, role: string, own: readonly number[], share: number, above: readonly number[]) => {
    const baseline = Math.max(1.1 * em, y(share * (own[modeOf(own)] ?? 0)) + 0.3 * em);
    const size = textWidth(text, em);
    const start = clearRightOf(pmf.x, above, x, y, baseline + 0.3 * em) + 0.9 * em;
    const before = clearLeftOf(pmf.x, higher, x, y, baseline + 0.3 * em) - 0.9 * em - size;
    const place = start + size > width && before > x.range[0] ? before : Math.min(start, width - size);
    return { text, role, x: Math.max(x.range[0], place), y: baseline, width: size };
  };
  const tail = { text: '', role: '', ...tailBox(pmf, tailHeight(pmf, y, em), drawing) };
  const law = name('negative binomial', 'model', pmf.negativeBinomial, 0.74, higher);
  const poisson = name('Poisson', 'comparison', pmf.poisson, 0.9, pmf.poisson);
  return stacked([tail, law, poisson, ...ghostName(pmf, higher, drawing)], 1.4 * em).slice(1);
}

/** Over the pinned law's peak, above whatever else stands there. */
function ghostName({ ghost, x: counts }: Pmf, higher: readonly number[], { x, y, em }: Drawing): (Box & { text: string; role: string })[] {
  if (!ghost) return [];
  const peak = modeOf(ghost);
  const size = textWidth('pinned', em);
  const top = Math.max(ghost[peak] ?? 0, ...higher.filter((_, i) => Math.abs(x(counts[i] ?? 0) - x(counts[peak] ?? 0)) < size / 2));
  return [{ text: 'pinned', role: 'soft', x: Math.max(x.range[0], x(counts[peak] ?? 0) - size / 2), y: y(top) - 0.7 * em, width: size }];
}
