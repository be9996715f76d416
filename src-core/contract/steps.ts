import type { z } from 'zod';
import { Refusal } from './faults';
import { exactly } from './quantity';
import type { LabState } from './types';
import type { Work } from './work';

/** A number, or a vector's entries. */
export type Value = number | readonly number[];

/** What a way of computing is worth: how far it may be off, as a share of the size of what it works with, and why. */
export interface Precision {
  readonly within: number;
  readonly reason: string;
}

/** A few operations, each rounded once. */
export const byFormula: Precision = { within: 1e-12, reason: 'a formula rounds a few times' };

/** A sum or a recursion of so many terms: each rounds once, and all may round the same way. */
export const bySum = (terms: number): Precision => ({ within: 1e-12 + terms * 2 ** -52, reason: 'every term of a sum rounds once' });

/** Even steps over a smooth bell are exact to rounding; its terms are exponentials of large numbers. */
export const byQuadrature: Precision = { within: 1e-11, reason: 'a quadrature adds some hundred exponentials' };

/** A difference quotient of fourth order: rounding is divided by the step, a thousandth of the scale on which the function bends. */
export const byQuotient: Precision = { within: 1e-9, reason: 'a difference quotient divides rounding errors by its step' };

/** Of a quadratic every central difference quotient is exact but for rounding, so its step may be as large as the numbers. */
export const byQuotientOfQuadratic: Precision = { within: 1e-11, reason: 'a difference quotient of a quadratic only rounds' };

/** One side of a step by one route. */
export interface Side {
  /** How the number was come by: "difference quotient of A". */
  readonly route: string;
  readonly value: Value;
  readonly precision: Precision;
  /** The size of the numbers that the route adds up, where that is more than the size of the value: rounding goes with it. */
  readonly scale?: number;
  /** A mean of random draws: how far chance may carry it, given as an error that is exceeded once in a hundred thousand states. */
  readonly chance?: number;
}

/** What errata say of a line. A: false as printed; B: a slip of notation; C: a step or a reason that the printed solution leaves out. */
export interface Erratum {
  /** "6c-1" */
  readonly id: string;
  readonly kind: 'A' | 'B' | 'C';
  /** What is wrong or missing, in a sentence. */
  readonly says: string;
  /** The line as it is printed, in TeX; none where nothing is printed. */
  readonly printed?: { readonly left?: string; readonly right: string };
}

/**
 * One line of a solution: two sides in TeX (`@rho` stands for the symbol in its colour), why they are equal, and both as numbers at a state,
 * by routes that share nothing.
 */
export interface Step<S> {
  /** One word, its own within the part. */
  readonly id: string;
  readonly left: string;
  readonly relation: '=' | '≤' | '≥' | '>';
  readonly right: string;
  /** The line as it is read aloud. */
  readonly spoken: string;
  /** Why both are equal, in a sentence; formulas stand between dollars, as TeX. */
  readonly because: string;
  sides(state: S): readonly [Side, Side];
  /** Why the line has no meaning at this state, or null. */
  undefinedWhen?(state: S): string | null;
  /** What a person should know of this state although the line still stands: a pole that is near. */
  noteWhen?(state: S): string | null;
  readonly errata?: readonly Erratum[];
  /** The right side as printed, evaluated; only where the printed line is false (an erratum of class A). */
  printed?(state: S): Side;
}

/** A step at one state: its texts, and its numbers on demand. */
export interface PosedStep extends Omit<Step<unknown>, 'sides' | 'undefinedWhen' | 'noteWhen' | 'printed'> {
  sides(): readonly [Side, Side];
  undefinedWhen(): string | null;
  noteWhen(): string | null;
  printed(): Side | null;
}

/** A part's steps at one state, and on what part of the state's data they are worked out, or null: on all of them. */
export interface Posed {
  readonly steps: readonly PosedStep[];
  readonly scope: string | null;
}

/** The steps of one part, ready to be evaluated where a program or a lab says. */
export interface Derivation {
  /** Values where the steps are evaluated at first, by the argument names of the quantities. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Values left out are the defaults. Throws ZodError for an unknown name and for values of the wrong kind. */
  at(values: unknown): Posed;
  /** At the present state of a lab; null where the problem has none. */
  readonly inLab: ((state: LabState) => Work<Posed>) | null;
}

/** A step at a state that is asked for when its numbers are: outside of the model it refuses, and so does the step. */
const posed = <S>(step: Step<S>, state: () => S): PosedStep => ({
  ...step,
  sides: () => step.sides(state()),
  undefinedWhen: () => step.undefinedWhen?.(state()) ?? null,
  noteWhen: () => step.noteWhen?.(state()) ?? null,
  printed: () => step.printed?.(state()) ?? null,
});

/** A state, or what the model refuses about it; anything else that is wrong is thrown at once. */
function stateOr<S>(make: () => S): () => S {
  try {
    const state = make();
    return () => state;
  } catch (error) {
    if (!(error instanceof Refusal && error.fault.kind === 'domain')) throw error;
    return () => {
      throw error;
    };
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A part's steps with what they are evaluated at: the shape of typed values and their defaults, the state made of them (which refuses what lies
 * outside of the model), and the values at a state of the lab.
 */
export function derivation<S, Z extends z.ZodRawShape>(given: {
  readonly shape: Z;
  readonly defaults: Readonly<Partial<Record<keyof Z & string, unknown>>>;
  stateOf(values: z.output<z.ZodObject<Z>>): S;
  inLab?(state: LabState): Work<{ readonly state: S; readonly scope: string | null }>;
  readonly steps: readonly Step<S>[];
}): Derivation {
  const values = exactly(given.shape);
  const { inLab } = given;
  return {
    defaults: given.defaults,
    at(typed) {
      const read = values.parse(isRecord(typed) ? { ...given.defaults, ...typed } : typed);
      const state = stateOr(() => given.stateOf(read));
      return { steps: given.steps.map((step) => posed(step, state)), scope: null };
    },
    inLab: inLab === undefined ? null : function* (lab) {
      const { state, scope } = yield* inLab(lab);
      return { steps: given.steps.map((step) => posed(step, () => state)), scope };
    },
  };
}
