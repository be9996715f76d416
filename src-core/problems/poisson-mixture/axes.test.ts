import { describe, expect, it } from 'vitest';
import type { LabState } from '../../contract/types';
import { at } from '../fixture/spikes';
import { frame } from './frame';
import { initial } from './state';

const axes = (state: LabState) => frame({ state, held: null }).axes;

describe('the axes', () => {
  it('of rates, heights and half-steps stand still while EM is played', () => {
    const { rate, logLik, step } = axes(initial);
    for (const other of [0, 1, 6, 20, 400]) expect(axes(at(other))).toMatchObject({ rate, logLik, step });
  });

  it('of rates keeps room for the highest rate that the run has met', () => {
    expect(axes(at(20, { edits: [2, 0, 0, 15] }))['rate']).toEqual([0, 16]);
  });

  it('of the whole run holds every height from the start on', () => {
    const { views, axes: { logLik } } = frame({ state: initial, held: null });
    expect(logLik?.[0]).toBeLessThan(Math.min(...(views.em?.trace.logLik ?? [])));
    expect(logLik?.[1]).toBeGreaterThan(Math.max(...(views.em?.trace.logLik ?? [])));
  });

  it.each([
    [0.4, 2],
    [5.9, 6],
    [11, 12],
    [25, 40],
    [140, 140],
    [1e9, 1e9],
  ])('of rates reaches %d in whole steps, up to %d', (rate, end) => {
    const flat = at(5, { edits: [5, 0, 0, rate] }, { separation: 0, D: 1, K: 1 });
    expect(axes({ ...flat, choices: { ...flat.choices, pi: null } })['rate']?.[1]).toBe(Math.max(end, rate < 2 ? 4 : end));
  });

  it('under the bound holds the present height and where M takes it', () => {
    for (const step of [5, 6, 9, 30]) {
      const { views, axes: { lineLogLik = [0, 0] } } = frame({ state: at(step), held: null });
      const { line } = views.em ?? {};
      const heights = [line?.logLik[line.s.indexOf(0)] ?? NaN, line?.logLik[line.s.indexOf(1)] ?? NaN, line?.bound[line.s.indexOf(1)] ?? NaN];
      heights.forEach((height) => expect(height > lineLogLik[0] && height < lineLogLik[1]).toBe(true));
    }
  });

  it('at rest has the curves flat instead of magnifying what rounding left', () => {
    const [low = 0, high = 0] = axes(at(400))['lineLogLik'] ?? [];
    expect(high - low).toBeGreaterThan(0.05);
  });

  it.each([
    ['at the start', at(0)],
    ['with identical classes', at(2, { start: 'identical' })],
    ['with a rate of 0 that forbids spikes', at(5, { edits: [5, 1, 9, 0] })],
    ['with a single bin', at(3, {}, { N: 1 })],
    ['of several starts', at(5, { view: 'starts' })],
    ['of several starts of one class', at(5, { view: 'starts', pi: null }, { K: 1 })],
  ])('%s have a lower and a higher end, all of them', (_, state) => {
    Object.values(axes(state)).forEach(([low, high]) => expect(low < high && Number.isFinite(low) && Number.isFinite(high)).toBe(true));
  });
});
