import { describe, expect, it } from 'vitest';
import { begin, commit, preview, redo, undo } from './history';

describe('history', () => {
  it('a whole gesture is one step back', () => {
    const dragged = [0.61, 0.62, 0.7].reduce((history, rho) => preview(history, { rho }), begin([{ rho: 0.6 }]));
    expect(undo(commit(dragged)).shown).toEqual({ rho: 0.6 });
  });
  it('a gesture that ends where it began is no step', () => {
    const history = begin([{ rho: 0.6 }]);
    expect(commit(preview(preview(history, { rho: 0.7 }), { rho: 0.6 })).past).toEqual([]);
  });
  it('redo gives back what undo took', () => {
    const moved = commit(preview(begin([{ rho: 0.6 }]), { rho: 0.7 }));
    expect(redo(undo(moved))).toEqual(moved);
  });
  it('a new step after undo forgets what was ahead', () => {
    const back = undo(commit(preview(begin([{ rho: 0.6 }]), { rho: 0.7 })));
    expect(redo(commit(preview(back, { rho: 0.5 }))).shown).toEqual({ rho: 0.5 });
  });
  it('undo at the beginning changes nothing', () => {
    const history = begin([{ rho: 0.6 }]);
    expect(undo(history)).toBe(history);
  });
  it('keeps at most two hundred states', () => {
    let history = begin([{ n: 0 }]);
    for (let n = 1; n <= 500; n += 1) history = commit(preview(history, { n }));
    expect(history.past.length + 1).toBe(200);
  });
});
