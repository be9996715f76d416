import type { Standing } from '../contract/answerOnStage';
import type { Part } from '../contract/parts';
import type { Derivation } from '../contract/steps';
import type { About, LabState, Quantity } from '../contract/types';
import type { Work } from '../contract/work';

/** What a problem's door hands out. */
export interface Problem {
  /** Missing where a problem can be computed but has no lab yet, and so no states. */
  about?: About;
  initial?: LabState;
  quantities: Readonly<Record<string, Quantity<unknown, unknown>>>;
  /** Sub-questions with the fields of their answers. */
  parts?: readonly Part[];
  /** Derivations by the letter of their part, where they are written. */
  steps?: Readonly<Record<string, Derivation>>;
  /** What the lab gives an answer of a part, by its letter, to be tried on at a state. */
  standing?: (state: LabState, letter: string) => Standing | null | Work<Standing | null>;
}

/** What is made once of a lab and kept: a schema takes longer to build than most answers, and a slider asks at every move. */
export function oncePerLab<T extends object, R extends readonly unknown[]>(make: (about: About, ...rest: R) => T): (about: About, ...rest: R) => T {
  const made = new WeakMap<About, T>();
  return (about, ...rest) => {
    const known = made.get(about) ?? make(about, ...rest);
    made.set(about, known);
    return known;
  };
}

/** Problems by id, each loaded when it is first asked for. */
export type Registry = Readonly<Record<string, () => Promise<Problem>>>;

/** The problem of this id, or null. Looked up as an own name, so that "constructor" is none. */
export function problemOf(registry: Registry, id: string): Promise<Problem> | null {
  return Object.hasOwn(registry, id) ? (registry[id]?.() ?? null) : null;
}

/** The problem that a part ("1b") belongs to, or null: problems stand in the registry in the order of the exam, so the digit is a place in it. */
export function problemOfPart(registry: Registry, part: string): Promise<Problem> | null {
  return problemOf(registry, Object.keys(registry)[Number(part.slice(0, 1)) - 1] ?? '');
}
