import { z } from 'zod';
import { Refusal } from '../contract/faults';
import { exactly, shapeFault, text } from '../contract/quantity';
import { keepTable } from '../contract/tables';
import type { Delimiter, Fault, Progress, Reply, Table } from '../contract/types';
import { problems } from '../problems';
import { answerCall } from './answerOnStage';
import { checkAnswer, checkInput, offeredParts, questionsInput, questionsOf } from './answers';
import { bytesOfBase64 } from './base64';
import { derivationCall, evaluate, evaluateInput } from './derivations';
import { expectedAnswer, expectedInput, previewAnswer } from './shownAnswers';
import { problemOf, type Problem, type Registry } from './registry';
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

/** A quantity that may be told how to let other messages in. */
interface Call<I> {
  input: { parse(value: unknown): I };
  run(input: I, hooks: Hooks): unknown;
}
const call = <I>(input: { parse(value: unknown): I }, run: (input: I, hooks: Hooks) => unknown): Call<I> => ({ input, run });

/** The front desk over a registry of problems: one call in, one reply out; nothing is ever thrown. */
export function desk(registry: Registry) {
  /** What the desk itself answers, beside the problems' quantities. */
  const own: Readonly<Record<string, Call<unknown>>> = {
    // The parser is by far the largest library here, so it comes with the first number that is typed.
    'number.read': call(exactly({ text: text(20_000) }), async (input) => (await import('../marking/expression')).readNumber(input.text)),
    'session.open': call(exactly({ fileName, bytes }), (input, hooks) => openSession(input.bytes, registry, hooks)),
    'session.read': call(exactly({ fileName: fileName.optional(), base64 }), async (input, hooks) => {
      const { lab, version, warnings } = await openSession(bytesOfBase64(input.base64, 'This session file'), registry, hooks);
      return { lab, version, warnings };
    }),
    'session.write': call({ parse: (value) => writeInput.parse(value, { error: issueWords }) }, ({ session, app }) => writeSession(session, { app, generation: 1 })),
    'table.read': call(exactly({ lab: text(100), fileName: fileName.optional(), base64 }), function* (input) {
      return summaryOf(yield* readTable(input.lab, input.fileName ?? 'table', bytesOfBase64(input.base64, 'This table'), null));
    }),
    'answers.check': call(checkInput, (input) => checkAnswer(registry, input)),
    'answers.questions': call(questionsInput, (input) => questionsOf(registry, input)),
    'answers.preview': call(checkInput, (input) => previewAnswer(registry, input)),
    'answers.expected': call(expectedInput, (input) => expectedAnswer(registry, input)),
    'derivations.parts': call(exactly({}), () => offeredParts(registry)),
    'derivations.evaluate': call(evaluateInput, (input) => evaluate(registry, input)),
    /** Tells a busy core from a dead one; to list its calls would load every problem. */
    'core.ping': call(exactly({}), () => true),
    'core.list': call(exactly({}), async () => {
      const names = await Promise.all(
        Object.entries(registry).map(async ([id, load]) => {
          const room = await load();
          return [...Object.keys(room.quantities), ...(derivationCall(room) ? ['derivation'] : []), ...(answerCall(room) ? ['answer'] : [])].map((name) => `${id}.${name}`);
        }),
      );
      return [...Object.keys(own), ...names.flat()];
    }),
  };

  /** Rooms that stand open already: an import asked for again costs more than most answers. */
  const rooms = new Map<string, Problem>();
  async function roomOf(id: string): Promise<Problem | null> {
    const room = rooms.get(id) ?? (await problemOf(registry, id));
    if (room) rooms.set(id, room);
    return room;
  }

  async function find(name: string): Promise<Call<unknown> | null> {
    if (Object.hasOwn(own, name)) return own[name] ?? null;
    const dot = name.indexOf('.');
    const room = await roomOf(name.slice(0, dot));
    const quantities = room?.quantities ?? {};
    const key = name.slice(dot + 1);
    // Derivations and answers are evaluated by the desk: a verdict is no business of the problem's.
    if (key === 'derivation' && room) return derivationCall(room);
    if (key === 'answer' && room) return answerCall(room);
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
        const found = await find(name);
        if (!found) return { error: { kind: 'unknown', message: `There is no call named "${name.slice(0, longestName)}". The call core.list names all there are.` } };
        return { out: await run(() => found.run(found.input.parse(input), hooks), hooks) };
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
