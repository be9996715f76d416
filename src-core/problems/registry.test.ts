import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk } from '../desk/dispatch';
import { quietHooks } from '../desk/hooks';
import type { Problem } from '../desk/registry';
import { writeSession } from '../desk/session';
import { problems } from './index';

const here = import.meta.dirname;
const root = join(here, '../..');
const folders = (path: string): string[] => readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

describe('one line adds a problem', () => {
  const withToy = desk({ ...problems, toy: () => import('./fixture/toy') });
  it('its quantities answer', async () => expect(await withToy.dispatch('toy.square', { a: 3 }, quietHooks)).toEqual({ out: 9 }));
  it('its states are checked like any other', async () => {
    const { initial } = await import('./fixture/toy');
    expect(await withToy.dispatch('toy.side', { state: initial }, quietHooks)).toEqual({ out: 2 });
    expect(await withToy.dispatch('toy.side', { state: { ...initial, params: { a: -1 } } }, quietHooks)).toMatchObject({ error: { kind: 'shape', field: 'state.params.a' } });
  });
  it('its sessions are read', async () => {
    const { initial } = await import('./fixture/toy');
    const text = writeSession({ lab: 'toy', history: [initial], answers: {}, tables: {} }, { app: '0', generation: 1 });
    const reply = await withToy.dispatch('session.open', { fileName: 'a.lab', bytes: new TextEncoder().encode(text) }, quietHooks);
    expect(reply).toMatchObject({ out: { lab: 'toy', history: [initial] } });
  });
  it('it is listed', async () => expect(await withToy.dispatch('core.list', {}, quietHooks)).toMatchObject({ out: expect.arrayContaining(['toy.square', 'negative-binomial.mean']) as string[] }));
});

describe('the registry and the folders', () => {
  it.each(Object.entries(problems))('%s: its door names the id of its folder', async (id, load) => {
    const door: Problem = await load();
    expect(door.about?.id ?? id).toBe(id);
    expect(existsSync(join(here, id, 'state.ts'))).toBe(door.about !== undefined);
  });
  it('every lab on the page has its problem and its story from end to end', () => {
    const labs = folders('src-renderer/labs');
    expect(labs.filter((id) => !existsSync(join(here, id, 'state.ts')))).toEqual([]);
    expect(labs.filter((id) => !existsSync(join(root, 'e2e', `${id}.spec.ts`)))).toEqual([]);
  });
});
