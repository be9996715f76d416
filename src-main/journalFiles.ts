// The journal on disk: per lab a session in three generations, each own table once, and a small file that names the lab in front.
//   <lab>.<generation>.lab   a session file, but with its tables left out
//   tables/<hash>.table      one line with the sha256 of what follows, one line of JSON, then the values as they stand in memory
//   front.json               {"lab": ..., "clean": ...}
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadSession, Session, Table } from '../src-core/contract/types';
import { readSession, tableSchema, writeSession } from '../src-core/desk/session';
import { setAside } from './aside';
import { codeOf } from './words';

export type Kept = Omit<Session, 'tables'>;
export interface Generation {
  lab: string;
  generation: number;
  file: string;
}

const generationsKept = 3;
/** Undo history is kept up to this size; of what is beyond, the oldest states go. */
const largestHistory = 2 * 1024 * 1024;

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The names of the tables that these states stand on. */
export function tableNames(history: Session['history']): Set<string> {
  return new Set(history.map(({ data }) => data).filter((data) => data.startsWith('table:')).map((data) => data.slice('table:'.length)));
}

function bounded(history: Session['history']): Session['history'] {
  let size = 0;
  const first = history.findLastIndex((state) => {
    size += JSON.stringify(state).length;
    return size > largestHistory;
  });
  // The state on screen stays, whatever its size.
  return history.slice(Math.min(first + 1, history.length - 1));
}

export function sessionText(session: Kept, app: string, generation: number): string {
  return writeSession({ ...session, history: bounded(session.history), tables: {} }, { app, generation });
}

/** What is written by this program only must be as it was written: here a wrong checksum is no mere warning. */
function hasItsChecksum(text: string): boolean {
  const mark = ',"checksum":"';
  const at = text.lastIndexOf(mark);
  return at > 0 && text.slice(at + mark.length).startsWith(`${sha256(text.slice(0, at))}"`);
}

export function tableBytes(table: Table): Uint8Array {
  const { values, ...rest } = table;
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(rest)}\n`), new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]);
  return Buffer.concat([Buffer.from(`${sha256(body)}\n`), body]);
}

function tableFrom(bytes: Buffer): Table {
  const [sum, head] = [bytes.indexOf(10), bytes.indexOf(10, bytes.indexOf(10) + 1)];
  if (sum < 0 || head < 0 || sha256(bytes.subarray(sum + 1)) !== bytes.toString('latin1', 0, sum)) throw new Error('damaged');
  const rest: unknown = JSON.parse(bytes.toString('utf8', sum + 1, head));
  // Copied, since doubles must begin at a multiple of eight bytes.
  const values = new Float64Array(new Uint8Array(bytes.subarray(head + 1)).buffer);
  return tableSchema.parse(Object.assign(Object.create(null) as object, rest, { values }));
}

export function journalFiles(folder: string) {
  const tables = join(folder, 'tables');
  const tablePath = (hash: string): string => join(tables, `${hash}.table`);

  async function generations(): Promise<Generation[]> {
    const names = await readdir(folder).catch((): string[] => []);
    const found = names.flatMap((name) => {
      const [, lab, generation] = /^([a-z-]+)\.(\d{1,15})\.lab$/.exec(name) ?? [];
      return lab === undefined ? [] : [{ lab, generation: Number(generation), file: join(folder, name) }];
    });
    return found.sort((a, b) => b.generation - a.generation);
  }

  async function readTable(hash: string): Promise<Table> {
    const bytes = await readFile(tablePath(hash));
    try {
      return tableFrom(bytes);
    } catch (error) {
      setAside(tablePath(hash));
      throw error;
    }
  }

  async function readOne({ file, lab }: Generation): Promise<ReadSession> {
    const bytes = await readFile(file);
    if (!hasItsChecksum(bytes.toString('utf8'))) throw new Error('damaged');
    const read = await readSession(new Uint8Array(bytes));
    if (read.lab !== lab) throw new Error('of another lab');
    return { ...read, tables: await readTables(read.history) };
  }

  async function readTables(history: Session['history']): Promise<Record<string, Table>> {
    const found: Record<string, Table> = {};
    for (const hash of tableNames(history)) found[hash] = await readTable(hash);
    return found;
  }

  return {
    tablePath,
    tables,
    front: join(folder, 'front.json'),
    path: (lab: string, generation: number): string => join(folder, `${lab}.${generation}.lab`),
    generations,
    readTable,

    /** For each lab its newest generation that is whole. Any other is set aside, never deleted; `passed` counts them by lab. */
    async newest(): Promise<{ sessions: ReadSession[]; passed: Map<string, number>; highest: Map<string, number> }> {
      const sessions = new Map<string, ReadSession>();
      const passed = new Map<string, number>();
      const highest = new Map<string, number>();
      for (const each of await generations()) {
        highest.set(each.lab, Math.max(each.generation, highest.get(each.lab) ?? 0));
        if (sessions.has(each.lab)) continue;
        try {
          sessions.set(each.lab, await readOne(each));
        } catch {
          setAside(each.file);
          passed.set(each.lab, (passed.get(each.lab) ?? 0) + 1);
        }
      }
      return { sessions: [...sessions.values()], passed, highest };
    },

    /** Which lab was in front, and whether the program ended as it should. */
    async readFront(): Promise<{ lab: string | null; isClean: boolean }> {
      const path = join(folder, 'front.json');
      try {
        const read: unknown = JSON.parse(await readFile(path, 'utf8'));
        if (typeof read !== 'object' || read === null || !('lab' in read) || !('clean' in read)) throw new Error('damaged');
        return { lab: typeof read.lab === 'string' ? read.lab : null, isClean: read.clean === true };
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return { lab: null, isClean: true };
        setAside(path);
        return { lab: null, isClean: false };
      }
    },

    /** Generations beyond the third go, so that years of use leave no more than one day does. */
    async prune(lab: string): Promise<void> {
      const old = (await generations()).filter((each) => each.lab === lab).slice(generationsKept);
      for (const each of old) await rm(each.file, { force: true });
    },

    /** Tables that no generation names any more go. */
    async pruneTables(): Promise<void> {
      const named = new Set<string>();
      for (const { file } of await generations()) for (const [, hash] of (await readFile(file, 'utf8')).matchAll(/"table:([0-9a-f]+)"/g)) named.add(hash ?? '');
      for (const name of await readdir(tables).catch((): string[] => []))
        if (name.endsWith('.table') && !named.has(name.slice(0, -'.table'.length))) await rm(join(tables, name), { force: true });
    },
  };
}
export type JournalFiles = ReturnType<typeof journalFiles>;
