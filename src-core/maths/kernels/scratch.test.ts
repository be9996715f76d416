import { expect, it } from 'vitest';
import { borrow, giveBack } from './scratch';

it('what was given back is lent again, to one at a time', () => {
  const first = borrow(1000);
  giveBack(first);
  const second = borrow(900);
  const third = borrow(900);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(third.length).toBeGreaterThanOrEqual(900);
});

it('of two that were given back the larger stays, and none above 32 MB', () => {
  const [small, large, huge] = [borrow(10), borrow(5000), new Float64Array(2 ** 22 + 1)];
  giveBack(large);
  giveBack(small);
  giveBack(huge);
  expect(borrow(1)).toBe(large);
});
