// What the check of an answer takes in Node once its field has been asked for, over the answers that the tests know.
import { dispatch } from '../src-core/desk/dispatch';
import { cases } from '../src-core/desk/answers.json';
import { alone, type Row } from './report';

const rounds = 5;
const goalMs = 50;
const hooks = { signal: { aborted: false }, rest: async () => undefined, progress: () => undefined };

async function checked({ part, field, answer }: (typeof cases)[number]): Promise<number> {
  const began = performance.now();
  const reply = await dispatch('answers.check', { part, field, answer }, hooks);
  const took = performance.now() - began;
  if (!('out' in reply) || reply.out === null) throw new Error(`The core refused an answer to ${part}.${field}: ${JSON.stringify(reply)}`);
  return took;
}

export async function answerRows(): Promise<Row[]> {
  for (const each of cases) await checked(each);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) for (const each of cases) times.push(await checked(each));
  return [alone('answer checked, median', times, goalMs), alone('answer checked, 95 %', times, goalMs, 0.95), alone('answer checked, the longest', times, goalMs, 1)];
}
