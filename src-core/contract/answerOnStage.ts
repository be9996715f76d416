/**
 * What a lab's stage gives an answer to be tried on: the values of the symbols of a field, as they stand. A table belongs to a symbol with indices,
 * the last index fastest. Symbols that follow from others may be left out.
 */
export interface Standing {
  readonly values: Readonly<Record<string, number | { readonly sizes: readonly number[]; readonly cells: readonly number[] }>>;
  /** Parameters along which an answer is drawn: the first that it moves with. */
  readonly along: readonly string[];
  /** An index that runs through all its values, and what one of them is called; null: the values name one place. */
  readonly runs: { readonly index: string; readonly of: number; readonly name: string } | null;
  /** What of the stage is looked at: "bin 63"; null: all of it. */
  readonly where: string | null;
}

/** Both formulas at one place; NaN where one has no value. */
export interface Pair {
  readonly yours: number;
  readonly right: number;
}

/** Both formulas along a parameter of the lab. */
export interface AnswerCurve {
  readonly param: string;
  /** What else either formula depends on: other parameters as they stand, the rest as at the failing point. */
  readonly others: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly yours: readonly number[];
  readonly right: readonly number[];
  readonly now: Pair & { readonly x: number };
  /** The failing point that the verdict names, at the other parameters as they stand; null where it names none or both agree there. */
  readonly failing: (Pair & { readonly x: number }) | null;
  /** How far off it is there, for a label: "9 times too small"; null where a factor says nothing. */
  readonly apart: string | null;
  /** Where both agree between two places where they do not. */
  readonly agree: readonly number[];
  readonly title: string;
  readonly twin: string;
}

/** A formula that was typed beside the right one, at the present state of a lab. */
export interface AnswerOnStage {
  /** What was asked for. */
  readonly label: string;
  readonly where: string | null;
  readonly rows: readonly (Pair & { readonly name: string | null })[];
  readonly curve: AnswerCurve | null;
}
