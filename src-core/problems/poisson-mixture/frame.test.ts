import { describe, expect, it } from 'vitest';
import { finished } from '../../contract/work';
import { at, em } from '../fixture/spikes';
import { withData } from './act';
import { frame, frameWork } from './frame';
import { observedWork } from './observed';
import { initial, mostSteps, theTimes } from './state';

describe('first sight', () => {
  const { axes, readOuts, time, views } = frame({ state: initial, held: null });

  it('shows many torn bins, one of which the next iteration takes to its true class', () => {
    expect(views.em?.simplex.undecided).toBeGreaterThan(30);
    const [now, next] = [em(at(5)).bayes, em(at(7)).bayes];
    expect(now.share?.indexOf(Math.max(...now.share))).toBe(0);
    expect(next.share?.indexOf(Math.max(...next.share))).toBe(2);
    expect(em(at(5)).rates.pairing?.trueOf[2]).toBe(now.truth);
  });

  it('shows the bound touching, and a next M that visibly lifts both', () => {
    expect(views.em?.trace.bound[5]).toBe(views.em?.trace.logLik[5]);
    expect(views.em?.line?.gain?.bound).toBeGreaterThan(5);
    expect(readOuts.map(({ label, role }) => [label, role])).toEqual([['bound', 'comparison'], ['log likelihood', 'model'], ['next M gains', 'optimum']]);
    expect(readOuts[2]?.value).toBeCloseTo((em(at(6)).trace.logLik[6] ?? NaN) - (em(at(5)).trace.logLik[5] ?? NaN), 9);
  });

  it('names the half-step and knows where the run ends', () => {
    expect(time).toEqual({ last: (views.em?.trace.logLik.length ?? 0) - 1, name: 'E step of iteration 3' });
    expect(time?.last).toBeLessThan(2 * mostSteps);
    expect(axes['rate']).toEqual([0, 6]);
    expect(axes['step']).toEqual([0, time?.last]);
  });
});

describe('a half-step', () => {
  it('E moves shares and leaves rates alone, M moves rates and leaves shares alone', () => {
    const [afterM, afterE, afterNextM] = [em(at(6)), em(at(7)), em(at(8))];
    expect(afterE.rates.now).toEqual(afterM.rates.now);
    expect(afterE.simplex.shares).not.toEqual(afterM.simplex.shares);
    expect(afterNextM.simplex.shares).toEqual(afterE.simplex.shares);
    expect(afterNextM.rates.now).toEqual(afterE.rates.next);
    expect([afterM.next, afterE.next]).toEqual(['E', 'M']);
  });

  it('the next E gives what it is said to give', () => {
    const [said, done] = [em(at(6)).bayes.next, em(at(7)).bayes.share];
    expect(said).toHaveLength(3);
    said?.forEach((share, k) => expect(share).toBeCloseTo(done?.[k] ?? NaN, 10));
  });

  it('beyond the end is the end', () => {
    const { last = 0 } = frame({ state: initial, held: null }).time ?? {};
    expect(em(at(400))).toEqual(em(at(last)));
  });

  it('before the first E every column is shared as the weights are, and no bound, goal or line is there', () => {
    const { raster, bayes, rates, trace, line, simplex, confusion } = em(at(0));
    expect(Array.from(raster.shares.subarray(0, 80))).toEqual(new Array(80).fill(102));
    expect([bayes.share, rates.next, rates.before, line, confusion.table]).toEqual([null, null, null, null, null]);
    expect([trace.now, trace.bound[0], simplex.undecided]).toEqual([1, NaN, 80]);
  });
});

describe('the line under the bound', () => {
  it.each([
    ['after E', at(5), 0],
    ['after M', at(6), 1],
    ['after E, weights learnt', at(5, { learnPi: true, pi: null }), 0],
  ])('%s touches at the beginning with the same slope, is highest where M goes, and never lies above', (_, state, now) => {
    const { line, trace } = em(state);
    if (!line) throw new Error('There is a line here.');
    const [zero, one] = [line.s.indexOf(0), line.s.indexOf(1)];
    expect(line.now).toBe(now);
    expect(line.bound[zero]).toBeCloseTo(line.logLik[zero] ?? NaN, 8);
    const slope = (of: Float64Array): number => ((of[zero + 1] ?? NaN) - (of[zero - 1] ?? NaN)) / ((line.s[zero + 1] ?? NaN) - (line.s[zero - 1] ?? NaN));
    // The next order: their curvatures differ.
    expect(Math.abs(slope(line.bound) - slope(line.logLik))).toBeLessThan(0.05 * Math.abs(slope(line.logLik)));
    expect(Math.max(...line.bound)).toBe(line.bound[one]);
    line.s.forEach((_s, i) => expect(line.bound[i]).toBeLessThanOrEqual((line.logLik[i] ?? NaN) + 1e-8));
    expect(line.logLik[now === 0 ? zero : one]).toBeCloseTo(trace.logLik[trace.now - 1] ?? NaN, 8);
  });

  it('stops where a rate would reach 0', () => {
    const { line } = em(at(5, { edits: [5, 0, 0, 20] }));
    expect(line?.s.at(-1)).toBeLessThan(2.3);
    expect(line?.logLik.every((value) => Number.isFinite(value))).toBe(true);
  });

  it('has fewer places where each costs more, and is left out in words where none can be paid', () => {
    expect(em(at(5, {}, { N: 1000 })).line?.s.length).toBeLessThan(em(at(5)).line?.s.length ?? 0);
    const { views, readOuts } = frame({ state: at(5, {}, { N: 5000, D: 20 }), held: null });
    const { line = null, trace } = views.em ?? {};
    expect(line).toBeNull();
    expect(readOuts.at(-1)).toEqual({ label: 'next M lifts the bound', value: trace?.lift, role: 'optimum' });
    expect(trace?.twin).toContain('The line under the bound is left out');
  });
});

describe('the curves along which a rate is moved', () => {
  it.each([5, 6, 0])('are the log likelihoods that a hand would make there: half-step %d', (step) => {
    const { curves } = em(at(step)).rates;
    const points = curves?.rate.length ?? 0;
    for (const [k, j] of [[0, 3], [1, 15], [2, 24]] as const) {
      const moved = em(at(step, { edits: [step, k, 9, curves?.rate[j] ?? NaN] }));
      expect(moved.trace.logLik[step]).toBeCloseTo(curves?.logLik[k * points + j] ?? NaN, 7);
    }
  });

  it('reach to the end of an axis that is held, and are left out where they would cost too much', () => {
    expect(frame({ state: initial, held: { rate: [0, 9] } }).views.em?.rates.curves?.rate.at(-1)).toBe(9);
    expect(em(at(5, {}, { N: 5000 })).rates.curves).toBeNull();
  });
});

describe('a rate changed by hand', () => {
  it('moves likelihood and bound at once while shares stand still, and breaks the trace there', () => {
    const [as, changed] = [em(at(5)), em(at(5, { edits: [5, 1, 9, 1] }))];
    expect(changed.simplex).toEqual(as.simplex);
    expect(changed.raster.shares).toEqual(as.raster.shares);
    expect(changed.trace.logLik[5]).toBeLessThan(as.trace.logLik[5] ?? NaN);
    expect(changed.trace.bound[5]).toBeLessThan(changed.trace.logLik[5] ?? NaN);
    expect([changed.trace.breaks, changed.trace.counted, as.trace.counted]).toEqual([[5], 0, 5]);
    expect(changed.bayes.next).not.toBeNull();
    expect(changed.rates.before?.[21]).toBe(as.rates.now[21]);
  });

  it('never counts as a fall, whatever it does to the likelihood', () => {
    for (let step = 6; step <= 30; step += 1) expect(em(at(step, { edits: [6, 1, 9, 0.01] })).trace.falls).toBe(0);
  });
});

describe('The Times', () => {
  const end = frame({ state: { ...finished(withData(initial, theTimes.id)), step: 2 * mostSteps }, held: null });

  it('reaches its maximum with weights learnt', () => {
    expect(end.views.pi[0]).toBeCloseTo(0.3599, 4);
    expect(Array.from(end.views.em?.rates.now ?? [], (rate) => rate.toFixed(4))).toEqual(['1.2561', '2.6634']);
    expect(end.readOuts.find(({ label }) => label === 'log likelihood')?.value).toBeCloseTo(-1989.946, 3);
  });

  it('knows no true classes', () => {
    const { rates, confusion, raster } = end.views.em ?? {};
    expect([rates?.truth, rates?.pairing, confusion?.table, raster?.truth, raster?.misledCount]).toEqual([null, null, null, null, 0]);
    expect(confusion?.title).toBe('The true classes are not known');
  });
});

describe('the other sides', () => {
  it('four starts climb to heights of their own, and the best of them is named', () => {
    const { views, axes, readOuts } = frame({ state: at(5, { view: 'starts' }), held: null });
    const { starts = [], best = -1, atTruth, truthColumns } = views.starts ?? {};
    expect(starts.map(({ seed }) => seed)).toEqual([2, 3, 4, 5]);
    expect(new Set(starts.map(({ end }) => end.toFixed(2))).size).toBe(4);
    expect(starts[best]?.end).toBe(Math.max(...starts.map(({ end }) => end)));
    expect(starts.every(({ end, logLik }) => end === logLik.at(-1) && end > (atTruth ?? Infinity))).toBe(true);
    expect(truthColumns?.reduce((sum, count) => sum + count, 0)).toBe(80);
    expect(readOuts.map(({ label }) => label)).toEqual(['best of 4', 'worst of 4']);
    expect(axes['startLogLik']?.[1]).toBeGreaterThan(Math.max(...starts.map(({ end }) => end)));
    expect(views.em).toBeNull();
  });

  it('with equal weights all four reach the same height: relabelling is free', () => {
    const { starts } = frame({ state: at(5, { view: 'starts', pi: null }), held: null }).views;
    expect(starts?.title).toBe('Four starts climb to the same height');
    expect(starts?.twin).toContain('With equal weights relabelling is free.');
  });

  it('bins, the classes that win them and their true ones are counted through the pairing, whatever its order', () => {
    // From start 8 classes 1, 2 and 3 are true B, C and A: a pairing that is not its own inverse.
    const state = at(9, { startSeed: 8, order: 'time' });
    const { raster, confusion, rates } = em(state);
    expect(rates.pairing?.trueOf).toEqual([1, 2, 0]);
    const { truth } = finished(observedWork(state));
    const winner = Array.from({ length: 80 }, (_, i) => [0, 1, 2].map((k) => raster.shares[k * 80 + i] ?? 0)).map((column) => column.indexOf(Math.max(...column)));
    const misled = winner.flatMap((k, i) => (rates.pairing?.trueOf[k] === truth?.classes[i] ? [] : [i]));
    expect([Array.from(raster.misled), raster.misledCount, confusion.right]).toEqual([misled, misled.length, 80 - misled.length]);
    confusion.table?.forEach((row, k) => row.forEach((count, j) => expect(winner.filter((w, i) => w === k && truth?.classes[i] === j)).toHaveLength(count)));
  });

  it('the confusion counts every bin, and those with their true class', () => {
    const { classes } = frame({ state: at(400, { view: 'classes' }), held: null }).views;
    const { table = null, right = 0 } = classes?.confusion ?? {};
    expect(table?.flat().reduce((sum, count) => sum + count, 0)).toBe(80);
    expect(right).toBeGreaterThan(70);
  });
});

it('axes that are held stand still', () => {
  expect(frame({ state: initial, held: { rate: [0, 9], logLik: [-1, 1] } }).axes).toMatchObject({ rate: [0, 9], logLik: [-1, 1] });
});

it('a large frame pauses again and again, so that a hand is answered and the work can be dropped', () => {
  const state = at(3, { pi: null, startSeed: 91, sortedAt: 0 }, { N: 20_000, D: 20, K: 4 });
  finished(frameWork({ state: { ...state, step: 1 }, held: null }));
  // One more E step takes 1.6 million multiplications, with 200,000 between two pauses.
  expect([...frameWork({ state, held: null })].length).toBeGreaterThanOrEqual(8);
});

it('a large run is worked out no further than asked, and its reply stays small', () => {
  const state = at(1, { pi: null }, { N: 20_000, D: 10, K: 4 });
  const { views, time } = finished(frameWork({ state, held: null }));
  expect(views.em?.trace.open).toBe(true);
  expect(time?.last).toBe(2 * mostSteps);
  const { shade, shares, bins, truth, misled } = views.em?.raster ?? {};
  const bytes = [shade, shares, bins, truth, misled].reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
  expect(bytes).toBeLessThan(30_000);
});
