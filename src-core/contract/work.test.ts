import { describe, expect, it } from 'vitest';
import { finished, remembered, rememberedWork } from './work';

describe('answers that are kept', () => {
  it('are worked out once, and again when others were asked for since', () => {
    const made: number[] = [];
    const square = remembered(2, String, (x: number) => (made.push(x), x * x));
    expect([square(2), square(3), square(2), square(4), square(2), square(3)]).toEqual([4, 9, 4, 16, 4, 9]);
    expect(made).toEqual([2, 3, 4, 3]);
  });

  it('of work in slices come at once the second time', () => {
    const twice = rememberedWork(2, String, function* (x: number) {
      yield { done: 1, of: 2 };
      return 2 * x;
    });
    expect(twice.known(5)).toBeNull();
    const first = twice(5);
    expect([first.next(), first.next()]).toEqual([
      { done: false, value: { done: 1, of: 2 } },
      { done: true, value: 10 },
    ]);
    expect(twice(5).next()).toEqual({ done: true, value: 10 });
    expect(twice.known(5)).toBe(10);
  });

  it('of dropped work are not kept', () => {
    const work = rememberedWork(2, String, function* (x: number) {
      yield { done: 0, of: 1 };
      return x;
    });
    work(1).next();
    expect(work.known(1)).toBeNull();
    expect(finished(work(1))).toBe(1);
  });
});
