import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabState } from '../../contract/types';
import { finished } from '../../contract/work';
import { emRun } from './em';
import { bound, logLik, responsibilities } from './model';
import { momentOf, type Moment } from './moment';
import { observedWork } from './observed';
import { extended, known, type Run } from './run';
import { runOf } from './runOf';
import { initial, leastGain, mostSteps } from './state';

const at = (choices: LabState['choices'], params: LabState['params'] = {}, seed = initial.seed): LabState => ({ ...initial, seed, params: { ...initial.params, ...params }, choices: { ...initial.choices, ...choices } });
const run = (state: LabState): Run => runOf(state, finished(observedWork(state)));
const moment = (state: LabState, step: number): Moment => finished(momentOf(run(state), step));

/** The counts of a run and parameters as the model's own functions take them. */
const asMatrices = ({ observed: { counts }, K, D, now, last }: Moment) => ({
  Y: { rows: counts.rows, columns: D, values: Float64Array.from(counts.values) },
  pi: now.pi,
  lambda: { rows: K, columns: D, values: now.lambda },
  omega: last && { rows: counts.rows, columns: K, values: last.shares.values },
});

const paths: fc.Arbitrary<LabState> = fc
  .record({
    seed: fc.nat(1000),
    K: fc.integer({ min: 1, max: 4 }),
    D: fc.integer({ min: 1, max: 4 }),
    N: fc.integer({ min: 1, max: 25 }),
    learnPi: fc.boolean(),
    start: fc.constantFrom('rates', 'rows', 'identical', 'own'),
    changes: fc.array(fc.tuple(fc.nat(9), fc.nat(3), fc.nat(3), fc.double({ min: 0.05, max: 8, noNaN: true })), { maxLength: 3 }),
  })
  .map(({ seed, K, D, N, learnPi, start, changes }) =>
    at({ pi: null, learnPi, start, startSeed: seed, edits: changes.flatMap(([halfStep, k, neuron, rate]) => [halfStep, k % K, neuron % D, rate]) }, { K, D, N }, seed),
  );

describe('a run by half-steps', () => {
  it('has at every half-step the log likelihood and the bound of the model, whatever a hand changed', () => {
    fc.assert(
      fc.property(paths, fc.nat(12), (state, step) => {
        const here = moment(state, step);
        const { Y, pi, lambda, omega } = asMatrices(here);
        expect(here.logLik).toBeCloseTo(logLik(Y, pi, lambda), 8);
        if (omega) expect(here.bound).toBeCloseTo(bound(Y, omega, pi, lambda), 8);
        else expect(here.bound).toBeNaN();
      }),
      { numRuns: 60 },
    );
  });

  it('shares bins as Bayes at the rates of the last E step', () => {
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 9 }), (state, step) => {
        const { last, observed, K, D } = moment(state, step);
        const Y = { rows: observed.counts.rows, columns: D, values: Float64Array.from(observed.counts.values) };
        const direct = last && responsibilities(Y, last.mixture.pi, { rows: K, columns: D, values: last.mixture.lambda });
        last?.shares.values.forEach((share, j) => expect(share).toBeCloseTo(direct?.values[j] ?? NaN, 9));
      }),
      { numRuns: 40 },
    );
  });

  it('is the run of EM where no hand changes anything', () => {
    const here = run(initial);
    finished(extended(here, 2 * mostSteps));
    const direct = finished(emRun(here.observed.counts, here.start, mostSteps, false, leastGain));
    expect(here.turns.map(({ expected }) => expected.logLik)).toEqual(direct.logLik);
    expect(here.turns.at(-1)?.mixture.lambda).toEqual(direct.mixture.lambda);
    expect(here.last).toBe(2 * (direct.logLik.length - 1));
  });

  it('lands on the same bits after fifty half-steps forth and back, and when it is replayed from nothing', () => {
    const state = at({ edits: [11, 1, 4, 3.5, 20, 0, 2, 0.7] });
    const forth = Array.from({ length: 51 }, (_, step) => moment(state, step));
    const back = Array.from({ length: 51 }, (_, j) => moment(state, 50 - j)).reverse();
    // Other runs push this one out, so that it must be worked out anew.
    for (let other = 0; other < 40; other += 1) moment(at({ startSeed: 500 + other }), 1);
    const anew = Array.from({ length: 51 }, (_, j) => moment(state, 50 - j)).reverse();
    const bits = (all: Moment[]) => all.map(({ step, logLik: height, bound: below, now, last }) => ({ step, height, below, now, shares: last?.shares.values }));
    expect(bits(back)).toEqual(bits(forth));
    expect(bits(anew)).toEqual(bits(forth));
  });

  it('keeps what is known when work on it is dropped', () => {
    const state = at({ startSeed: 77 }, { N: 5000, D: 20 });
    const here = run(state);
    const dropped = extended(here, 8);
    for (let pause = 0; pause < 5; pause += 1) dropped.next();
    const turns = here.turns.length;
    expect(turns).toBeGreaterThan(0);
    const first = here.turns[0];
    finished(extended(here, 8));
    expect(here.turns.length).toBeGreaterThan(turns);
    expect(here.turns[0]).toBe(first);
  });

  it('may be worked on from two sides at once', () => {
    const here = run(at({ startSeed: 78 }, { N: 3000 }));
    const [one, two] = [extended(here, 6), extended(here, 6)];
    for (let going = true; going; ) going = [one.next(), two.next()].some(({ done }) => done !== true);
    expect(here.turns).toHaveLength(4);
    expect(here.turns.map(({ expected }) => expected.logLik)).toEqual(finished(emRun(here.observed.counts, here.start, 3, false, -Infinity)).logLik);
  });
});

describe('a change by hand', () => {
  const before = moment(initial, 6);

  it('after M sets the rate, and the next E takes it', () => {
    const here = moment(at({ edits: [6, 1, 2, 4.5] }), 6);
    expect(here.now.lambda[1 * 12 + 2]).toBe(4.5);
    expect(here.before).toEqual(before.now.lambda);
    expect(here.last?.shares.values).toEqual(before.last?.shares.values);
    expect(moment(at({ edits: [6, 1, 2, 4.5] }), 7).last?.mixture.lambda[14]).toBe(4.5);
  });

  it('after E opens a gap under the likelihood, and M goes where it would have gone', () => {
    const here = moment(at({ edits: [5, 1, 2, 4.5] }), 5);
    expect(here.logLik - here.bound).toBeGreaterThan(0.01);
    expect(moment(at({ edits: [5, 1, 2, 4.5] }), 6).now.lambda).toEqual(before.now.lambda);
  });

  it('shares all that lies before it with the run as it was', () => {
    const [as, changed] = [run(initial), run(at({ edits: [6, 1, 2, 4.5] }))];
    finished(extended(as, 10));
    finished(extended(changed, 10));
    expect(changed.turns.slice(0, 3).map(({ id }) => id)).toEqual(as.turns.slice(0, 3).map(({ id }) => id));
    expect(changed.turns[3]?.id).not.toBe(as.turns[3]?.id);
  });

  it('lets a run that had come to rest go on', () => {
    const end = known(run(initial));
    const here = run(at({ edits: [end, 0, 0, 0.1] }));
    finished(extended(here, 2 * mostSteps));
    expect(here.last).toBeGreaterThan(end);
  });

  it('of a class without bins outlasts M', () => {
    expect(moment(at({ pi: [0.6, 0.4, 0], edits: [5, 2, 4, 3.25] }), 6).now.lambda[28]).toBe(3.25);
  });

  it('takes the last of several changes of one rate', () => {
    expect(moment(at({ edits: [2, 0, 0, 1, 2, 0, 0, 2] }), 2).now.lambda[0]).toBe(2);
  });

  it('is refused for a class or a neuron that is not there', () => {
    expect(() => run(at({ edits: [2, 3, 0, 1] }))).toThrow('one of 3 classes and one of 12 neurons; it names 2, 3 and 0');
    expect(() => run(at({ edits: [2, 0.5, 0, 1] }))).toThrow('one of 3 classes');
  });
});

describe('where a run ends', () => {
  it('identical classes stay identical: it is over after one iteration', () => {
    const here = run(at({ start: 'identical' }));
    finished(extended(here, 2 * mostSteps));
    expect(here.last).toBe(2);
  });

  it('at most after 200 iterations', () => {
    const here = run(at({ pi: null, startSeed: 3, learnPi: true }, { separation: 0, N: 300, D: 2 }));
    finished(extended(here, 2 * mostSteps));
    expect(here.last).toBeLessThanOrEqual(2 * mostSteps);
    expect(known(here)).toBe(here.last);
  });

  it('where an iteration leaves a bin that no class can have made', () => {
    const here = moment(at({ edits: [4, 0, 1, 0, 4, 1, 1, 0, 4, 2, 1, 0] }), 9);
    expect([here.step, here.logLik]).toEqual([6, -Infinity]);
  });
});

it('weights must be one for each class', () => {
  expect(() => run(at({ pi: [0.5, 0.5] }))).toThrow('pi must have a weight for each of the 3 classes; it has 2');
  expect(() => run(at({ pi: [0.5, 0.5, 0.5] }))).toThrow('pi must sum to one');
});
