import { counted, isCells, spend, type Run, type Scope } from './scope';
import type { Syntax } from './syntax';
import { unreadable } from './trouble';
import { product, sum, type Value } from './values';

const longestRange = 200;

/** y_{i,d}: the cell that the indices name, or an entry of it. Refuses an index that is not whole, or past its range. */
export function entryRun(name: string, indices: readonly Run[], at: number): Run {
  const place = (scope: Scope, k: number, size: number): number => {
    const index = indices[k]?.(scope);
    const whole = typeof index === 'number' ? Math.round(index) : NaN;
    if (typeof index !== 'number' || Math.abs(index - whole) > 1e-9) return unreadable(`An index of ${name} must be a whole number.`, at);
    return whole >= 1 && whole <= size ? whole - 1 : unreadable(`An index of ${name} runs past its range: it is ${whole}, and there are ${size}.`, at);
  };
  return (scope) => {
    const stored = scope.point.get(name);
    if (stored === undefined) return unreadable(`${name} has no value here.`, at);
    let value: Value;
    let used = 0;
    if (isCells(stored)) {
      const { sizes, cells } = stored;
      let flat = 0;
      for (const size of sizes) {
        flat = flat * size + place(scope, used, size);
        used += 1;
      }
      value = cells[flat] ?? NaN;
    } else value = stored;
    if (used === indices.length) return value;
    if (typeof value === 'number') return unreadable(`${name} has no such index.`, at);
    const row = place(scope, used, value.rows);
    return value.values[value.columns === 1 ? row : row * value.columns + place(scope, used + 1, value.columns)] ?? NaN;
  };
}

/** A whole limit: what rounding left beside it is taken off, and it is never disturbed. */
function limit(run: Run, scope: Scope, at: number): number {
  const value = run(scope);
  const whole = typeof value === 'number' ? Math.round(value) : NaN;
  return typeof value === 'number' && Math.abs(value - whole) <= 1e-6 ? whole : unreadable('A limit of a sum must be a whole number.', at);
}

/** A sum or product over whole numbers from a lower to an upper limit; an empty one is 0 or 1. `bound`: the indices around it. */
export function overRun(parts: readonly Syntax[], at: number, bound: readonly string[], within: (part: Syntax, more?: readonly string[]) => Run): Run {
  const [kind, index, from, to, body] = parts;
  if (kind?.kind !== 'name' || index?.kind !== 'name' || !from || !to || !body) return unreadable('This sum cannot be read.', at);
  const [fromRun, toRun, bodyRun] = [within(from), within(to), within(body, [index.name])];
  const isSum = kind.name === 'sum';
  const depth = bound.length;
  return counted((scope) => {
    const [low, high] = [limit(fromRun, scope, at), limit(toRun, scope, at)];
    if (high - low >= longestRange) return unreadable(`This runs over ${high - low + 1} terms; at most ${longestRange} are read.`, at);
    let total: Value | null = null;
    for (let k = low; k <= high; k += 1) {
      scope.bound[depth] = k;
      spend(scope, 1);
      const term = bodyRun(scope);
      total = total === null ? term : isSum ? sum(total, term, 1, at) : product(total, term, at);
    }
    return total ?? (isSum ? 0 : 1);
  }, 1);
}
