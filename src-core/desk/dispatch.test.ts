import { describe, expect, it, vi } from 'vitest';
import { heldTable } from '../contract/tables';
import * as toy from '../problems/fixture/toy';
import { desk } from './dispatch';
import { quietHooks } from './hooks';
import type { Hooks } from './slice';

const { dispatch, hold } = desk({ toy: () => Promise.resolve(toy) });
const ask = (name: string, input: unknown) => dispatch(name, input, quietHooks);
const restless = (signal: { aborted: boolean }): Hooks => ({ signal, rest: () => new Promise((go) => setImmediate(go)), progress: () => undefined });

describe('one call in, one reply out', () => {
  it.each(['', 'toy', 'toy.', 'toy.none', 'none.square', '__proto__.toString', 'toy.constructor', 'constructor', 'x'.repeat(10_000)])('there is no call %j', async (name) => {
    expect(await ask(name, {})).toMatchObject({ error: { kind: 'unknown' } });
  });
  it.each([
    ['a missing argument', {}, /^a must be a number/],
    ['text for a number', { a: 'two' }, /^a must be a number; it is "two"/],
    ['one argument too many', { a: 1, b: 2 }, /"b" is not known/],
    ['no object', 7, /must be an object/],
    ['nothing', undefined, /must be an object/],
  ])('%s is an error that names it', async (_, input, words) => {
    const reply = await ask('toy.square', input);
    expect(reply).toMatchObject({ error: { kind: 'shape' } });
    expect('error' in reply && reply.error.message).toMatch(words);
  });
  it('an infinity may come as text', async () => expect(await ask('toy.square', { a: '-Infinity' })).toEqual({ out: Infinity }));
  it('a table for which the file is no base64 is refused', async () => expect(await ask('table.read', { lab: 'linear-vae', base64: '%%%' })).toMatchObject({ error: { kind: 'data' } }));
});

it('a room is opened once, however often it is asked', async () => {
  const open = vi.fn(() => Promise.resolve(toy));
  const { dispatch: askCounted } = desk({ toy: open });
  for (let a = 0; a < 5; a += 1) await askCounted('toy.square', { a }, quietHooks);
  expect(open).toHaveBeenCalledTimes(1);
});

describe('long work', () => {
  it('lets a small question in between, and a cancel ends it within a tenth of a second', async () => {
    const signal = { aborted: false };
    let done = 0;
    const long = dispatch('toy.slowSquare', { a: 2 }, { ...restless(signal), progress: (progress) => (done = progress.done) });
    await new Promise((go) => setTimeout(go, 100));
    expect(await ask('toy.square', { a: 2 })).toEqual({ out: 4 });
    expect(done).toBeGreaterThan(0);
    signal.aborted = true;
    const asked = performance.now();
    expect(await long).toMatchObject({ error: { kind: 'cancelled' } });
    expect(performance.now() - asked).toBeLessThan(100);
  });
});

describe('a table of a million rows', () => {
  const bytes = new TextEncoder().encode(`x,y\n${'1,2\n'.repeat(1_000_000)}`);

  it('is read with its progress told, and the core holds it then', async () => {
    const told: number[] = [];
    const reply = await hold('linear-vae', 'long.csv', bytes, null, { ...restless({ aborted: false }), progress: ({ done, of }) => void told.push(done / of) });
    expect(reply).toMatchObject({ out: { rows: 1_000_000, columns: 2, fileName: 'long.csv' } });
    expect(told.length).toBeGreaterThan(2);
    expect(Math.max(...told)).toBeLessThanOrEqual(1);
    const hash = 'out' in reply && reply.out !== null ? reply.out.hash : '';
    expect(heldTable(hash).values.slice(-4)).toEqual(Float64Array.of(1, 2, 1, 2));
  });
  it('is dropped within half a second when it is cancelled', async () => {
    const signal = { aborted: false };
    let cancelled = 0;
    const cancelSoon = () => {
      if (!signal.aborted) cancelled = performance.now();
      signal.aborted = true;
    };
    expect(await hold('linear-vae', 'long.csv', bytes, null, { ...restless(signal), progress: cancelSoon })).toMatchObject({ error: { kind: 'cancelled' } });
    expect(performance.now() - cancelled).toBeLessThan(500);
  });
});
