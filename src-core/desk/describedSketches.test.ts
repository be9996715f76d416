import { describe, expect, it } from 'vitest';
import { describingCurve } from '../../src-renderer/ui/sketch/describeCurve';
import { describingLoops } from '../../src-renderer/ui/sketch/describeLoops';
import { describingStems } from '../../src-renderer/ui/sketch/describeStems';
import type { Describing, Told } from '../../src-renderer/ui/sketch/describing';
import { textOf } from '../../src-renderer/ui/sketch/drawing';
import type { OfferedPart, Verdict } from '../contract/parts';
import { dispatch } from './dispatch';
import { quietHooks } from './hooks';

const reply = await dispatch('answers.questions', { lab: 'linear-rnn' }, quietHooks);
const parts = 'out' in reply ? (reply.out as OfferedPart[]) : [];
const weights = parts.find(({ part }) => part === '6b')?.fields.find(({ id }) => id === 'stems')?.pad;
if (!weights) throw new Error('6b offers no paper for its weights.');
const describingWeights = describingStems(weights);

const check = async (part: string, field: string, { drawing }: Describing, told: Told): Promise<unknown[]> => {
  const checked = await dispatch('answers.check', { part, field, answer: textOf(drawing(told) ?? []) }, quietHooks);
  if (!('out' in checked) || checked.out === null) throw new Error(JSON.stringify(checked));
  const { points, misconception } = checked.out as Verdict;
  return [points, misconception];
};

describe('a curve that is told', () => {
  const right = { atZero: 1.386, even: 'yes', left: -1, right: 1, shape: 'rounded' };
  it.each<[string, Told, [number, string | null]]>([
    ['rightly', {}, [3, null]],
    ['with 0 at 0', { atZero: 0 }, [2, 'sketch-intercept']],
    ['with log 2 at 0', { atZero: 0.693 }, [2, 'sketch-intercept']],
    ['as uneven', { even: 'no' }, [2.5, 'sketch-even']],
    ['as pointed', { shape: 'pointed' }, [2.75, 'sketch-rounded']],
    ['as twice as steep', { left: -2, right: 2 }, [2.25, 'sketch-slope']],
    ['as flat far out', { left: 0, right: 0 }, [2.25, 'sketch-slope']],
    ['as pointed and flat', { left: 0, right: 0, shape: 'pointed' }, [2, 'sketch-slope']],
    ['as uneven and pointed', { even: 'no', shape: 'pointed' }, [2.25, 'sketch-even']],
    ['as falling throughout', { left: -1, right: -1 }, [1.25, 'sketch-minimum']],
    ['as falling to both sides', { left: 1, right: -1 }, [1.75, 'sketch-minimum']],
    ['with all but the slopes wrong', { atZero: 0, even: 'no', shape: 'pointed' }, [1.25, 'sketch-intercept']],
  ])('%s', async (_, wrong, expected) => expect(await check('2c', 'curve', describingCurve, { ...right, ...wrong })).toEqual(expected));
});

describe('contours that are told', () => {
  const right = { count: '3', nested: 'yes', symmetric: 'yes', inner: 'round', outer: 'diamond' };
  const counts = ['2', '3', '4', '5'];
  const slips: [Told, [number, string | null]][] = [
    [{}, [4, null]],
    [{ nested: 'no' }, [3, 'sketch-nested']],
    [{ symmetric: 'no' }, [3, 'sketch-symmetric']],
    [{ outer: 'round' }, [3, 'sketch-diamond']],
    [{ inner: 'diamond' }, [3, 'sketch-round']],
    [{ inner: 'diamond', outer: 'round' }, [2, 'sketch-diamond']],
    [{ nested: 'no', outer: 'round' }, [2, 'sketch-nested']],
    [{ nested: 'no', inner: 'diamond' }, [2, 'sketch-nested']],
    [{ nested: 'no', inner: 'diamond', outer: 'round' }, [1, 'sketch-nested']],
    [{ nested: 'no', symmetric: 'no', inner: 'diamond', outer: 'round' }, [0, 'sketch-nested']],
  ];
  it.each(counts.flatMap((count) => slips.map(([wrong, expected]): [Told, [number, string | null]] => [{ ...right, count, ...wrong }, expected])))('%j', async (told, expected) =>
    expect(await check('2d', 'contours', describingLoops, told)).toEqual(expected),
  );
  it('are too few if there is one', async () => expect(await check('2d', 'contours', describingLoops, { ...right, count: '1' })).toEqual([0, 'contours-too-few']));
});

describe('weights that are told', () => {
  const right = { course: 'factor', first: 0.368, last: 1, ratio: 1.051 };
  const list = Array.from({ length: 21 }, (_, l) => Math.exp((l - 20) / 20).toFixed(2)).join(', ');
  it.each<[string, Told, [number, string | null]]>([
    ['rightly', right, [4, null]],
    ['one by one', { course: 'each', list }, [4, null]],
    ['with nothing at the first', { ...right, first: 0 }, [3, 'intercept-missing']],
    ['as a line', { ...right, course: 'line' }, [2.5, 'straight-line']],
    ['as a line from 0', { ...right, course: 'line', first: 0 }, [2, 'shape-only']],
    ['the other way round', { course: 'factor', first: 1, last: 0.368, ratio: 0.951 }, [1.5, 'reversed-time']],
    ['as constant', { ...right, course: 'constant', first: 1 }, [0, null]],
    ['as growing too fast', { ...right, ratio: 1.2 }, [0, null]],
    ['as growing to 2', { ...right, last: 2 }, [0, null]],
  ])('%s', async (_, told, expected) => expect(await check('6b', 'stems', describingWeights, told)).toEqual(expected));
});
