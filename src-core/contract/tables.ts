import { Refusal } from './faults';
import type { Table } from './types';

/** Tables handed over, by hash; the one used last stands last. All of it may be lost: the page hands a missing table over again. */
const held = new Map<string, Table>();
const largestBytes = 128 * 2 ** 20;

function putLast(table: Table): void {
  held.delete(table.hash);
  held.set(table.hash, table);
}

/** Keeps a table until others need its place: 128 MB in all, the one used longest ago leaves first. */
export function keepTable(table: Table): void {
  putLast(table);
  let bytes = 0;
  for (const { hash, values } of [...held.values()].reverse()) {
    bytes += values.byteLength;
    if (bytes > largestBytes && hash !== table.hash) held.delete(hash);
  }
}

/** The table of this hash. Refuses (kind `missing`, field: the hash) when the core does not hold it: hand it over and ask again. */
export function heldTable(hash: string): Table {
  const table = held.get(hash);
  if (!table) throw new Refusal({ kind: 'missing', field: hash, message: 'The core no longer holds this table; it must be handed over again.' });
  putLast(table);
  return table;
}
