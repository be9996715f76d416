import { z } from 'zod';
import type { AnswerOnStage, Standing } from '../contract/answerOnStage';
import { exactly, stateSchema, text } from '../contract/quantity';
import type { About } from '../contract/types';
import type { Work } from '../contract/work';
import { fieldIn } from './answers';
import { oncePerLab, type Problem } from './registry';
import { inSlices, type Hooks } from './slice';

const isWork = (standing: Standing | null | Work<Standing | null>): standing is Work<Standing | null> => standing !== null && 'next' in standing;

function callOf(about: About, problem: Problem, standingOf: NonNullable<Problem['standing']>) {
  const input = exactly({ state: stateSchema(about), part: text(10), field: text(40), answer: text(500), at: z.record(z.string(), z.number()) });
  return {
    input,
    async run({ state, part, field: fieldId, answer, at }: z.output<typeof input>, hooks: Hooks): Promise<AnswerOnStage | null> {
      const field = fieldIn(problem, `${about.number}${part}`, fieldId);
      if (!('right' in field) || field.valueIsAnswer) return null;
      const begun = standingOf(state, part);
      const standing = isWork(begun) ? await inSlices(begun, hooks) : begun;
      // With the reader of answers comes the parser: only when an answer is drawn.
      return standing && (await import('../marking/onStage')).onStage(field, answer, standing, about.params, at);
    },
  };
}

const callFor = oncePerLab(callOf);

/**
 * `<lab>.answer`, {state, part: its letter, field, answer, at: the failing point}: what was typed beside the right values at the lab's present state.
 * Null for a problem whose lab gives answers nothing to be tried on.
 */
export function answerCall(problem: Problem): ReturnType<typeof callOf> | null {
  const { about, standing } = problem;
  return about && standing ? callFor(about, problem, standing) : null;
}
