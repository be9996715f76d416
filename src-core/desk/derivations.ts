import { z } from 'zod';
import type { Judged, ShownDerivation, ShownStep, Version } from '../contract/derivation';
import { Refusal } from '../contract/faults';
import { exactly, stateSchema, text } from '../contract/quantity';
import type { Erratum, PosedStep } from '../contract/steps';
import type { About } from '../contract/types';
import type { Work } from '../contract/work';
import { judged, whyInFull } from '../marking/derive';
import { oncePerLab, problemOfPart, type Problem, type Registry } from './registry';

const version = z.enum(['printed', 'corrected'], { error: 'must be "printed" or "corrected".' });
export const evaluateInput = exactly({ part: text(10), version, values: z.unknown().optional() });

/** A step as programs read it. */
export interface EvaluatedStep extends Omit<Judged, 'routes' | 'note'> {
  readonly id: string;
  /** The weightiest class of its errata. */
  readonly erratum: Erratum['kind'] | null;
}

const heaviest = ({ errata = [] }: PosedStep): Erratum['kind'] | null => errata.map(({ kind }) => kind).sort()[0] ?? null;
const unknownPart = (part: string): never => {
  throw new Refusal({ kind: 'unknown', field: 'part', message: `There is no derivation of a part "${part}".` });
};

/** The derivation of a part of a problem, or a refusal. Looked up as an own name. */
function derivationOf({ steps = {} }: Problem, letter: string, part: string) {
  return (Object.hasOwn(steps, letter) ? steps[letter] : undefined) ?? unknownPart(part);
}

/**
 * derivations.evaluate: every step of a part ("5c") at values that were typed; those left out are the defaults.
 *
 * An unknown part or name is an error; values outside of the model leave every step undefined, with the reason.
 */
export async function evaluate(registry: Registry, input: z.output<typeof evaluateInput>): Promise<{ steps: EvaluatedStep[] }> {
  const [, letter = ''] = /^\d([a-z])$/.exec(input.part) ?? [];
  const problem = await problemOfPart(registry, input.part);
  const { steps } = derivationOf(problem ?? unknownPart(input.part), letter, input.part).at(input.values ?? {});
  return {
    steps: steps.map((step) => {
      const all = judged(step, input.version);
      const { left, right, residual, tolerance, verdict } = all;
      return { id: step.id, left, right, residual, tolerance, verdict, why: whyInFull(all), erratum: heaviest(step) };
    }),
  };
}

function shownStep(step: PosedStep, version: Version): ShownStep {
  const { id, left, relation, right, spoken, because, errata = [] } = step;
  const asPrinted = version === 'printed' ? errata.find(({ kind }) => kind === 'A')?.printed : undefined;
  return { ...judged(step, version), id, line: { left, relation, right, ...asPrinted }, spoken, because, errata };
}

function callOf(about: About, problem: Problem) {
  const input = exactly({ state: stateSchema(about), part: text(10), version });
  return {
    input,
    *run(asked: z.output<typeof input>): Work<ShownDerivation> {
      const { inLab } = derivationOf(problem, asked.part, asked.part);
      const { steps, scope } = yield* (inLab ?? unknownPart(asked.part))(asked.state);
      return { steps: steps.map((step) => shownStep(step, asked.version)), scope };
    },
  };
}

const callFor = oncePerLab(callOf);

/** `<lab>.derivation`, {state, part: its letter, version}: the steps at the lab's present state, with their texts. Null for a problem without them. */
export function derivationCall(problem: Problem): ReturnType<typeof callOf> | null {
  const { about } = problem;
  if (!about || !Object.values(problem.steps ?? {}).some(({ inLab }) => inLab !== null)) return null;
  return callFor(about, problem);
}
