/**
 * A pure function that keeps its last answers, at most `size` of them: what is forgotten is worked out again, so nothing can be lost.
 * `key` tells arguments apart; answers are shared and must not be changed.
 */
export function remembered<A extends readonly unknown[], T>(size: number, key: (...args: A) => string, make: (...args: A) => T): (...args: A) => T {
  const kept = new Map<string, T>();
  return (...args) => {
    const name = key(...args);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = make(...args);
    const oldest = kept.keys().next();
    if (kept.size >= size && oldest.done !== true) kept.delete(oldest.value);
    kept.set(name, made);
    return made;
  };
}
