import type { Table } from '../../src-core/contract/types';
import type { OpenLab } from './lab.svelte';

/** What is being looked at where no source of a built-in table says it: an own table and all that was done to it, or counts drawn from the law. */
export function tableNote({ room, state }: Pick<OpenLab, 'room' | 'state'>, own: Table | undefined): string {
  if (state.data === 'drawn') return room.drawnFrom?.(state) ?? '';
  if (!own) return '';
  const choice = room.columnChoice?.(own.header) ?? null;
  const column = choice === null ? '' : `, column ${own.header[Number(state.choices[choice])] ?? ''}`;
  return `${own.rows.toLocaleString('en')} ${own.rows === 1 ? 'row' : 'rows'}${column}${own.notes.map((note) => `; ${note}`).join('')}. Nothing is scaled or left out.`;
}
