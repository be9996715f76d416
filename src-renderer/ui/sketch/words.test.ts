import { describe, expect, it } from 'vitest';
import { curveInWords, loopsInWords, pointsInWords, stemsInWords } from './words';

const pad = { x: { name: 'l', low: 0, high: 20 }, y: { name: 'weight', low: 0, high: 1.5 }, marks: [], count: 5 };

describe('a drawing in a sentence', () => {
  it('names each point', () => expect(pointsInWords([{ x: 1, y: 0, mark: 'o' }, { x: -0.5, y: 1.25, mark: 'x' }])).toBe('2 points: o at (1, 0), x at (−0.5, 1.25).'));
  it('tells a curve by its ends and its lowest point', () =>
    expect(curveInWords([[-6, 6], [0, 1.386], [6, 6.1]])).toBe('A curve through 3 points from −6 to 6: 6 at its left end, lowest 1.39 at 0, 6.1 at its right end.'));
  it('tells loops by their distances', () => expect(loopsInWords([[[1, 0], [0, 1.2], [-1, 0]]])).toBe('1 closed loop: 1 to 1.2 from the origin.'));
  it('tells a circle by one distance', () => expect(loopsInWords([[[0.7999, 0], [0, 0.8001], [-0.8, 0]]])).toBe('1 closed loop: 0.8 from the origin.'));
  it('counts what would be too much to hear', () => expect(loopsInWords(Array.from({ length: 7 }, () => [[1, 0], [0, 1], [-1, 0]] as const))).toMatch(/^7 closed loops: 1 from the origin; .*; and 2 more\.$/));
  it('calls what is next to nothing 0', () => expect(pointsInWords([{ x: -0.001, y: 0.301, mark: 'o' }])).toBe('1 point: o at (0, 0.3).'));
  it('tells stems by their first, middle and last', () => expect(stemsInWords([0, 1, 2, 3, 4], pad)).toBe('All 5 stems: 0 at l = 0, 2 at l = 2, 4 at l = 4; rising throughout.'));
  it('says how many stems are still to come', () => expect(stemsInWords([null, 1, null, 0.5, null], pad)).toBe('2 of 5 stems: 1 at l = 1, 0.5 at l = 3; falling throughout.'));
  it('calls no single stem a course', () => expect(stemsInWords([null, 0.5, null], pad)).toBe('1 of 3 stems: 0.5 at l = 1.'));
  it('says so where there is nothing', () => expect([pointsInWords([]), curveInWords([]), loopsInWords([]), stemsInWords([null, null], pad)]).toEqual(Array.from({ length: 4 }, () => 'Nothing is drawn yet.')));
});
