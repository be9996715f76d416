import { describe, expect, it } from 'vitest';
import { isSame, onTheWay } from './axes';

const short = { count: [0, 20], probability: [0, 0.2] } as const;
const long = { count: [0, 40], probability: [0, 0.1] } as const;

describe('axes', () => {
  it('pass from one place to the other', () => {
    const at = onTheWay(short, long);
    expect(at(0)).toEqual(short);
    expect(at(0.5)).toEqual({ count: [0, 30], probability: [0, expect.closeTo(0.15)] });
    expect(at(1)).toEqual(long);
  });

  it('are another object at each moment, so that each moment is drawn', () => {
    const at = onTheWay(short, long);
    const first = at(0.2);
    expect(at(0.4)).not.toBe(first);
    expect(first).toEqual({ count: [0, 24], probability: [0, expect.closeTo(0.18)] });
  });

  it('stand at their new place at once where there was none before', () => {
    expect(onTheWay({}, long)(0.1)).toEqual(long);
  });

  it('are the same only with the same names and the same ends', () => {
    expect(isSame(short, { ...short })).toBe(true);
    expect(isSame(short, { ...short, count: [0, 21] })).toBe(false);
    expect(isSame(short, { count: [0, 20] })).toBe(false);
    expect(isSame({}, short)).toBe(false);
  });
});
