import type { Progress } from './types';

/** Work that may be done in slices: it says how far it is, and may be dropped wherever it does. */
export type Work<T> = Generator<Progress, T, void>;

/** What is asked for moves to the end, so that the one not asked for longest stands first. */
function found<T>(kept: Map<string, T>, name: string): T | null {
  const known = kept.get(name);
  if (known === undefined) return null;
  kept.delete(name);
  kept.set(name, known);
  return known;
}

/** Forgets the answer not asked for longest when there are `size` of them: what is forgotten is worked out again, so nothing can be lost. */
function keep<T>(kept: Map<string, T>, size: number, name: string, made: T): T {
  const oldest = kept.keys().next();
  if (kept.size >= size && oldest.done !== true) kept.delete(oldest.value);
  kept.set(name, made);
  return made;
}

/** A pure function that keeps its last `size` answers, none of them undefined. `key` tells arguments apart; answers are shared and must not be changed. */
export function remembered<A extends readonly unknown[], T>(size: number, key: (...args: A) => string, make: (...args: A) => T): (...args: A) => T {
  const kept = new Map<string, T>();
  return (...args) => {
    const name = key(...args);
    return found(kept, name) ?? keep(kept, size, name, make(...args));
  };
}

/** Work whose last answers are kept. `known`: the answer if it is there already. */
export type RememberedWork<A extends readonly unknown[], T> = ((...args: A) => Work<T>) & { known(...args: A): T | null };

/** As `remembered`, for work in slices: what is known comes at once. */
export function rememberedWork<A extends readonly unknown[], T>(size: number, key: (...args: A) => string, make: (...args: A) => Work<T>): RememberedWork<A, T> {
  const kept = new Map<string, T>();
  function* work(...args: A): Work<T> {
    const name = key(...args);
    return found(kept, name) ?? keep(kept, size, name, yield* make(...args));
  }
  return Object.assign(work, { known: (...args: A): T | null => found(kept, key(...args)) });
}

/** Does work in one go. */
export function finished<T>(work: Work<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
