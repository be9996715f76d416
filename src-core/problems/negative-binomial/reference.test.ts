import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import type { Quantity } from '../../contract/types';
import { referenceQuantities } from './quantities';
import reference from './reference.json';

interface Tolerance {
  rel: number;
  abs: number;
}
interface Case {
  in: Record<string, unknown>;
  out: unknown;
  tol: Tolerance;
  tolOf?: Record<string, Tolerance>;
}

const asking =
  <I, O>({ input, run }: Quantity<I, O>) =>
  (given: unknown): unknown =>
    run(input.parse(given));
const byName: Record<string, (given: unknown) => unknown> = Object.fromEntries(
  Object.entries(referenceQuantities).map(([name, quantity]) => [name, asking(quantity as Quantity<unknown, unknown>)]),
);

/** The answer as the desk would give it: a refusal is null, an infinity is text. */
function answer(name: string, input: Record<string, unknown>): unknown {
  const asked = byName[name];
  if (asked === undefined) throw new Error(`There is no quantity called ${name}.`);
  try {
    return asked(input);
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.fault.kind === 'domain') return null;
    throw thrown;
  }
}

/** Names what misses its reference, and by how many tolerances; empty where all agree. */
function misses(got: unknown, out: unknown, tol: Tolerance, tolOf: Record<string, Tolerance> = {}, at = 'out'): string[] {
  if (typeof out === 'object' && out !== null) {
    const fields: Record<string, unknown> = { ...(got as object) };
    const expected = Object.entries(out);
    const extra = Object.keys(fields).length === expected.length ? [] : [`${at} has the fields ${Object.keys(fields).join(', ')}`];
    return [...extra, ...expected.flatMap(([key, value]) => misses(fields[key], value, tolOf[key] ?? tol, {}, `${at}.${key}`))];
  }
  if (typeof out !== 'number') return String(got) === String(out) ? [] : [`${at} is ${String(got)}, not ${String(out)}`];
  if (typeof got !== 'number') return [`${at} is ${String(got)}, not ${out}`];
  const by = Math.abs(got - out) - Math.max(tol.rel * Math.abs(out), tol.abs);
  return by <= 0 ? [] : [`${at} is ${got}, not ${out}`];
}

const { origin, ...quantities } = reference;
const cases: [string, Case[]][] = Object.entries(quantities);

describe('every quantity agrees with the reference numbers', () => {
  it('compares with numbers of others', () => {
    expect(origin).toMatch(/mpmath at 60 digits/);
  });

  it('has an answer for every quantity that the reference names, and for no other', () => {
    expect(Object.keys(referenceQuantities).sort()).toEqual(cases.map(([name]) => name).sort());
  });

  describe.each(cases)('%s', (name, list) => {
    it.each(list.map((each): [string, Case] => [JSON.stringify(each.in), each]))('%s', (_, { in: input, out, tol, tolOf }) => {
      expect(misses(answer(name, input), out, tol, tolOf)).toEqual([]);
    });
  });
});
