import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabState } from '../../contract/types';
import { finished } from '../../contract/work';
import { noWinner, sharesOf } from './moment';
import { observedWork } from './observed';
import { orderOf } from './order';
import { cellsOf, shareBytes } from './raster';
import { extended } from './run';
import { runOf } from './runOf';
import { initial } from './state';

const at = (params: LabState['params'], choices: LabState['choices'] = {}): LabState => ({ ...initial, params: { ...initial.params, ...params }, choices: { ...initial.choices, ...choices } });
const observedAt = (state: LabState) => finished(observedWork(state));
const orderAt = (state: LabState) => finished(orderOf(state, runOf(state, observedAt(state))));

describe('the order of bins', () => {
  it('in time leaves every bin where it is, and so does an order by class from before the first E', () => {
    const inTime = Uint32Array.from({ length: 80 }, (_, i) => i);
    expect(orderAt(at({}, { order: 'time' })).binAt).toEqual(inTime);
    expect(orderAt(at({}, { sortedAt: 0 })).binAt).toEqual(inTime);
  });

  it.each([1, 5, 6, 400])('by class as of half-step %d holds every bin once, class after class, torn ones at the borders', (sortedAt) => {
    const state = at({}, { sortedAt });
    const run = runOf(state, observedAt(state));
    const { binAt, placeOf } = finished(orderOf(state, run));
    finished(extended(run, 400));
    const step = Math.min(sortedAt, run.last ?? sortedAt);
    const { winner, values } = finished(sharesOf(run, run.turns[Math.ceil(step / 2) - 1] ?? run.turns[0]));
    expect(Array.from(binAt).sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, i) => i));
    binAt.forEach((bin, place) => expect(placeOf[bin]).toBe(place));
    const classes = Array.from(binAt, (bin) => winner[bin] ?? noWinner);
    expect(classes).toEqual([...classes].sort((a, b) => a - b));
    const ofFirst = Array.from(binAt).filter((bin) => winner[bin] === 0).map((bin) => (values[bin * 3 + 1] ?? 0) + 2 * (values[bin * 3 + 2] ?? 0));
    ofFirst.slice(1).forEach((middle, j) => expect(middle).toBeGreaterThan((ofFirst[j] ?? 0) - 1e-3));
  });

  it('stands still while EM goes on', () => {
    expect(orderAt({ ...at({}), step: 20 })).toBe(orderAt({ ...at({}), step: 2 }));
  });
});

describe('counts as cells', () => {
  it('are the counts themselves where the screen has room', () => {
    const observed = observedAt(at({}, { order: 'time' }));
    const { means, columns, rows, binsPerColumn, neuronsPerRow } = finished(cellsOf(observed, orderAt(at({}, { order: 'time' }))));
    expect([columns, rows, binsPerColumn, neuronsPerRow]).toEqual([80, 12, 1, 1]);
    means.forEach((mean, j) => expect(mean).toBe(observed.counts.values[(j % 80) * 12 + Math.floor(j / 80)]));
  });

  it.each([
    [1001, 130],
    [80, 401],
  ])('of %d bins and %d neurons are means that lose no spike, at most 400 by 100', (N, D) => {
    const state = at({ N, D }, { order: 'time' });
    const observed = observedAt(state);
    const { means, columns, rows, binsPerColumn, neuronsPerRow, shade, top } = finished(cellsOf(observed, orderAt(state)));
    expect([columns <= 400, rows <= 100, shade.length]).toEqual([true, true, columns * rows]);
    const spikes = means.reduce((sum, mean, j) => sum + mean * Math.min(binsPerColumn, N - (j % columns) * binsPerColumn) * Math.min(neuronsPerRow, D - Math.floor(j / columns) * neuronsPerRow), 0);
    expect(spikes).toBeCloseTo(Array.from(observed.counts.values).reduce((sum, y) => sum + y, 0), 6);
    const off = means.map((mean, j) => Math.abs(Math.min(1, mean / top) - (shade[j] ?? 0) / 255));
    expect(Math.max(...off)).toBeLessThanOrEqual(0.5 / 255 + 1e-12);
  });
});

describe('shares as bytes', () => {
  it('come to 255 in every column and lie within a byte of the mean share', () => {
    const drawn = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 })).chain(([n, K, width]) =>
      fc.tuple(fc.constant({ n, K, width }), fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: n * K, maxLength: n * K })),
    );
    fc.assert(
      fc.property(drawn, ([{ n, K, width }, weights]) => {
        const shares = weights.map((weight, j) => weight / weights.slice(Math.floor(j / K) * K, Math.floor(j / K) * K + K).reduce((a, b) => a + b, 0));
        const bytes = shareBytes(shares, K, { placeOf: Uint32Array.from({ length: n }, (_, i) => i) }, width);
        const columns = Math.ceil(n / width);
        for (let c = 0; c < columns; c += 1) {
          const ofColumn = Array.from({ length: K }, (_, k) => bytes[k * columns + c] ?? NaN);
          expect(ofColumn.reduce((a, b) => a + b, 0)).toBe(255);
          const bins = Array.from({ length: Math.min(width, n - c * width) }, (_, j) => c * width + j);
          ofColumn.forEach((byte, k) => expect(Math.abs(byte / 255 - bins.reduce((sum, i) => sum + (shares[i * K + k] ?? 0), 0) / bins.length)).toBeLessThan(1.01 / 255));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are none where no class can have made a bin', () => {
    expect(Array.from(shareBytes([0, 0, 1, 0], 2, { placeOf: Uint32Array.of(0, 1) }, 1))).toEqual([0, 255, 0, 0]);
  });
});
