import { expect, it } from 'vitest';
import { isWithinLimits } from './limits';

const state = { params: { r: 3, rho: 0.6 }, seed: 1, step: 2, data: 'red-mites', choices: { view: 'family' }, pinned: null };
const session = { lab: 'negative-binomial', history: Array.from({ length: 200 }, () => state), answers: {} };
const circle: Record<string, unknown> = {};
circle['self'] = circle;

it.each([
  ['a session of 200 states', [session], false],
  ['a table of a million doubles', [{ hash: 'a', values: new Float64Array(1_000_000) }], false],
  ['a file of 30 MB, where one is taken', ['figure.png', new Uint8Array(30 * 1024 * 1024)], true],
  ['nothing', [], false],
])('%s is looked at', (_what, args, takesBytes) => {
  expect(isWithinLimits(args, takesBytes)).toBe(true);
});

it.each([
  ['a text of 10 MB', ['x'.repeat(10_000_000)]],
  ['a text of 10 MB deep inside', [{ ...session, answers: { a: { b: ['x'.repeat(10_000_000)] } } }]],
  ['bytes where a session belongs', [new Uint8Array(65 * 1024 * 1024)]],
  ['doubles where a state belongs', [{ ...session, history: [new Float64Array(1_000_000)] }]],
  ['a list of ten million', [new Array(10_000_000)]],
  ['a million small objects', [{ history: Array.from({ length: 1_000_000 }, () => ({})) }]],
  ['a circle', [circle]],
])('%s is refused at once', (_what, args) => {
  const before = performance.now();
  expect(isWithinLimits(args, false)).toBe(false);
  expect(performance.now() - before).toBeLessThan(1000);
});
