import type { Progress } from './types';

/** Work that may be done in slices: it says how far it is, and may be dropped wherever it does. */
export type Work<T> = Generator<Progress, T, void>;

/** A few answers by name; the one not asked for longest is forgotten first. What is forgotten is worked out again, so nothing can be lost. */
export interface Kept<T> {
  get(name: string): T | null;
  put(name: string, made: T): T;
}

/** Room for `size` answers, none of them undefined. */
export function keeping<T>(size: number): Kept<T> {
  const kept = new Map<string, T>();
  return {
    get(name) {
      const known = kept.get(name);
      if (known === undefined) return null;
      // To the end, so that the one not asked for longest stands first.
      kept.delete(name);
      kept.set(name, known);
      return known;
    },
    put(name, made) {
      const oldest = kept.keys().next();
      if (kept.size >= size && oldest.done !== true && !kept.has(name)) kept.delete(oldest.value);
      kept.set(name, made);
      return made;
    },
  };
}

/** A pure function that keeps its last `size` answers. `key` tells arguments apart; answers are shared and must not be changed. */
export function remembered<A extends readonly unknown[], T>(size: number, key: (...args: A) => string, make: (...args: A) => T): (...args: A) => T {
  const kept = keeping<T>(size);
  return (...args) => {
    const name = key(...args);
    return kept.get(name) ?? kept.put(name, make(...args));
  };
}

/** Work whose last answers are kept. `known`: the answer if it is there already. */
export type RememberedWork<A extends readonly unknown[], T> = ((...args: A) => Work<T>) & { known(...args: A): T | null };

/** As `remembered`, for work in slices: what is known comes at once. */
export function rememberedWork<A extends readonly unknown[], T>(size: number, key: (...args: A) => string, make: (...args: A) => Work<T>): RememberedWork<A, T> {
  const kept = keeping<T>(size);
  function* work(...args: A): Work<T> {
    const name = key(...args);
    return kept.get(name) ?? kept.put(name, yield* make(...args));
  }
  return Object.assign(work, { known: (...args: A): T | null => kept.get(key(...args)) });
}

/** Does work in one go. */
export function finished<T>(work: Work<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
