import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Refusal, refuseData } from '../contract/faults';
import { inMegabytes, largestSession } from '../contract/limits';
import { shapeFault, stateSchema } from '../contract/quantity';
import type { About, LabState, Progress, ReadSession, Session } from '../contract/types';
import { problems } from '../problems';
import { quietHooks } from './hooks';
import { problemOf, type Registry } from './registry';
import { fileSchema } from './sessionSchema';
import { tablesFromFile, tableToFile } from './sessionTables';
import { sessionData, what } from './sessionText';
import { inSlices, part, type Hooks } from './slice';
import { firstIssue, issueWords, shown } from './words';

export { sessionSchema, tableSchema } from './sessionSchema';

const format = 'likelihood-lab-session';
const version = 1;
const checksumMark = ',"checksum":"';
/** So many characters are hashed between two yields: about a millisecond's work. */
const hashedAtOnce = 1 << 17;

/** A session as the text of a file: JSON, numbers at full precision, a checksum last. Refuses (kind `limit`) what would be too large to be opened again. */
export function writeSession(session: Session, { app, generation }: { app: string; generation: number }): string {
  const { lab, history, answers } = session;
  const tables = Object.fromEntries(Object.entries(session.tables).map(([hash, table]) => [hash, tableToFile(table)]));
  const body = JSON.stringify({ format, version, app, generation, lab, history, answers, tables }).slice(0, -1);
  const bytes = utf8ToBytes(body);
  // Refused here rather than when it is opened again: then it would be too late.
  if (bytes.length + 100 > largestSession)
    throw new Refusal({
      kind: 'limit',
      message: `This session would have ${inMegabytes(bytes.length)}, and at most ${inMegabytes(largestSession)} can be opened again: its undo history stands on large tables. Begin a new session with the table that is in use, then save that.`,
    });
  return `${body}${checksumMark}${bytesToHex(sha256(bytes))}"}\n`;
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

/** The sha256 of a text, a piece at a time; a pair of code units that makes one character is never cut. */
function* hashInPieces(text: string): Generator<Progress, string, void> {
  const hash = sha256.create();
  for (let at = 0; at < text.length; ) {
    const end = at + hashedAtOnce;
    const isInPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    hash.update(utf8ToBytes(text.slice(at, isInPair ? end + 1 : end)));
    at = isInPair ? end + 1 : end;
    yield { done: Math.min(at, text.length), of: text.length };
  }
  return bytesToHex(hash.digest());
}

function* checksumWarnings(text: string, checksum: string | undefined): Generator<Progress, string[], void> {
  const at = text.lastIndexOf(checksumMark);
  const isWhole = at > 0 && checksum === (yield* hashInPieces(text.slice(0, at)));
  return isWhole ? [] : ['It was changed outside the program.'];
}

/** What a file says, its form checked; what its lab has to say about it comes after. */
function* formOf(bytes: Uint8Array) {
  const { text, data } = yield* part(sessionData(bytes), 0, 0.4);
  checkVersion(data);
  const file = fileSchema.safeParse(data, { error: issueWords });
  if (!file.success) return refuseData(`${what} is not as this program writes it: ${firstIssue(file.error, 'the file')}.`);
  return { ...file.data, warnings: yield* part(checksumWarnings(text, file.data.checksum), 0.4, 0.6) };
}

/** A choice that the lab has learnt to offer since a file was written stands at its default there. */
function withNewChoices(state: unknown, { choices }: About): unknown {
  if (typeof state !== 'object' || state === null || !('choices' in state) || typeof state.choices !== 'object') return state;
  return { ...state, choices: { ...Object.fromEntries(Object.entries(choices).map(([id, choice]) => [id, choice.default])), ...state.choices } };
}

function statesOf(history: readonly unknown[], about: About, renamed: ReadonlyMap<string, string>): LabState[] {
  const schema = stateSchema(about);
  const known = new Set([...about.tables.map(({ id }) => id), 'drawn', '']);
  return history.map((each, index) => {
    const read = schema.safeParse(withNewChoices(each, about));
    if (!read.success) return refuseData(`${what} holds a state that this lab cannot show: state ${index + 1}, ${shapeFault(read.error).message}`);
    const data = renamed.get(read.data.data) ?? read.data.data;
    if (!known.has(data) && !/^table:[0-9a-f]{64}$/.test(data)) return refuseData(`${what} names a table that this lab does not have: state ${index + 1}, ${shown(data)}.`);
    return { ...read.data, data };
  });
}

/**
 * A session file's bytes, or an exported figure's, as a session; all is checked before anything is given out, in steps between which the host may rest.
 *
 * Order: size, text, depth, JSON, names, format, version, schema, checksum (a mismatch is a warning, since a person may edit), lab, tables, ranges
 * of the lab. Refuses in words that begin with what was read. Nothing in a session is ever opened as a path.
 */
export async function readSession(bytes: Uint8Array, registry: Registry = problems, hooks: Hooks = quietHooks): Promise<ReadSession> {
  const { lab, app, generation, history, answers, tables, warnings } = await inSlices(formOf(bytes), hooks);
  const problem = await problemOf(registry, lab);
  if (!problem) return refuseData(`${what} names the lab ${shown(lab)}, and there is no lab of that name.`);
  if (!problem.about) return refuseData(`${what} belongs to the lab ${lab}, which this version of the program does not have yet.`);
  const { byHash, renamed } = await inSlices(part(tablesFromFile(tables, lab), 0.6, 1), hooks);
  return { version, app, generation, lab, history: statesOf(history, problem.about, renamed), answers, tables: byHash, warnings };
}

/** As a person would open it: every table that a state stands on must be in the file. */
export async function openSession(bytes: Uint8Array, registry: Registry = problems, hooks: Hooks = quietHooks): Promise<ReadSession> {
  const session = await readSession(bytes, registry, hooks);
  const missing = session.history.find(({ data }) => data.startsWith('table:') && !Object.hasOwn(session.tables, data.slice('table:'.length)));
  return missing ? refuseData(`${what} stands on a table that is not in it. Was it changed outside the program?`) : session;
}
