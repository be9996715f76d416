import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import { keepTable } from '../../contract/tables';
import type { LabState, Table } from '../../contract/types';
import { withData as dataWork } from './act';
import { finished } from '../../contract/work';
import { frame, frameWork } from './frame';
import { quantities } from './index';
import { initial, type State } from './state';
import { tables } from './tables';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
/** Where an end of an interval or the best r may be without end. */
const mayBeInfinite = /^\.views\.fit\.profile\.(?:maximum\.r|interval\.high)$/;

/** Paths of what must never reach a screen: no number, an infinity where none is meant, their names in a text. */
function faultsIn(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) || (value === Infinity && mayBeInfinite.test(path)) ? [] : [`${path} is ${value}`];
  if (typeof value === 'string') return /NaN|undefined|Infinity|null/.test(value) ? [`${path} says ${value}`] : [];
  if (value === null || typeof value !== 'object') return value === undefined ? [`${path} is not there`] : [];
  return Object.entries(value).flatMap(([key, inner]) => faultsIn(inner, Array.isArray(value) ? `${path}[]` : `${path}.${key}`));
}

function longestList(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return Math.max(Array.isArray(value) ? value.length : 0, ...Object.values(value).map(longestList));
}

/** Hundreds of frames, on a machine that may be busy with something else. */
const patient = 60_000;

const logUniform = (low: number, high: number): fc.Arbitrary<number> => fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyR = fc.oneof(fc.constantFrom(1e-3, 0.05, 1, 100, 1e6), logUniform(-12, 9));
const anyRho = fc.oneof(
  fc.constantFrom(1e-300, 1e-9, 0.01, 0.5, 0.99, 1 - 1e-9),
  fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  logUniform(-300, -1),
  logUniform(-9, -1).map((beside) => 1 - beside),
);

function own(hash: string, counts: readonly number[]): string {
  const table: Table = { hash, fileName: 'own.csv', header: ['x'], rows: counts.length, columns: 1, values: Float64Array.from(counts), delimiter: ',', notes: [] };
  keepTable(table);
  return `table:${hash}`;
}
const owns = {
  zeros: own('a', [0, 0, 0, 0]),
  single: own('b', [5]),
  oneZero: own('c', [0]),
  huge: own('d', [0, 1, 2, 3, 1_000_000_000]),
  manyDistinct: own('e', Array.from({ length: 1500 }, (_, i) => (i * i) % 7919)),
  constant: own('f', [2, 2, 2, 2, 2]),
  wild: own('g', [...Array.from({ length: 200 }, () => 0), 1_000_000_000]),
};
const data = [...tables.map(({ id }) => id), 'drawn', ...Object.values(owns)];

const anyState = fc
  .record({
    r: anyR,
    rho: anyRho,
    step: fc.constantFrom(0, 1, 24, 1000),
    seed: fc.nat(2 ** 32 - 1),
    view: fc.constantFrom('family', 'fit'),
    data: fc.constantFrom(...data),
    pinned: fc.boolean(),
    threshold: fc.constantFrom(null, 0, 1, 1e9),
  })
  .map(
    ({ r, rho, step, seed, view, data: table, pinned, threshold }): LabState => ({
      ...initial,
      params: { r, rho },
      step,
      seed,
      data: table,
      choices: { ...initial.choices, view, threshold },
      pinned: pinned ? { r: 2, rho: 0.3 } : null,
    }),
  )
  // A mean beyond 9e15 is refused in words: the last test of this file.
  .filter(({ params: { r = 0, rho = 0 } }) => (r * rho) / (1 - rho) < 9e15);

describe('at every state', () => {
  it('a frame holds numbers only, at most 1,000 in a list, and its twins are whole sentences', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const drawn = frame({ state, held: null });
        expect(faultsIn(drawn)).toEqual([]);
        expect(longestList(drawn)).toBeLessThanOrEqual(1000);
        for (const view of Object.values({ elsewhere: drawn.views.elsewhere, ...drawn.views.family, ...drawn.views.fit })) {
          expect(view.twin.length).toBeGreaterThan(40);
          expect(view.twin).toMatch(/^[A-Z0-9].*\.$/);
          expect(view.title.length).toBeGreaterThan(5);
        }
      }),
      { numRuns: 120 },
    );
  }, patient);

  it('axes have two finite ends, the lower one first, and every name, whichever side is shown', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { axes } = frame({ state, held: null });
        expect(Object.keys(axes).sort()).toEqual(['count', 'density', 'eta', 'logNormalizer', 'observed', 'probability', 'profileLogLik', 'profileR', 'statistic']);
        expect(Object.values(axes).filter(([low, high]) => !(low < high))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  }, patient);

  it('axes of another state, held, change nothing but the drawing', () => {
    fc.assert(
      fc.property(anyState, anyState, (from, state) => {
        const held = frame({ state: from, held: null }).axes;
        const drawn = frame({ state, held });
        expect(drawn.axes).toEqual(held);
        expect(faultsIn(drawn)).toEqual([]);
        expect(drawn.readOuts).toEqual(frame({ state, held: null }).readOuts);
      }),
      { numRuns: 120 },
    );
  }, patient);

  it.each(data)('the table %s opens at a state with a whole frame', (id) => {
    expect(faultsIn(frame({ state: withData(initial, id), held: null }))).toEqual([]);
  });
});

describe('tables without a best r', () => {
  const titles = (id: string): Record<string, string> => {
    const { fit } = frame({ state: withData(initial, id), held: null }).views;
    return Object.fromEntries(Object.entries(fit ?? {}).map(([name, { title }]) => [name, title]));
  };

  it('of zeros alone have nothing to fit, and say so', () => {
    const { fit } = frame({ state: withData(initial, owns.zeros), held: null }).views;
    expect([fit?.profile.maximum, fit?.profile.interval]).toEqual([null, null]);
    expect(titles(owns.zeros)).toMatchObject({ counts: 'Every count is zero: nothing to fit', profile: 'Every count is zero: nothing to fit' });
    expect([fit?.ratio.statistic, fit?.ratio.pValue]).toEqual([0, 1]);
  });

  it.each([owns.single, owns.constant])('of equal counts are Poisson at the limit (%s)', (id) => {
    expect(titles(id)).toMatchObject({ profile: 'Poisson is the limit', ratio: 'The gap is 0: nothing against Poisson' });
  });

  it('with thousands of different counts are shown in about thirty cells', () => {
    const cells = frame({ state: withData(initial, owns.manyDistinct), held: null }).views.fit?.counts.cells;
    expect(cells?.length).toBeGreaterThan(15);
    expect(cells?.length).toBeLessThan(32);
  });
});

describe('at the door', () => {
  const ask = (state: unknown, held: unknown = null): unknown => finished(frameWork(quantities.frame.input.parse({ state, held })));

  it('a state that a session brings answers as it does here', () => {
    expect(ask(JSON.parse(JSON.stringify(initial)))).toEqual(frame({ state: initial, held: null }));
  });

  it.each([
    ['a missing choice', { ...initial, choices: {} }],
    ['an unknown key', { ...initial, more: 1 }],
    ['rho = 1', { ...initial, params: { r: 3, rho: 1 } }],
    ['a step beyond the last', { ...initial, step: 1001 }],
  ])('%s is refused', (_, state) => {
    expect(() => ask(state)).toThrow();
  });

  it.each([{ count: [1, 0] }, { count: [0, Number.NaN] }, { count: [0] }, { elsewhere: [0, 1] }, []])('held axes %j are refused', (held) => {
    expect(() => ask(initial, held)).toThrow();
  });

  it.each([
    [1e12, 1 - 1e-9, 'the mean is 1.0e+21'],
    [1e-301, 0.5, 'too small to be drawn'],
    [3, 1e-301, 'too small to be drawn'],
  ])('r = %d with rho = %d is refused in words', (r, rho, words) => {
    expect(() => ask({ ...initial, params: { r, rho } })).toThrow(Refusal);
    expect(() => ask({ ...initial, params: { r, rho } })).toThrow(words);
  });

  it('a family whose own table is not held still stands', () => {
    const state = { ...initial, data: 'table:nowhere' };
    expect(frame({ state, held: null }).views.family?.pmf.title).toBe('Same mean, 2.5 times the variance');
    expect(() => frame({ state: { ...state, choices: { ...state.choices, view: 'fit' } }, held: null })).toThrow(Refusal);
  });
});
