// What the journal holds: per lab the newest session, own tables that are not on disk yet, and which lab is in front. It knows no time.
import { mkdirSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import type { ReadSession, Table } from '../src-core/contract/types';
import { saveFile, saveFileSync, type SaveOptions } from './files';
import { sessionText, tableBytes, tableNames, type JournalFiles, type Kept } from './journalFiles';

/** A lab's session, and the number of the generation that holds it or the one before it. */
interface Entry {
  session: Kept;
  generation: number;
  isDirty: boolean;
}
export interface Found {
  sessions: readonly ReadSession[];
  /** Per lab the highest generation there is, whole or not. */
  highest: ReadonlyMap<string, number>;
  lab: string | null;
}

export function journalStore(files: JournalFiles, app: string, found: Found, disk: SaveOptions) {
  const entries = new Map<string, Entry>();
  const unsaved = new Map<string, Table>();
  let front = found.lab ?? found.sessions[0]?.lab ?? null;
  let frontOnDisk: string | null = null;
  for (const { lab, history, answers } of found.sessions)
    entries.set(lab, { session: { lab, history, answers }, generation: found.highest.get(lab) ?? 0, isDirty: false });

  const frontText = (clean: boolean): string => `${JSON.stringify({ lab: front, clean })}\n`;

  async function tablesOf(session: Kept): Promise<Record<string, Table>> {
    const tables: Record<string, Table> = {};
    for (const hash of tableNames(session.history)) {
      const table = unsaved.get(hash) ?? (await files.readTable(hash).catch(() => null));
      if (table) tables[hash] = table;
    }
    return tables;
  }

  return {
    get isDirty(): boolean {
      return unsaved.size > 0 || [...entries.values()].some(({ isDirty }) => isDirty);
    },
    generationOf: (lab: string): number => entries.get(lab)?.generation ?? 0,

    put(session: Kept): void {
      front = session.lab;
      entries.set(session.lab, { session, generation: entries.get(session.lab)?.generation ?? 0, isDirty: true });
    },
    putTable(table: Table): void {
      unsaved.set(table.hash, table);
    },
    /** The last action of the lab in front is given up. False when there is none. */
    dropLast(): boolean {
      const entry = front === null ? undefined : entries.get(front);
      if (!entry || entry.session.history.length === 0) return false;
      entry.session = { ...entry.session, history: entry.session.history.slice(0, -1) };
      entry.isDirty = true;
      return true;
    },

    /** Tables before the sessions that name them, and last which lab is in front. Throws what the disk says; what was not written stays dirty. */
    async save(): Promise<void> {
      await mkdir(files.tables, { recursive: true });
      for (const [hash, table] of unsaved) {
        const isThere = await stat(files.tablePath(hash)).then(({ size }) => size > 0, () => false);
        if (!isThere) await saveFile(files.tablePath(hash), tableBytes(table), disk);
        unsaved.delete(hash);
      }
      for (const [lab, entry] of entries) {
        if (!entry.isDirty) continue;
        const { session } = entry;
        entry.generation += 1;
        await saveFile(files.path(lab, entry.generation), sessionText(session, app, entry.generation), disk);
        // Something newer may have come in meanwhile.
        if (entry.session === session) entry.isDirty = false;
        await files.prune(lab);
      }
      const text = frontText(false);
      if (text !== frontOnDisk) await saveFile(files.front, text, disk);
      frontOnDisk = text;
    },

    /** The same when nothing can be waited for. An asynchronous writer may be in its midst, so every session gets a number of its own. */
    saveSync(): void {
      mkdirSync(files.tables, { recursive: true });
      for (const [hash, table] of unsaved) saveFileSync(files.tablePath(hash), tableBytes(table));
      for (const [lab, entry] of entries) {
        if (!entry.isDirty) continue;
        entry.generation += 1;
        saveFileSync(files.path(lab, entry.generation), sessionText(entry.session, app, entry.generation));
        entry.isDirty = false;
      }
    },
    markClean: (): void => saveFileSync(files.front, frontText(true)),

    async read(): Promise<{ lab: string | null; sessions: Record<string, ReadSession> }> {
      const sessions: Record<string, ReadSession> = {};
      for (const [lab, { session, generation }] of entries)
        sessions[lab] = { ...session, version: 1, app, generation, warnings: [], tables: await tablesOf(session) };
      return { lab: front, sessions };
    },
  };
}
