import { describe, expect, it } from 'vitest';
import { dispatch } from './dispatch';
import { quietHooks } from './hooks';

const ask = (call: string, input: unknown) => dispatch(call, input, quietHooks);

describe('the questions of a lab', () => {
  it('are those of the whole exam that belong to it', async () => {
    const all = await ask('derivations.parts', {});
    const own = await ask('answers.questions', { lab: 'negative-binomial' });
    expect('out' in all && 'out' in own).toBe(true);
    expect(all).toMatchObject({ out: { parts: expect.arrayContaining('out' in own ? (own.out as unknown[]) : []) as unknown[] } });
    expect(own).toMatchObject({ out: ['1a', '1b', '1c', '1d', '1e'].map((part) => ({ part })) });
  });
  it('of what is no lab are refused in words', async () => expect(await ask('answers.questions', { lab: 'constructor' })).toMatchObject({ error: { kind: 'unknown', field: 'lab' } }));
});

describe('what is shown of an answer', () => {
  it('is typeset while it is typed, its symbols in their colours', async () =>
    expect(await ask('answers.preview', { part: '1b', field: 'mean', answer: 'r rho/(1-rho)' })).toEqual({ out: { tex: '\\frac{@r\\,@rho}{1-@rho}', trouble: null, column: null } }));
  it('says what is in the way, and where', async () => expect(await ask('answers.preview', { part: '1b', field: 'mean', answer: 'r rho/(1-rho' })).toMatchObject({ out: { tex: null, column: 7 } }));
  it('reads nothing where nothing is typed', async () => expect(await ask('answers.preview', { part: '1e', field: 'which', answer: 'nb' })).toEqual({ out: { tex: null, trouble: null, column: null } }));
  it('is the right one only for who asks for it', async () => {
    expect(await ask('answers.expected', { part: '1b', field: 'mean' })).toMatchObject({ out: { tex: expect.stringContaining('\\frac') as string } });
    expect(await ask('answers.expected', { part: '1d', field: 'steps' })).toMatchObject({ out: { tex: null, words: expect.stringContaining(' → ') as string } });
  });
  it.each([
    ['2a', 'points', 1],
    ['2c', 'curve', 3],
    ['2d', 'contours', 4],
    ['6b', 'stems', 4],
  ])('of the drawing of %s earns all its points', async (part, field, points) => {
    const expected = await ask('answers.expected', { part, field });
    expect(expected).toMatchObject({ out: { tex: null, words: null, sketch: expect.any(String) as string } });
    const answer = 'out' in expected ? (expected.out as { sketch: string }).sketch : '';
    expect(await ask('answers.check', { part, field, answer })).toMatchObject({ out: { verdict: 'correct', points } });
  });
  it('of what is typed is no drawing', async () => expect(await ask('answers.expected', { part: '1b', field: 'mean' })).toMatchObject({ out: { sketch: null } }));
  it('of a field that is not there is refused in words', async () => expect(await ask('answers.preview', { part: '1b', field: 'median', answer: '1' })).toMatchObject({ error: { kind: 'unknown', field: 'field' } }));
});
