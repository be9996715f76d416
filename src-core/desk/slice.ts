import { Refusal } from '../contract/faults';
import type { Progress } from '../contract/types';

/** What a host lends to a call: a way to let other messages in, to hear of a cancel, and to tell how far the work is. */
export interface Hooks {
  readonly signal: { readonly aborted: boolean };
  rest(): Promise<void>;
  progress(progress: Progress): void;
}

/** Long enough to do something, short enough that a drag is answered within its frame. */
const sliceMs = 4;
const tellEveryMs = 50;

/** A part of longer work: its progress, from nothing to all, is told as going from `from` to `to` of the whole. */
export function* part<O>(work: Generator<Progress, O, void>, from: number, to: number): Generator<Progress, O, void> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { done: from + (to - from) * (next.value.done / next.value.of), of: 1 };
  }
}

const cancelled = (): Refusal => new Refusal({ kind: 'cancelled', message: 'The computation was cancelled; what was shown before still stands.' });

/**
 * Runs long work a slice of 4 ms at a time and lets messages in between: a drag is answered, and a cancel drops the work
 * at its next yield. Progress is told at most every 50 ms.
 */
export async function inSlices<O>(work: Generator<Progress, O, void>, { signal, rest, progress }: Hooks): Promise<O> {
  let sliceEnds = performance.now() + sliceMs;
  let tellAt = 0;
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    const now = performance.now();
    if (now < sliceEnds) continue;
    if (now >= tellAt) {
      progress(next.value);
      tellAt = now + tellEveryMs;
    }
    await rest();
    if (signal.aborted) throw cancelled();
    sliceEnds = performance.now() + sliceMs;
  }
}
