import type { Erratum, PosedStep, Value } from './steps';

export type Version = 'printed' | 'corrected';

/** What two routes say of a line. `undefined` reads "not defined here" on a screen. */
export type StepVerdict = 'holds' | 'holds within its Monte Carlo error' | 'does not hold' | 'undefined';

/** A step's numbers: the left side less the right one, how much of that the routes may be blamed for, and what follows. Null where there is none. */
export interface Judged {
  readonly left: Value | null;
  readonly right: Value | null;
  readonly residual: Value | null;
  readonly tolerance: Value | null;
  readonly verdict: StepVerdict;
  /** The verdict's reason, in a sentence. */
  readonly why: string;
  /** What a person should know beside it: a pole that is near, a printed line that is right by chance; or null. */
  readonly note: string | null;
  /** How the two sides were computed; null where they were not. */
  readonly routes: readonly [left: string, right: string] | null;
}

/** A step as a person reads it: its texts beside its numbers. In TeX `@rho` stands for the symbol in its colour. */
export interface ShownStep extends Judged, Pick<PosedStep, 'id' | 'spoken' | 'because'> {
  /** The line in this version: as printed where that was asked for and errata call it false. */
  readonly line: Pick<PosedStep, 'left' | 'relation' | 'right'>;
  readonly errata: readonly Erratum[];
}

/** What a lab shows of a part's derivation at its present state. */
export interface ShownDerivation {
  readonly steps: readonly ShownStep[];
  /** On what part of the data the steps are worked out, in words; null: on all of them. */
  readonly scope: string | null;
}
