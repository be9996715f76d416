import { describe, expect, it } from 'vitest';
import { describingCurve } from './describeCurve';
import { describingLoops } from './describeLoops';
import { describingStems } from './describeStems';
import { unfinishedIn, type Describing, type Told } from './describing';
import { textOf } from './drawing';

const weights = describingStems({ x: { name: 'l', low: 0, high: 20 }, y: { name: 'weight', low: 0, high: 1.5 }, marks: [], count: 21 });
const drawn = (of: Describing, told: Told): string => textOf(of.drawing(told) ?? []);

describe('what was told', () => {
  it.each<[string, Describing, Told]>([
    ['an even curve', describingCurve, { atZero: 1.386, even: 'yes', left: -1, right: 1, shape: 'rounded' }],
    ['an uneven one with a corner', describingCurve, { atZero: 0, even: 'no', left: 0.333, right: 2, shape: 'pointed' }],
    ['loops', describingLoops, { count: '3', nested: 'no', symmetric: 'no', inner: 'diamond', outer: 'round' }],
    ['weights by a factor', weights, { course: 'factor', first: 0.368, last: 1, ratio: 1.051 }],
    ['weights on a line', weights, { course: 'line', first: 0, last: 1 }],
    ['weights one by one', weights, { course: 'each', list: Array.from({ length: 21 }, (_, l) => (l * l) / 100).join(', ') }],
  ])('%s is read again from its drawing', (_, of, told) => expect(of.toldBy(drawn(of, told))).toMatchObject(told));

  it.each<[string, Describing, string]>([
    ['a curve', describingCurve, '[[-6,6],[-3,2],[0,1.386],[3,3],[6,6]]'],
    ['loops', describingLoops, JSON.stringify([[[1, 0], [0, 1], [-1, 0]]])],
    ['nothing', describingCurve, ''],
    ['no loops', describingLoops, ''],
    ['no weights', weights, ''],
  ])('%s drawn by hand was not told', (_, of, text) => expect(of.toldBy(text)).toBeNull());
  it('of weights drawn by hand is each of them', () => expect(weights.toldBy(JSON.stringify(Array.from({ length: 21 }, (_, l) => l % 2)))).toMatchObject({ course: 'each', list: expect.stringMatching(/^0, 1, 0/) as string }));
});

describe('an unfinished description', () => {
  it('draws nothing', () => expect([describingCurve, describingLoops, weights].map((of) => of.drawing({ atZero: 1, count: '2', course: 'line', first: 0 }))).toEqual([null, null, null]));
  it('draws no list that is too short or holds a word', () => expect(['1, 2', `${'1, '.repeat(20)}one`].map((list) => weights.drawing({ course: 'each', list }))).toEqual([null, null]));
  it('draws nothing that is no number', () => expect(weights.drawing({ course: 'factor', first: 1, last: 1, ratio: 0 })).toBeNull());
  it('asks for what its course needs', () =>
    expect([{}, { course: 'line' }, { course: 'factor' }, { course: 'each' }].map((told) => weights.features(told as Told).map(({ id }) => id))).toEqual([['course'], ['course', 'first', 'last'], ['course', 'first', 'last', 'ratio'], ['course', 'list']]));
  it('is found again in the text of the answer', () => expect(unfinishedIn('{"atZero":1.386}')).toEqual({ atZero: 1.386 }));
  it.each(['', '{', '[[0,1]]'])('is none in %j', (text) => expect(unfinishedIn(text)).toBeNull());
});
