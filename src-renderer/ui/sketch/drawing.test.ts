import { describe, expect, it } from 'vitest';
import { dotsIn, heightsIn, loopsIn, marksIn, textOf } from './drawing';

describe('a drawing', () => {
  it('is rebuilt from the text it is kept in', () => {
    const marks = [{ x: 1, y: 0, mark: 'o' }];
    const dots = [[-1, 2], [0, 1.5]];
    const heights = [0.5, null, 1];
    expect([marksIn(textOf(marks)), dotsIn(textOf(dots)), loopsIn(textOf([dots])), heightsIn(textOf(heights), 3)]).toEqual([marks, dots, [dots], heights]);
  });
  it('is no text where nothing is drawn', () => expect([textOf([]), textOf([null, null])]).toEqual(['', '']));
  it('of fewer stems has the others open', () => expect(heightsIn('[1]', 3)).toEqual([1, null, null]));
  it.each(['', 'a curve', '{"atZero":1}', '[{"x":1}]', '[[1]]', '[["1",2]]', '[[[1,"2"]]]', '[[]]', 'null', '[1e999]'])('holds nothing in %j', (text) =>
    expect([...marksIn(text), ...dotsIn(text), ...loopsIn(text), ...heightsIn(text, 2)]).toEqual([null, null]),
  );
});
