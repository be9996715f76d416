import type { Interval } from './types';

/**
 * The sub-questions of the exam as data: what is asked, what may be typed, how it is judged. Formulas are text in the grammar that
 * answers are typed in, so that a right answer passes its own marker and each slip is found by its own form.
 */

/** How a symbol gets its values at the points where an answer is compared. */
export type Draw =
  /** A real number; where `whole` is given, three in ten are whole numbers of that range. */
  | { kind: 'real'; low: number; high: number; whole?: Interval }
  /** Of either sign, with a size from low to high. */
  | { kind: 'signed'; low: number; high: number }
  | { kind: 'whole'; low: number; high: number }
  /** 1 to the value of a size. */
  | { kind: 'index'; of: string }
  /** Positive, summing to 1 over the last index, or over a cell's last direction. */
  | { kind: 'shares' }
  | { kind: 'identity' }
  /** A positive definite matrix whose diagonal is another symbol's cell. */
  | { kind: 'definite'; diagonal: string }
  /** Follows from symbols before it; in a cell `index` counts its entries. */
  | { kind: 'formula'; of: string; index?: string }
  /** What an expectation integrates over: it has no value of its own. */
  | { kind: 'integrated' }
  /** In costs: grows without bound; or, standing in exponents, grows by a tenfold. */
  | { kind: 'grows' }
  | { kind: 'exponent' };

/** A symbol that an answer may use. */
export interface AnswerSymbol {
  /** As in the normal form: rho, x0, U_q, b1. */
  name: string;
  /** Other spellings: beta_1 for b1. */
  alike?: readonly string[];
  tex: string;
  /** Its role in words: "the number of classes". */
  meaning: string;
  draw: Draw;
  /** Numbers that read well, the best first: a failing point is sought among these before any other. */
  plain?: readonly number[];
  /** Sizes that its indices run over, in their order. */
  slots?: readonly string[];
  /** What stands in each slot: nothing for a number, [n] for a column, [n, m] for a matrix; a number or the name of a size. */
  cell?: readonly (string | number)[];
  /** `size`: may be the limit of a sum. `index`: an index the answer may keep. `dummy`: an index that only sums should use. */
  role?: 'size' | 'index' | 'dummy';
}

/** A function of the field beside those that every field has: Po(y|l), phi(a). */
export interface AnswerFunction {
  name: string;
  arguments: readonly string[];
  /** Its value in its arguments. */
  of: string;
  tex: string;
}

/** A wrong formula that is known, and what is told to one who writes it. */
export interface Slip {
  id: string;
  /** Points that this form keeps; 0 makes the answer wrong. */
  points: number;
  /** What is told: never the right formula. */
  says: string;
  forms: readonly string[];
  /** `equal` by default; `proportional` in `over`: the ratio does not move with that variable; `multiple`: any multiple but zero. */
  relation?: 'proportional' | 'multiple';
  over?: string;
}

/** A right value in a form that the question does not want. */
export interface FormRule {
  /** The symbol or function that may not be left. */
  without: string;
  id: string;
  points: number;
  says: string;
  verdict: 'partial' | 'incomplete';
}

/** How an answer is compared with the right form. */
export type Relation = 'equal' | 'number' | 'expectation' | 'featureMap' | 'cost' | 'inequality';

interface FieldHead {
  id: string;
  points: number;
  label: string;
}

/** An answer that is typed as a formula. */
export interface FormulaField extends FieldHead {
  relation: Relation;
  symbols: readonly AnswerSymbol[];
  functions?: readonly AnswerFunction[];
  /** Names that may stand left of an equality sign. */
  labels: readonly string[];
  /** Any of these earns full points; a note is told beside the verdict. */
  right: readonly { form: string; note?: string }[];
  slips: readonly Slip[];
  rules?: readonly FormRule[];
  /** number: how far a decimal may be off, relative to the right value. */
  within?: number;
  /** A pair may stand as a row or as a column. */
  eitherWay?: boolean;
  /** expectation: the variable, its mean and its standard deviation. */
  expectation?: { over: string; mean: string; deviation: string };
  /** cost: pairs whose first grows faster than its second. */
  faster?: readonly (readonly [string, string])[];
  /** Whether the right value would be the answer, so that only the direction of an error may be told. */
  valueIsAnswer?: boolean;
}

/** An answer that is chosen. A `text` holds `$TeX$` as questions do; what a field `says` is plain text everywhere. */
export interface ChoiceField extends FieldHead {
  relation: 'choice';
  choices: readonly { id: string; text: string; points: number; slip?: string; says: string }[];
}

/** Steps that are put in order; any order that keeps all dependencies is right. A `text` is plain: verdicts quote it. */
export interface OrderField extends FieldHead {
  relation: 'order';
  steps: readonly { id: string; text: string; tex: string }[];
  /** Pairs in which the first must come before the second. */
  before: readonly (readonly [string, string])[];
  /** Steps that do not belong. */
  distractors: readonly { id: string; text: string; tex: string; says: string }[];
}

/** A point of a drawing, as [x, y]. */
export type Dot = readonly [number, number];

/** What a drawing is compared with. Where only features count, one that has them all is `right`. */
export type Sketch =
  | { kind: 'points'; targets: readonly { x: number; y: number; mark: string }[]; within: number }
  | { kind: 'evenCurve'; intercept: number; reach: number; right: readonly Dot[] }
  | { kind: 'loops'; right: readonly (readonly Dot[])[] }
  | { kind: 'stems'; values: readonly number[]; within: number };

/** An axis of the paper that is drawn on. */
export interface PadAxis {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** The paper that is drawn on. It tells nothing of what is right. */
export interface Pad {
  readonly x: PadAxis;
  readonly y: PadAxis;
  /** Marks to choose from, and what each of them means; none where lines are drawn. */
  readonly marks: readonly { readonly id: string; readonly means: string }[];
  /** How many marks or stems are asked for; null where the hand decides. */
  readonly count: number | null;
}

/** An answer that is drawn; it travels as JSON. */
export interface SketchField extends FieldHead {
  relation: 'sketch';
  sketch: Sketch;
  pad: Pad;
}

/** One thing to be answered. */
export type AnswerField = FormulaField | ChoiceField | OrderField | SketchField;

/** A sub-question of the exam. */
export interface Part {
  /** "1a" to "7e". */
  id: string;
  points: number;
  title: string;
  /** Formulas stand between dollars, as TeX, in which `@rho` is the lab's symbol in its colour; so they do in hints and choices. */
  question: string;
  fields: readonly AnswerField[];
  /** Opened one at a time; none costs points. */
  hints: readonly string[];
  /** Values to begin with, by the argument names of the quantities, where no derivation is written: a derivation brings its own. */
  defaults?: Readonly<Record<string, unknown>>;
}

/** correct: all points. partial: a named flaw that keeps some. wrong: read, not equal. incomplete, unreadable: no attempt yet. */
export type VerdictWord = 'correct' | 'partial' | 'wrong' | 'incomplete' | 'unreadable';

/** Where an answer fails: the numbers of the point, and both values there. */
export interface Counterexample {
  at: Readonly<Record<string, number>>;
  yours: number;
  right: number;
}

/** What is said of an answer. */
export interface Verdict {
  verdict: VerdictWord;
  /** Points of this field, in steps of a quarter. */
  points: number;
  misconception: string | null;
  feedback: string;
  /** What of it is not said by the verdict's word and the numbers of the failing point, for who shows these in another way. */
  remark: string;
  counterexample: Counterexample | null;
  /** The same for every spelling of one answer, so that it counts as one attempt; null for what counts as none: unreadable, unfinished. */
  form: string | null;
  /** Where in what was typed the trouble is, from 1 on; null where there is none or no place. */
  column: number | null;
}

/** How an unfinished answer is read, for who is typing it: typeset, or what is in the way and where (columns from 1 on). */
export interface Preview {
  tex: string | null;
  trouble: string | null;
  column: number | null;
}

/** A field as it is offered, without what is right. Texts of choices hold `$TeX$`. */
export interface OfferedField {
  readonly id: string;
  readonly points: number;
  readonly label: string;
  readonly relation: AnswerField['relation'];
  readonly symbols: readonly { readonly name: string; readonly tex: string; readonly meaning: string }[];
  /** What a formula may be written with, as it is typed: "rho", "lambda_{k,d}", "Po(y|l)". */
  readonly vocabulary: readonly string[];
  /** Choices, or steps to be put in order, by their ids so that their order tells nothing. */
  readonly options: readonly { readonly id: string; readonly text: string; readonly tex: string | null }[];
  /** What kind of drawing it is, and the paper for it; null where nothing is drawn. */
  readonly sketch: Sketch['kind'] | null;
  readonly pad: Pad | null;
}
/** A part as it is offered. Question and hints hold `$TeX$`, as the part has them. */
export interface OfferedPart {
  readonly part: string;
  readonly points: number;
  readonly title: string;
  readonly question: string;
  readonly fields: readonly OfferedField[];
  readonly hints: readonly string[];
  readonly defaults: Readonly<Record<string, unknown>>;
}
