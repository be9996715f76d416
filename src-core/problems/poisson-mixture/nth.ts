import type { Work } from '../../contract/work';

/** Work that is part `place` (from 0) of `of` equal parts: its progress is told as that of the whole. */
export function* nth<T>(work: Work<T>, place: number, of: number): Work<T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { done: place + next.value.done / next.value.of, of };
  }
}
