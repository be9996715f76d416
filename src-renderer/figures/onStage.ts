// What the figures of every stage ask of their lab.
import type { About, Interval, Param } from '../../src-core/contract/types';
import type { LabHandle } from '../ui/labHandle';

type Shown = Pick<LabHandle, 'axes' | 'frame' | 'dragging'>;

/** An axis on its way to its place; where it is not on its way yet, its place. */
export const axisOf = (lab: Shown, name: string): Interval => lab.axes[name] ?? lab.frame.axes[name] ?? [0, 1];

/** Values glide only where no hand leads them and the axes are at rest: two motions at once would run after each other. */
export function glides(lab: Shown): boolean {
  if (lab.dragging) return false;
  return Object.entries(lab.frame.axes).every(([name, [low, high]]) => lab.axes[name]?.[0] === low && lab.axes[name][1] === high);
}

export function paramOf(about: About, id: string): Param {
  const found = about.params.find((each) => each.id === id);
  if (!found) throw new Error(`The lab has no parameter ${id}.`);
  return found;
}
