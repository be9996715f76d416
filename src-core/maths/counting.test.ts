import { describe, expect, it } from 'vitest';
import { counter, times } from './counting';

describe('a counter', () => {
  it('multiplies like the plain one, and counts its own multiplications only', () => {
    const first = counter();
    const second = counter();
    expect([first.times(3, 4), first.times(-2, 0.5), second.times(1e200, 1e200)]).toEqual([times(3, 4), times(-2, 0.5), times(1e200, 1e200)]);
    expect([first.count(), second.count()]).toEqual([2, 1]);
  });
});
