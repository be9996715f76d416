import { describe, expect, it } from 'vitest';
import { Refusal } from '../contract/faults';
import { stateSchema } from '../contract/quantity';
import type { Table } from '../contract/types';
import { about, initial } from '../problems/negative-binomial/state';
import { openSession, writeSession } from './session';
import { readTable } from './table';

function ownTable(): Table {
  const work = readTable('negative-binomial', 'own.csv', new TextEncoder().encode('x\n1\n0\n4\n'), null);
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
const table = ownTable();
const states = [initial, { ...initial, data: `table:${table.hash}`, pinned: { r: 2, rho: 0.25 } }];
const text = writeSession({ lab: about.id, history: states, answers: { '1b': 'r*rho/(1-rho)' }, tables: { [table.hash]: table } }, { app: '1.2.3', generation: 7 });

type Path = readonly (string | number)[];

/** Every place in the file: members, states, their numbers, the table's cells. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((each, i): [number, unknown] => [i, each]) : Object.entries(value);
  return [path, ...entries.flatMap(([key, each]) => places(each, [...path, key]))];
}

const removed = Symbol('removed');
const hole = '"a hole to be filled"';

/** The file's text with what stands at a place replaced by a piece of JSON, or taken out. */
function changed(path: Path, piece: string | typeof removed): string {
  if (path.length === 0) return piece === removed ? '' : piece;
  const file: unknown = JSON.parse(text);
  const parent = path.slice(0, -1).reduce((at, key) => Reflect.get(at as object, key) as unknown, file) as object;
  const key = path.at(-1) ?? '';
  if (piece === removed) Reflect.deleteProperty(parent, key);
  else Reflect.set(parent, key, JSON.parse(hole));
  return JSON.stringify(file).replace(hole, () => (piece === removed ? '' : piece));
}

/** Refused in words, or opened with every state in range. Anything else is a fault of ours. */
async function outcome(mutant: string): Promise<string> {
  try {
    const { history, tables } = await openSession(new TextEncoder().encode(mutant));
    const schema = stateSchema(about);
    const isSound = history.every((state) => schema.safeParse(state).success) && Object.values(tables).every(({ values }) => values.every(Number.isFinite));
    return isSound ? 'sound' : 'unsound';
  } catch (error) {
    if (!(error instanceof Refusal)) return `it threw ${String(error)}`;
    return error.fault.kind === 'data' && /^This session file /.test(error.message) && !/undefined|NaN|\[object/.test(error.message) ? 'refused' : error.message;
  }
}

const all = places(JSON.parse(text));
const objects = all.filter((path) => {
  const value = path.reduce((at, key) => Reflect.get(at as object, key) as unknown, JSON.parse(text) as unknown);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
});
async function outcomes(mutants: readonly string[]): Promise<Set<string>> {
  return new Set(await Promise.all(mutants.map(outcome)));
}

describe('a session file, changed by somebody', () => {
  it('has many places to change', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(objects.length).toBeGreaterThan(8);
  });
  it('is opened as it is', async () => expect(await outcome(text)).toBe('sound'));
  it.each(['1e400', '-1e400', '-1', '"1"', 'null', '0.5', '[]', '{}', 'true', '""', '1e308'])('any value replaced by %s is refused in words, or leaves every state in range', async (piece) => {
    const seen = await outcomes(all.map((path) => changed(path, piece)));
    expect(seen).toContain('refused');
    expect([...seen].filter((each) => each !== 'refused' && each !== 'sound')).toEqual([]);
  });
  it('any member or element taken out is refused in words, or leaves every state in range', async () => {
    expect([...(await outcomes(all.map((path) => changed(path, removed))))].sort()).toEqual(['refused', 'sound']);
  });
  it.each(['__proto__', 'constructor', 'prototype'])('%s added at any level is refused, and no prototype is reached', async (name) => {
    const mutants = objects.map((path) => {
      const inside = path.reduce((at, key) => Reflect.get(at as object, key) as unknown, JSON.parse(text) as unknown);
      return changed(path, `{"${name}":{"polluted":1},${JSON.stringify(inside).slice(1)}`);
    });
    expect(await outcomes(mutants)).toEqual(new Set(['refused']));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
  it('cut anywhere it is refused', async () => {
    const mutants = Array.from({ length: 200 }, (_, i) => text.slice(0, Math.floor(((text.length - 2) * i) / 200)));
    expect(await outcomes(mutants)).toEqual(new Set(['refused']));
  });
  it('with any one byte flipped it is refused, or leaves every state in range', async () => {
    const mutants = Array.from({ length: text.length }, (_, i) => text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1));
    expect([...(await outcomes(mutants))].sort()).toEqual(['refused', 'sound']);
  });
});
