import { z } from 'zod';
import { allowsChoice, paramFault } from './params';
import { must, quoted, reading, readNumber, type Reading } from './reading';
import type { About, Choice, ChoiceValue, Fault, LabState, Param, Progress, Quantity } from './types';

/** Says a quantity with its types inferred from its schema. */
export function quantity<I, O>(input: { parse(value: unknown): I }, run: (input: I) => O | Generator<Progress, O, void>): Quantity<I, O> {
  return { input, run };
}

/** Any double; "Infinity" and "-Infinity" may be text. */
export const number = reading((value) => {
  const read = readNumber(value);
  return read === null ? must('a number', value) : { value: read };
});

/** A whole number from low to high, both included. */
export const whole = (low: number, high: number) =>
  reading((value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? { value } : must(`a whole number from ${low} to ${high}`, value),
  );

/** A list of numbers, or a Float64Array, of any length; comes out as a plain list. */
export const vector = reading((value): Reading<number[]> => {
  if (value instanceof Float64Array) return { value: Array.from(value) };
  if (!Array.isArray(value)) return must('a list of numbers', value);
  const list: readonly unknown[] = value;
  const numbers = new Array<number>(list.length);
  for (let i = 0; i < list.length; i += 1) {
    const read = readNumber(list[i]);
    if (read === null) return { ...must('a number', list[i]), at: [i] };
    numbers[i] = read;
  }
  return { value: numbers };
});

/** Text of at most `longest` characters. */
export const text = (longest: number) =>
  reading((value) => (typeof value === 'string' && value.length <= longest ? { value } : must(`text of at most ${longest} characters`, value)));

/** An object with these keys and no other. */
export function exactly<S extends z.ZodRawShape>(shape: S) {
  const names = Object.keys(shape);
  const takes = names.length === 0 ? 'takes no argument' : `takes ${names.join(', ')}`;
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${takes}; ${issue.keys.map(quoted).join(', ')} is not known.` : `must be an object that ${takes}; it is ${quoted(issue.input)}.`,
  });
}

const params = (list: readonly Param[]) =>
  exactly(
    Object.fromEntries(
      list.map((param) => [
        param.id,
        reading((value): Reading<number> => {
          const read = readNumber(value);
          if (read === null) return must('a number', value);
          return paramFault(param, read) === null ? { value: read } : { wrong: `${param.allowed}; it is ${read}.` };
        }),
      ]),
    ),
  );

function allowedIn(choice: Choice): string {
  switch (choice.kind) {
    case 'oneOf':
      return `one of ${choice.values.join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'whole':
    case 'number':
      return `${choice.kind === 'whole' ? 'a whole number' : 'a number'} from ${choice.low} to ${choice.high}${choice.default === null ? ' or null' : ''}`;
    case 'rows':
      return `a list of numbers from ${choice.low} to ${choice.high}, at most ${choice.most} times ${choice.width} of them${choice.default === null ? ', or null' : ''}`;
  }
}

const isChoiceValue = (value: unknown): value is ChoiceValue => value === null || Array.isArray(value) || ['string', 'number', 'boolean'].includes(typeof value);

const choices = (all: Readonly<Record<string, Choice>>) =>
  exactly(
    Object.fromEntries(
      Object.entries(all).map(([id, choice]) => [
        id,
        reading((value): Reading<ChoiceValue> => (isChoiceValue(value) && allowsChoice(choice, value) ? { value } : must(allowedIn(choice), value))),
      ]),
    ),
  );

/**
 * The state of a lab, checked whole: exactly its keys, every parameter in its open domain, every choice one that is offered,
 * a seed of 32 bits, a step that its timeline reaches. Frames, sessions and actions read a state through this one door.
 */
export function stateSchema(about: Pick<About, 'params' | 'choices' | 'timeline'>): z.ZodType<LabState> {
  return exactly({
    params: params(about.params),
    seed: whole(0, 2 ** 32 - 1),
    step: whole(0, about.timeline?.last ?? 0),
    data: text(100),
    choices: choices(about.choices),
    pinned: params(about.params).nullable(),
  });
}

/** The first thing wrong with an input, as a fault of kind `shape` whose field is the path to it: `frequencies[3]`. */
export function shapeFault(error: z.ZodError): Fault {
  const [issue] = error.issues;
  const field = issue.path.map((key, depth) => (typeof key === 'number' ? `[${key}]` : `${depth > 0 ? '.' : ''}${String(key)}`)).join('');
  return { kind: 'shape', ...(field === '' ? {} : { field }), message: `${field === '' ? 'The input' : field} ${issue.message}` };
}
