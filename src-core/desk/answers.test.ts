import { describe, expect, it } from 'vitest';
import type { Verdict } from '../contract/parts';
import agreed from './answers.json';
import { dispatch } from './dispatch';
import { quietHooks } from './hooks';

const check = async (part: string, field: string, answer: string): Promise<Verdict> => {
  const reply = await dispatch('answers.check', { part, field, answer }, quietHooks);
  if ('out' in reply && reply.out !== null) return reply.out as Verdict;
  throw new Error(JSON.stringify(reply));
};

describe('answers whose verdicts were agreed beforehand', () => {
  it.each(agreed.cases.map((each) => [`${each.part}.${each.field}`, each.answer.slice(0, 90), each] as const))('%s: %s', async (_, __, { part, field, answer, verdict, points, misconception }) => {
    expect(await check(part, field, answer)).toMatchObject({ verdict, points, misconception });
  });
});

describe('what is asked for', () => {
  it.each([
    ['an unknown part', { part: '8a', field: 'mean', answer: '1' }, { kind: 'unknown', field: 'part' }],
    ['a part of another letter', { part: '3c', field: 'omega', answer: '1' }, { kind: 'unknown', field: 'part' }],
    ['an empty part', { part: '', field: 'mean', answer: '1' }, { kind: 'unknown', field: 'part' }],
    ['an unknown field', { part: '1b', field: 'constructor', answer: '1' }, { kind: 'unknown', field: 'field' }],
    ['an answer that is no text', { part: '1b', field: 'mean', answer: 1 }, { kind: 'shape', field: 'answer' }],
  ])('%s is an error that names it', async (_, input, error) => expect(await dispatch('answers.check', input, quietHooks)).toMatchObject({ error }));
});

describe('the sub-questions of the exam', async () => {
  const reply = await dispatch('derivations.parts', {}, quietHooks);
  const parts = 'out' in reply ? (reply.out as { parts: { part: string; points: number; fields: { points: number; vocabulary: string[] }[]; hints: string[] }[] }).parts : [];

  it('are 28, and their points are the paper’s', () => {
    expect(parts.map(({ part, points }) => `${part} ${points}`).join(', ')).toBe(
      '1a 4, 1b 4, 1c 4, 1d 4, 1e 4, 2a 1, 2b 5, 2c 5, 2d 5, 2e 4, 3a 10, 3b 10, 4a 7, 4b 2, 4c 9, 4d 2, 5a 7, 5b 6, 5c 7, 6a 5, 6b 5, 6c 5, 6d 5, 7a 4, 7b 6, 7c 4, 7d 4, 7e 2',
    );
  });
  it.each(parts)('$part: the points of its fields are its own, and three hints stand ready', ({ points, fields, hints }) => {
    expect(fields.reduce((sum, field) => sum + field.points, 0)).toBe(points);
    expect(hints).toHaveLength(3);
  });
  it('say what each formula may be written with', () => {
    const vocabularyOf = (id: string) => parts.find(({ part }) => part === id)?.fields.map(({ vocabulary }) => vocabulary.join(' '));
    expect(vocabularyOf('1b')).toEqual(['r rho']);
    expect(vocabularyOf('3a')).toEqual(['n K D i k pi_k lambda_{k,d} y_{i,d} Po(y|l)']);
    expect(vocabularyOf('1e')).toEqual(['', '']);
  });
  it('tell nothing of what is right', () => expect(JSON.stringify(parts)).not.toMatch(/"(?:right|slips|forms|says|targets)"/));
});
