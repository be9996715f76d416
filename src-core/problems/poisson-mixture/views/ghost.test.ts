import { describe, expect, it } from 'vitest';
import { finished } from '../../../contract/work';
import { frame } from '../frame';
import { initial, type State } from '../state';
import { ghostClimb } from './ghost';

const ghost = (state: State): Float64Array | null => finished(ghostClimb(state));
const pinnedAt = (params: Record<string, number>): State => ({ ...initial, pinned: { ...initial.params, ...params } });

describe('the climb of pinned parameters', () => {
  it('is the one that these parameters would have', () => {
    const there = frame({ state: { ...initial, params: { ...initial.params, separation: 1 } }, held: null }).views.em?.trace.logLik;
    expect(ghost(pinnedAt({ separation: 1 }))).toEqual(there);
  });
  it('takes equal weights for another number of classes', () => {
    const there = frame({ state: { ...initial, params: { ...initial.params, K: 2 }, choices: { ...initial.choices, pi: null } }, held: null }).views.em?.trace.logLik;
    expect(ghost(pinnedAt({ K: 2 }))).toEqual(there);
  });
  it('knows nothing of changes by hand', () => {
    const edited = { ...pinnedAt({ separation: 1 }), choices: { ...initial.choices, edits: [1, 0, 0, 9] } };
    expect(ghost(edited)).toEqual(ghost(pinnedAt({ separation: 1 })));
  });
  it('is none where nothing is pinned, nothing differs, or the run is long', () => {
    expect([ghost(initial), ghost(pinnedAt({})), ghost(pinnedAt({ N: 100_000 }))]).toEqual([null, null, null]);
  });
  it('lies within the axis', () => {
    const { axes, views } = frame({ state: pinnedAt({ separation: 1 }), held: null });
    const [low, high] = axes['logLik'] ?? [0, 0];
    expect(views.em?.ghost?.every((value) => value > low && value < high)).toBe(true);
  });
});
