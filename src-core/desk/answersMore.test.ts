import { describe, expect, it } from 'vitest';
import type { Verdict } from '../contract/parts';
import more from './answersMore.json';
import { dispatch } from './dispatch';
import { quietHooks } from './hooks';

/** What a case says of an answer, and what the checker does. */
const check = async (part: string, field: string, answer: string): Promise<Pick<Verdict, 'verdict' | 'points' | 'misconception'>> => {
  const reply = await dispatch('answers.check', { part, field, answer }, quietHooks);
  if ('out' in reply && reply.out !== null) return reply.out as Verdict;
  throw new Error(JSON.stringify(reply));
};

describe('answers written against the rules', () => {
  it.each(more.cases.map((each) => [`${each.part}.${each.field}`, each.answer.slice(0, 90), each.why, each] as const))('%s: %s (%s)', async (_, __, ___, { part, field, answer, verdict, points, misconception }) => {
    expect(await check(part, field, answer)).toMatchObject({ verdict, points, misconception });
  });
});
