import type { Judged, StepVerdict, Version } from '../contract/derivation';
import { Refusal } from '../contract/faults';
import type { PosedStep, Side, Value } from '../contract/steps';

/** Below this the doubles lose digits. */
const least = 1e-300;

const entries = (value: Value): readonly number[] => (typeof value === 'number' ? [value] : value);
/** As a number where the side is one, as a list where it is a vector. */
const shapedAs = (value: Value, list: readonly number[]): Value => (typeof value === 'number' ? list[0] : list);

/** The size that rounding goes with: of the value, or of what was added up for it. */
const sizeOf = ({ value, scale = 0 }: Side): number => entries(value).reduce((size, each) => (Number.isFinite(each) ? Math.max(size, Math.abs(each)) : size), scale);

/** How far apart the two routes may be: rounding of the coarser one at the larger size, and chance. */
function toleranceOf(left: Side, right: Side): number {
  const within = Math.max(left.precision.within, right.precision.within);
  return within * Math.max(sizeOf(left), sizeOf(right)) + (left.chance ?? 0) + (right.chance ?? 0) + least;
}

const nowhere = (why: string): Judged => ({ left: null, right: null, residual: null, tolerance: null, verdict: 'undefined', why, note: null, routes: null });

/**
 * The verdict on a step at its state. `printed`: with the right side as printed where errata call that line false; elsewhere both versions are one.
 *
 * Sides differ by no more than their routes may be off: holds; if chance is part of that: holds within its Monte Carlo error. A side outside of
 * its domain, a number that is none, or a strict inequality closer than rounding: undefined, with the reason.
 */
export function judged(step: PosedStep, version: Version): Judged {
  try {
    const reason = step.undefinedWhen();
    if (reason !== null) return nowhere(reason);
    const [left, corrected] = step.sides();
    const printed = version === 'printed' ? step.printed() : null;
    const numbers = compared(step, left, printed ?? corrected);
    const notes = [printed && ofPrinted(step, numbers.verdict), numbers.verdict === 'undefined' ? null : step.noteWhen()].filter((note) => note !== null);
    return { ...numbers, note: notes.length === 0 ? null : notes.join(' ') };
  } catch (error) {
    if (error instanceof Refusal && error.fault.kind === 'domain') return nowhere(error.message);
    throw error;
  }
}

/** The verdict's reason with what else there is to know. */
export const whyInFull = ({ why, note }: Judged): string => (note === null ? why : `${why} ${note}`);

/** What is said of a line that is false as printed: what is wrong with it, also where its number is right by chance. */
function ofPrinted({ errata = [] }: PosedStep, verdict: StepVerdict): string | null {
  const says = errata.find(({ kind }) => kind === 'A')?.says ?? '';
  if (verdict === 'undefined') return null;
  return verdict === 'does not hold' ? says : `At these values the printed line gives the right number by chance; it is false in general. ${says}`;
}

function compared({ relation }: PosedStep, left: Side, right: Side): Judged {
  const [a, b] = [entries(left.value), entries(right.value)];
  if ([...a, ...b].some(Number.isNaN)) return nowhere('At these values one of the sides is beyond every double.');
  const tolerance = toleranceOf(left, right);
  // Two infinities of one sign are the same answer.
  const residual = a.map((each, i) => (each === b[i] ? 0 : each - b[i]));
  const close = residual.every((each) => Math.abs(each) <= tolerance);
  if (relation === '>' && close) return nowhere('At these values the two sides are closer than doubles can tell apart.');
  const holds = residual.every((each) => within(relation, each, tolerance));
  const chance = (left.chance ?? 0) + (right.chance ?? 0) > 0;
  const numbers = { left: left.value, right: right.value, residual: shapedAs(left.value, residual), tolerance: shapedAs(left.value, residual.map(() => tolerance)) };
  const coarser = left.precision.within >= right.precision.within ? left : right;
  return {
    ...numbers,
    verdict: !holds ? 'does not hold' : chance && relation === '=' ? 'holds within its Monte Carlo error' : 'holds',
    why: whyOf(relation, holds, chance, coarser.precision.reason),
    note: null,
    routes: [left.route, right.route],
  };
}

function within(relation: PosedStep['relation'], residual: number, tolerance: number): boolean {
  switch (relation) {
    case '=':
      return Math.abs(residual) <= tolerance;
    case '≤':
      return residual <= tolerance;
    case '≥':
      return residual >= -tolerance;
    case '>':
      return residual > tolerance;
  }
}

function whyOf(relation: PosedStep['relation'], holds: boolean, chance: boolean, reason: string): string {
  const allowance = chance ? 'the random draws' : 'rounding';
  if (!holds) return `The two sides differ by more than ${allowance} can explain.`;
  if (relation === '≤') return 'The left side does not exceed the right one.';
  if (relation === '≥') return 'The left side is not below the right one.';
  if (relation === '>') return 'The left side is larger by more than rounding.';
  return chance ? 'The two sides differ by no more than an average of random draws may.' : `The two sides differ by no more than rounding: ${reason}.`;
}
