import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { refuseData } from '../contract/faults';
import { shapeFault, stateSchema } from '../contract/quantity';
import type { About, LabState, ReadSession, Session, Table } from '../contract/types';
import { labIds, problems } from '../problems';
import { problemOf, type Registry } from './registry';
import { fileSchema, type TableInFile } from './sessionSchema';
import { sessionData, what } from './sessionText';
import { hashOf } from './table';
import { firstIssue, issueWords, shown } from './words';

export { sessionSchema, tableSchema } from './sessionSchema';

const format = 'likelihood-lab-session';
const version = 1;
const checksumMark = ',"checksum":"';
const hexHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

function rowsOf({ values, rows, columns }: Table): number[][] {
  return Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)));
}

/** A session as the text of a file: JSON, numbers at full precision, a checksum last. */
export function writeSession(session: Session, { app, generation }: { app: string; generation: number }): string {
  const { lab, history, answers } = session;
  const tables = Object.fromEntries(
    Object.entries(session.tables).map(([hash, table]): [string, TableInFile] => {
      const { fileName, header, rows, columns, delimiter, notes } = table;
      return [hash, { fileName, header: [...header], rows, columns, delimiter, notes: [...notes], values: rowsOf(table) }];
    }),
  );
  const body = JSON.stringify({ format, version, app, generation, lab, history, answers, tables }).slice(0, -1);
  return `${body}${checksumMark}${hexHash(body)}"}\n`;
}

/** Format and version come first: what another version wrote cannot be judged by this one's rules. */
function checkVersion(data: unknown): void {
  if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== format) refuseData(`${what} is JSON, but no session of this program.`);
  const found = 'version' in data ? data.version : undefined;
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1) refuseData(`${what} has the version ${shown(found)}; a version is a whole number from 1.`);
  if (found <= version) return;
  const app = 'app' in data && typeof data.app === 'string' ? ` (program ${data.app.slice(0, 40)})` : '';
  refuseData(`${what} was made with the newer version ${found} of sessions${app}; this program reads up to version ${version}. Open it with a newer program.`);
}

function checksumWarning(text: string, checksum: string | undefined): string[] {
  const at = text.lastIndexOf(checksumMark);
  const isWhole = at > 0 && checksum === hexHash(text.slice(0, at));
  return isWhole ? [] : ['It was changed outside the program.'];
}

/** Rows of a file as one block of numbers, or the place and nature of the first fault. */
function valuesOf({ rows, columns, values }: TableInFile): Float64Array | string {
  if (!Array.isArray(values) || values.length !== rows) return `needs ${rows} rows; it holds ${Array.isArray(values) ? values.length : shown(values)}`;
  const list: readonly unknown[] = values;
  const wrong = list.findIndex((row) => !Array.isArray(row) || row.length !== columns);
  if (wrong >= 0) return `needs ${columns} numbers in each row; row ${wrong + 1} has others`;
  const numbers = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i += 1) {
    const row = list[i] as readonly unknown[];
    for (let j = 0; j < columns; j += 1) {
      const value = row[j];
      if (typeof value !== 'number' || !Number.isFinite(value)) return `needs finite numbers; in row ${i + 1} stands ${shown(value)}`;
      numbers[i * columns + j] = value;
    }
  }
  return numbers;
}

function tableOf(table: TableInFile): Table {
  const { fileName, header, rows, columns, delimiter, notes } = table;
  const values = header.length === columns ? valuesOf(table) : `needs a name for each of ${columns} columns; it has ${header.length}`;
  if (typeof values === 'string') return refuseData(`${what} holds a table (${fileName.slice(0, 60)}) that does not fit the ${rows} by ${columns} that it names: it ${values}.`);
  return { hash: '', fileName, header, rows, columns, values, delimiter, notes };
}

function runWhole<O>(work: Generator<unknown, O, void>): O {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

/** Tables under the hash of what they hold, and which name of the file each one has become. */
function tablesOf(tables: Readonly<Record<string, TableInFile>>): { byHash: Record<string, Table>; renamed: Map<string, string> } {
  const byHash: Record<string, Table> = {};
  const renamed = new Map<string, string>();
  for (const [name, inFile] of Object.entries(tables)) {
    const table = tableOf(inFile);
    const hash = runWhole(hashOf(table));
    byHash[hash] = { ...table, hash };
    renamed.set(`table:${name}`, `table:${hash}`);
  }
  return { byHash, renamed };
}

function statesOf(history: readonly unknown[], about: About, renamed: ReadonlyMap<string, string>): LabState[] {
  const schema = stateSchema(about);
  const known = new Set([...about.tables.map(({ id }) => id), 'drawn', '']);
  return history.map((each, index) => {
    const read = schema.safeParse(each);
    if (!read.success) return refuseData(`${what} holds a state that this lab cannot show: state ${index + 1}, ${shapeFault(read.error).message}`);
    const data = renamed.get(read.data.data) ?? read.data.data;
    if (!known.has(data) && !data.startsWith('table:')) return refuseData(`${what} names a table that this lab does not have: ${shown(data)}.`);
    return { ...read.data, data };
  });
}

/**
 * A session file's bytes, or an exported figure's, as a session; all is checked before anything is given out.
 *
 * Order: size, text, depth, JSON, names, format, version, checksum (a mismatch is a warning, since a person may edit), schema, ranges of the lab,
 * tables. Refuses in words that begin with what was read. Nothing in a session is ever opened as a path.
 */
export async function readSession(bytes: Uint8Array, registry: Registry = problems): Promise<ReadSession> {
  const { text, data } = sessionData(bytes);
  checkVersion(data);
  const file = fileSchema.safeParse(data, { error: issueWords });
  if (!file.success) return refuseData(`${what} is not as this program writes it: ${firstIssue(file.error, 'the file')}.`);
  const { lab, app, generation, history, answers, checksum } = file.data;
  const problem = await problemOf(registry, lab);
  if (!problem) {
    const isPlanned = (labIds as readonly string[]).includes(lab);
    return refuseData(isPlanned ? `${what} belongs to the lab ${lab}, which this version of the program does not have yet.` : `${what} names the lab ${shown(lab)}, and there is no lab of that name.`);
  }
  const { byHash, renamed } = tablesOf(file.data.tables);
  const states = statesOf(history, problem.about, renamed);
  return { version, app, generation, lab, history: states, answers, tables: byHash, warnings: checksumWarning(text, checksum) };
}

/** As a person would open it: every table that a state stands on must be in the file. */
export async function openSession(bytes: Uint8Array, registry: Registry = problems): Promise<ReadSession> {
  const session = await readSession(bytes, registry);
  const missing = session.history.find(({ data }) => data.startsWith('table:') && !Object.hasOwn(session.tables, data.slice('table:'.length)));
  return missing ? refuseData(`${what} stands on a table that is not in it. Was it changed outside the program?`) : session;
}
