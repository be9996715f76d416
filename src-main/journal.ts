// Hot exit: what stands in the window is on disk a second later, and what stood there when the program ended comes back.
import { mkdirSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import type { ReadSession, Table } from '../src-core/contract/types';
import { saveFile, saveFileSync } from './files';
import { journalFiles, sessionText, tableBytes, tableNames, type Kept } from './journalFiles';
import { cleanLeftovers } from './temporary';
import { whyNot } from './words';

/** With the half second that the page may hold a change back, and the time of a write, no change is on disk later than two seconds after it. */
const delayMs = 1000;
/** On a disk that refused it is tried again this often, and at every change. */
const retryMs = 5000;

interface Options {
  folder: string;
  app: string;
  onState(state: 'on' | 'off', message: string): void;
}

/** What is kept for a lab: the session, and the number of the generation that holds it or will. */
interface Entry {
  session: Kept;
  generation: number;
  isDirty: boolean;
}

/**
 *   (kept) ── write ──▶ (dirty) ── a second later, blur, quit ──▶ (kept)
 *                          ▲                                        │ the disk refuses
 *                          └──── every five seconds, on change ── (memory only, and that is said)
 */
export async function openJournal({ folder, app, onState }: Options) {
  const files = journalFiles(folder);
  const entries = new Map<string, Entry>();
  /** Own tables that are not on disk yet. */
  const unsaved = new Map<string, Table>();
  const notices: string[] = [];
  let front: string | null = null;
  /** The front file as it stands on disk; null when it must be written. */
  let frontOnDisk: string | null = null;
  let isOff = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;

  await cleanLeftovers(folder);
  const [{ sessions, passed, highest }, last] = [await files.newest(), await files.readFront()];
  for (const { lab, history, answers } of sessions) entries.set(lab, { session: { lab, history, answers }, generation: highest.get(lab) ?? 0, isDirty: false });
  front = last.lab ?? sessions[0]?.lab ?? null;
  for (const [lab, count] of passed) {
    const older = entries.has(lab) ? 'an older state is shown' : 'the lab begins anew';
    notices.push(`What was kept of ${lab} last was damaged (${count} ${count === 1 ? 'file' : 'files'}); it was set aside, and ${older}.`);
  }
  if (!last.clean && sessions.length > 0) notices.push('The program did not end properly last time. What you had entered is here again.');
  await files.pruneTables().catch(() => undefined); // a table too many does no harm
  await mark();

  /** Says on disk which lab is in front and that the program runs: also the first proof that the folder can be written. */
  async function mark(): Promise<void> {
    try {
      await mkdir(files.tables, { recursive: true });
      await saveFront();
    } catch (error) {
      refused(error);
    }
  }
  function frontText(clean: boolean): string {
    return `${JSON.stringify({ lab: front, clean })}\n`;
  }
  async function saveFront(): Promise<void> {
    const text = frontText(false);
    if (isClosed || text === frontOnDisk) return;
    await saveFile(files.front, text);
    frontOnDisk = text;
  }

  function refused(error: unknown): void {
    if (!isOff) onState('off', `Autosave is off: ${whyNot(error)}. Your work stays in this window; save it to a file elsewhere before you quit.`);
    isOff = true;
    if (!isClosed) timer ??= setTimeout(() => void flush(), retryMs);
  }

  async function saveAll(): Promise<void> {
    try {
      await mkdir(files.tables, { recursive: true });
      for (const [hash, table] of unsaved) {
        const known = await stat(files.tablePath(hash)).then(({ size }) => size > 0, () => false);
        if (!known) await saveFile(files.tablePath(hash), tableBytes(table));
        unsaved.delete(hash);
      }
      for (const [lab, entry] of entries) {
        if (!entry.isDirty) continue;
        entry.generation += 1;
        const { session } = entry;
        await saveFile(files.path(lab, entry.generation), sessionText(session, app, entry.generation));
        // Something newer may have come in meanwhile.
        if (entry.session === session) entry.isDirty = false;
        await files.prune(lab);
      }
      await saveFront();
      if (isOff) onState('on', 'Autosave works again.');
      isOff = false;
    } catch (error) {
      refused(error);
    }
  }

  /** Everything that is not on disk yet; one writer at a time. */
  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    while (writing) await writing;
    if (isClosed) return;
    writing = saveAll().finally(() => (writing = null));
    await writing;
    if (!isOff && [...entries.values()].some(({ isDirty }) => isDirty)) changed();
  }
  function changed(): void {
    if (isOff && timer) clearTimeout(timer);
    if (isOff) timer = null;
    timer ??= setTimeout(() => void flush(), delayMs);
  }

  function flushSync(): void {
    try {
      mkdirSync(files.tables, { recursive: true });
      for (const [hash, table] of unsaved) saveFileSync(files.tablePath(hash), tableBytes(table));
      for (const [lab, entry] of entries) {
        if (!entry.isDirty) continue;
        // A number of its own: the writer of before may be in the midst of the last one.
        entry.generation += 1;
        saveFileSync(files.path(lab, entry.generation), sessionText(entry.session, app, entry.generation));
        entry.isDirty = false;
      }
    } catch (error) {
      refused(error);
    }
  }

  async function tablesOf(session: Kept): Promise<Record<string, Table>> {
    const found: Record<string, Table> = {};
    for (const hash of tableNames(session.history)) {
      const table = unsaved.get(hash) ?? (await files.readTable(hash).catch(() => null));
      if (table) found[hash] = table;
    }
    return found;
  }

  return {
    /** What stood there at the start, or, when the page comes back, what stands there now. */
    async read(): Promise<{ lab: string | null; sessions: Record<string, ReadSession>; notices: readonly string[] }> {
      const read: Record<string, ReadSession> = {};
      for (const [lab, { session, generation }] of entries)
        read[lab] = { ...session, version: 1, app, generation, warnings: [], tables: await tablesOf(session) };
      return { lab: front, sessions: read, notices: notices.splice(0) };
    },
    write(session: Kept): void {
      front = session.lab;
      entries.set(session.lab, { session, generation: entries.get(session.lab)?.generation ?? 0, isDirty: true });
      if (isClosed) flushSync();
      else changed();
    },
    keepTable(table: Table): void {
      unsaved.set(table.hash, table);
    },
    /** The last action of the lab in front is given up. False when there is none. */
    dropLast(): boolean {
      const entry = front === null ? undefined : entries.get(front);
      if (!entry || entry.session.history.length === 0) return false;
      entry.session = { ...entry.session, history: entry.session.history.slice(0, -1) };
      entry.isDirty = true;
      changed();
      return true;
    },
    /** How many times this lab's session has been written: a later one is the newer. */
    generationOf: (lab: string): number => entries.get(lab)?.generation ?? 0,
    flush,
    flushSync,
    /** The end: all is written before this returns, and marked as ended properly. */
    close(): void {
      if (isClosed) return;
      isClosed = true;
      if (timer) clearTimeout(timer);
      flushSync();
      try {
        saveFileSync(files.front, frontText(true));
      } catch {
        // A disk that refuses this too has been told of; the next start then says that the end was not proper.
      }
    },
  };
}
export type Journal = Awaited<ReturnType<typeof openJournal>>;
