import { describe, expect, it } from 'vitest';
import type { LabState } from '../../../contract/types';
import { finished } from '../../../contract/work';
import { frame } from '../frame';
import { observedWork } from '../observed';
import { initial, theTimes, type StartsView } from '../state';

const at = (choices: LabState['choices'] = {}, params: LabState['params'] = {}): LabState => ({ ...initial, params: { ...initial.params, ...params }, choices: { ...initial.choices, view: 'starts', ...choices } });
function startsOf(state: LabState): StartsView {
  const { starts } = frame({ state, held: null }).views;
  if (!starts) throw new Error('Starts are shown here.');
  return starts;
}

describe('several starts', () => {
  const { starts, truthColumns, truth, K, D, twin } = startsOf(at());

  it('each climb without a fall, and end as often right as the shares are', () => {
    for (const { logLik, shares, columns, trueOf, right } of starts) {
      logLik.slice(1).forEach((height, t) => expect(height).toBeGreaterThanOrEqual(logLik[t] ?? NaN));
      const ground = (truthColumns ?? []).flatMap((count, j) => new Array<number>(count).fill(j));
      const winners = ground.map((_, c) => Array.from({ length: K }, (_k, k) => shares[k * columns + c] ?? 0)).map((column) => column.indexOf(Math.max(...column)));
      expect(winners.filter((k, c) => trueOf?.[k] === ground[c])).toHaveLength(right ?? NaN);
    }
  });

  it('stand beside the true rates', () => {
    expect(truth).toEqual(finished(observedWork(at())).truth?.lambda);
    starts.forEach(({ lambda }) => expect(lambda).toHaveLength(K * D));
  });

  it('say in words where each ends, what it found, and how far the best is ahead', () => {
    expect(twin).toContain('Start 4 ends at −1,573.1 after 26 iterations, the highest of them, with 72 of 80 bins right; classes 1, 2 and 3 are true B, A and C.');
    expect(twin).toContain('below the best');
    expect(twin).toContain('With unequal weights each pairing of weights and classes has a height of its own.');
  });

  it('of which the best was once the lowest are told so', () => {
    const late = Array.from({ length: 12 }, (_, seed) => startsOf(at({ startSeed: 40 + 4 * seed }))).find((view) => view.twin.includes('and ends highest'));
    const [, until = '0'] = /is the lowest of them after iteration (\d+) and ends highest/.exec(late?.twin ?? '') ?? [];
    const lowestAfter = (t: number): number => {
      const heights = late?.starts.map(({ logLik }) => logLik[Math.min(t, logLik.length - 1)] ?? NaN) ?? [];
      return heights.indexOf(Math.min(...heights));
    };
    expect(Number(until)).toBeGreaterThan(0);
    expect(lowestAfter(Number(until))).toBe(late?.best);
    expect(lowestAfter(Number(until) + 1)).not.toBe(late?.best);
  });

  it('from identical classes would all be one, so random rates stand in', () => {
    expect(startsOf(at({ start: 'identical' })).starts).toEqual(starts);
    expect(startsOf(at({ start: 'rows' })).starts[0]?.logLik[0]).not.toBe(starts[0]?.logLik[0]);
  });

  it('of The Times know no truth', () => {
    const { atTruth, starts: all, truthColumns: ground } = startsOf({ ...at({ pi: null, learnPi: true }, { K: 2 }), data: theTimes.id });
    expect([atTruth, ground, all[0]?.trueOf, all[0]?.right]).toEqual([null, null, null, null]);
    expect(all[0]?.columns).toBeLessThanOrEqual(160);
  });

  it('of many counts are followed for fewer iterations, and it is said', () => {
    const { title, starts: cut } = startsOf(at({}, { N: 60_000, D: 10, separation: 0.1 }));
    const [, followed = '0'] = /^Four starts, each followed for (\d+) iterations$/.exec(title) ?? [];
    expect(Number(followed)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...cut.map(({ steps }) => steps))).toBe(Number(followed));
  });

  it('go round at the last seed', () => {
    expect(startsOf(at({ startSeed: 2 ** 32 - 2 })).starts.map(({ seed }) => seed)).toEqual([2 ** 32 - 2, 2 ** 32 - 1, 0, 1]);
  });
});
