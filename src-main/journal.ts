// Hot exit: what stands in the window is on disk a second later, and what stood there when the program ended comes back.
import type { ReadSession, Table } from '../src-core/contract/types';
import type { SaveOptions } from './files';
import { journalFiles, type Kept } from './journalFiles';
import { journalStore, type Found } from './journalStore';
import { cleanLeftovers } from './temporary';
import { whyNot } from './words';

/** With the half second that the page may hold a change back, and the time of a write, no change is on disk later than two seconds after it. */
const delayMs = 1000;
/** On a disk that refused it is tried again this often, and a second after every change. */
const retryMs = 5000;

interface Options {
  folder: string;
  app: string;
  onState(state: 'on' | 'off', message: string): void;
  disk?: SaveOptions;
}

/** What a person should know of the files that were found. */
function storyOf({ sessions }: Found, passed: ReadonlyMap<string, number>, isClean: boolean): string[] {
  const damaged = [...passed].map(([lab, count]) => {
    const instead = sessions.some((session) => session.lab === lab) ? 'an older state is shown' : 'the lab begins anew';
    return `What was kept of ${lab} last was damaged (${count} ${count === 1 ? 'file' : 'files'}); it was set aside, and ${instead}.`;
  });
  return isClean || sessions.length === 0 ? damaged : [...damaged, 'The program did not end properly last time. What you had entered is here again.'];
}

/**
 *   (kept) ── write ──▶ (dirty) ── a second later, blur, quit ──▶ (kept)
 *                          ▲                                        │ the disk refuses
 *                          └── every five seconds, on change ── (memory only, and that is said)
 */
export async function openJournal({ folder, app, onState, disk = {} }: Options) {
  const files = journalFiles(folder);
  await cleanLeftovers(folder);
  const [{ passed, ...newest }, { lab, isClean }] = [await files.newest(), await files.readFront()];
  const found: Found = { ...newest, lab };
  const store = journalStore(files, app, found, disk);
  const notices = storyOf(found, passed, isClean);
  await files.pruneTables().catch(() => undefined); // a table too many does no harm

  let isOff = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;

  function wait(ms: number): void {
    timer ??= setTimeout(() => void flush(), ms);
  }
  function stopWaiting(): void {
    if (timer) clearTimeout(timer);
    timer = null;
  }
  function changed(): void {
    if (isOff) stopWaiting();
    wait(delayMs);
  }
  function refused(error: unknown): void {
    if (!isOff) onState('off', `Autosave is off: ${whyNot(error)}. Your work stays in this window; save it to a file elsewhere before you quit.`);
    isOff = true;
    if (!isClosed) wait(retryMs);
  }

  async function saveAll(): Promise<void> {
    try {
      await store.save();
      if (isOff) onState('on', 'Autosave works again.');
      isOff = false;
      if (store.isDirty && !isClosed) wait(delayMs);
    } catch (error) {
      refused(error);
    }
  }
  /** Everything that is not on disk yet; one writer at a time. */
  async function flush(): Promise<void> {
    stopWaiting();
    while (writing !== null) await writing;
    if (isClosed) return;
    writing = saveAll().finally(() => {
      writing = null;
    });
    await writing;
  }
  function flushSync(): void {
    try {
      store.saveSync();
    } catch (error) {
      refused(error);
    }
  }
  // Says on disk that the program runs, and proves at once whether the folder can be written.
  await flush();

  return {
    /** What stood there at the start, or, when the page comes back, what stands there now. */
    async read(): Promise<{ lab: string | null; sessions: Record<string, ReadSession>; notices: readonly string[] }> {
      return { ...(await store.read()), notices: notices.splice(0) };
    },
    write(session: Kept): void {
      store.put(session);
      if (isClosed) flushSync();
      else changed();
    },
    keepTable(table: Table): void {
      store.putTable(table);
      changed();
    },
    dropLast(): boolean {
      const dropped = store.dropLast();
      if (dropped) changed();
      return dropped;
    },
    /** How many times this lab's session has been written: a later one is the newer. */
    generationOf: store.generationOf,
    flush,
    flushSync,
    /** The end: all is written before this returns, and marked as ended properly. */
    close(): void {
      if (isClosed) return;
      isClosed = true;
      stopWaiting();
      flushSync();
      try {
        store.markClean();
      } catch {
        // A disk that refuses this too has been told of; the next start then says that the end was not proper.
      }
    },
  };
}
export type Journal = Awaited<ReturnType<typeof openJournal>>;
