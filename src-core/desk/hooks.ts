import type { Hooks } from './slice';

/** A host that computes for one caller at a time: nothing waits, nothing cancels, nobody listens. */
export const quietHooks: Hooks = { signal: { aborted: false }, rest: () => Promise.resolve(), progress: () => undefined };
