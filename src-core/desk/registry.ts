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
