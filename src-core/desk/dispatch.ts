import { z } from 'zod';
import { Refusal } from '../contract/faults';
import { exactly, quantity, shapeFault, text } from '../contract/quantity';
import { keepTable } from '../contract/tables';
import type { Delimiter, Fault, Progress, Quantity, Reply, Table } from '../contract/types';
import { problems } from '../problems';
import { bytesOfBase64 } from './base64';
import { problemOf, type Registry } from './registry';
import { openSession, sessionSchema, writeSession } from './session';
import { inSlices, type Hooks } from './slice';
import { readTable, summaryOf } from './table';
import { issueWords } from './words';

const fileName = text(1000);
const bytes = z.instanceof(Uint8Array, { error: 'must be the bytes of a file.' });
/** Somewhat more than the largest file, written in base64. */
const base64 = text(100_000_000);
const longestName = 60;
const writeInput = exactly({ session: sessionSchema, app: text(40) });

const isGenerator = (value: unknown): value is Generator<Progress, unknown, void> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

function faultOf(error: unknown): Fault {
  if (error instanceof Refusal) return error.fault;
  if (error instanceof z.ZodError) return shapeFault(error);
  const words = error instanceof Error ? error.message : String(error);
  return { kind: 'bug', message: `This program made a mistake and could not compute this (${words}). What was shown before still stands.` };
}

/** Any throw as a reply: outside the domain there is no answer, with the reason beside it; anything else could not be done. */
function replyOf(error: unknown): Reply<never> {
  const fault = faultOf(error);
  return fault.kind === 'domain' ? { out: null, because: fault } : { error: fault };
}

/** The front desk over a registry of problems: one call in, one reply out; nothing is ever thrown. */
export function desk(registry: Registry) {
  /** What the desk itself answers, beside the problems' quantities. */
  const ownCalls = (hooks: Hooks): Readonly<Record<string, Quantity<unknown, unknown>>> => ({
    // The parser is by far the largest library here, so it comes with the first number that is typed.
    'number.read': quantity(exactly({ text: text(20_000) }), async (input) => (await import('../marking/expression')).readNumber(input.text)),
    'session.open': quantity(exactly({ fileName, bytes }), (input) => openSession(input.bytes, registry, hooks)),
    'session.read': quantity(exactly({ fileName: fileName.optional(), base64 }), async (input) => {
      const { lab, version, warnings } = await openSession(bytesOfBase64(input.base64, 'This session file'), registry, hooks);
      return { lab, version, warnings };
    }),
    'session.write': quantity({ parse: (value) => writeInput.parse(value, { error: issueWords }) }, ({ session, app }) => writeSession(session, { app, generation: 1 })),
    'table.read': quantity(exactly({ lab: text(100), fileName: fileName.optional(), base64 }), function* (input) {
      return summaryOf(yield* readTable(input.lab, input.fileName ?? 'table', bytesOfBase64(input.base64, 'This table'), null));
    }),
    'core.list': quantity(exactly({}), async () => {
      const rooms = await Promise.all(Object.entries(registry).map(async ([id, load]) => Object.keys((await load()).quantities).map((name) => `${id}.${name}`)));
      return [...Object.keys(ownCalls(hooks)), ...rooms.flat()];
    }),
  });

  async function find(name: string, hooks: Hooks): Promise<Quantity<unknown, unknown> | null> {
    const own = ownCalls(hooks);
    if (Object.hasOwn(own, name)) return own[name] ?? null;
    const dot = name.indexOf('.');
    const problem = await problemOf(registry, name.slice(0, dot));
    const quantities = problem?.quantities ?? {};
    const key = name.slice(dot + 1);
    return Object.hasOwn(quantities, key) ? (quantities[key] ?? null) : null;
  }

  async function run(work: () => unknown, hooks: Hooks): Promise<unknown> {
    const begun = work();
    return isGenerator(begun) ? inSlices(begun, hooks) : begun;
  }

  return {
    /** Answers the call `name`, such as "negative-binomial.logPmf". An unknown name and an input of the wrong kind are errors in words. */
    async dispatch(name: string, input: unknown, hooks: Hooks): Promise<Reply<unknown>> {
      try {
        const found = await find(name, hooks);
        if (!found) return { error: { kind: 'unknown', message: `There is no call named "${name.slice(0, longestName)}". The call core.list names all there are.` } };
        return { out: await run(() => found.run(found.input.parse(input)), hooks) };
      } catch (error) {
        return replyOf(error);
      }
    },
    /** Reads a file's bytes as a table for a lab and keeps it. Without a delimiter it is guessed. */
    async hold(lab: string, name: string, content: Uint8Array, delimiter: Delimiter | null, hooks: Hooks): Promise<Reply<Table>> {
      try {
        const table = await inSlices(readTable(lab, name, content, delimiter), hooks);
        keepTable(table);
        return { out: table };
      } catch (error) {
        return replyOf(error);
      }
    },
  };
}

export const { dispatch, hold } = desk(problems);
