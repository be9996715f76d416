import { describe, expect, it } from 'vitest';
import { latest } from './latest';

/** A core that answers only when told to. */
function slowCore() {
  const asked: { input: number; answer: () => void }[] = [];
  const run = (input: number): Promise<number> => new Promise((done) => asked.push({ input, answer: () => done(input) }));
  return { asked, run };
}
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe('latest', () => {
  it('asks for the first at once and for the newest next, and forgets what lies between', async () => {
    const { asked, run } = slowCore();
    const given: number[] = [];
    const request = latest(run, (output) => given.push(output));
    for (const input of [1, 2, 3, 4]) request(input);
    expect(asked.map(({ input }) => input)).toEqual([1]);
    asked[0]?.answer();
    await settle();
    asked[1]?.answer();
    await settle();
    expect(given).toEqual([1, 4]);
  });
  it('a thousand moves leave two questions', async () => {
    const { asked, run } = slowCore();
    const request = latest(run, () => undefined);
    for (let move = 0; move < 1000; move += 1) request(move);
    asked[0]?.answer();
    await settle();
    expect(asked.map(({ input }) => input)).toEqual([0, 999]);
  });
});
