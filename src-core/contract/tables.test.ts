import { describe, expect, it } from 'vitest';
import { Refusal } from './faults';
import { heldTable, keepTable } from './tables';
import type { Table } from './types';

const megabytes = (hash: string, size: number): Table => {
  const values = new Float64Array((size * 2 ** 20) / 8);
  return { hash, fileName: `${hash}.csv`, header: ['x'], rows: values.length, columns: 1, values, delimiter: ',', notes: [] };
};
const isHeld = (hash: string): boolean => {
  try {
    return heldTable(hash).hash === hash;
  } catch (error) {
    if (error instanceof Refusal && error.fault.kind === 'missing' && error.fault.field === hash) return false;
    throw error;
  }
};

describe('the tables that the core holds', () => {
  it('a table that was never handed over is missing, by its hash', () => expect(isHeld('none')).toBe(false));
  it('what was used longest ago leaves first when 128 MB are full', () => {
    for (const hash of ['a', 'b', 'c']) keepTable(megabytes(hash, 40));
    expect(isHeld('a')).toBe(true); // and with that it was used last
    keepTable(megabytes('d', 40));
    expect(['b', 'a', 'c', 'd'].map(isHeld)).toEqual([false, true, true, true]);
  });
  it('the newest is held however large it is', () => {
    keepTable(megabytes('large', 130));
    expect(isHeld('large')).toBe(true);
    expect(isHeld('d')).toBe(false);
  });
  it('handed over twice it counts once', () => {
    keepTable(megabytes('x', 50));
    keepTable(megabytes('x', 50));
    keepTable(megabytes('y', 50));
    expect(isHeld('x')).toBe(true);
  });
});
