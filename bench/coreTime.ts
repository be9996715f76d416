// What the core itself takes for a frame of a drag, in Node, without a message: told beside the drag that waits for it.
import { dispatch } from '../src-core/desk/dispatch';
import { initial } from '../src-core/problems/negative-binomial/state';
import { alone, type Row } from './report';

const warmUps = 100;
const rounds = 300;
const hooks = { signal: { aborted: false }, rest: async () => undefined, progress: () => undefined };

export async function coreRow(): Promise<Row> {
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    // Another state each time, so that nothing kept from the last frame answers.
    const state = { ...initial, params: { ...initial.params, rho: 0.4 + (round + warmUps) * 1e-4 } };
    const began = performance.now();
    const reply = await dispatch('negative-binomial.frame', { state, held: null }, hooks);
    const took = performance.now() - began;
    if (!('out' in reply) || reply.out === null) throw new Error(`The core refused a state of the drag: ${JSON.stringify(reply)}`);
    if (round >= 0) times.push(took);
  }
  return alone('drag: one frame in the core itself', times, null);
}
