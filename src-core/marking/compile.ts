import { numberFunctions } from './functions';
import { logDensity } from './density';
import type { Syntax } from './syntax';
import { unreadable } from './trouble';
import { inner, inverse, isVector, kron, list, mapped, norm, power, product, quotient, shapeOf, sum, trace, transpose, vec, type Value } from './values';

/** A symbol with slots at a point: its cells, the last index fastest. */
export interface Cells {
  sizes: readonly number[];
  cells: readonly Value[];
}
/** Values of a field's symbols where an answer is evaluated. */
export type Point = ReadonlyMap<string, Value | Cells>;

/** Steps that all evaluations of one answer may take together. */
export const mostSteps = 200_000;

/** What one evaluation goes on. */
export interface Scope {
  point: Point;
  /** Values of the indices of sums, by depth. */
  bound: number[];
  /** Steps that are left; shared by all evaluations of an answer. */
  budget: { left: number };
  /** Disturbs each result by a rounding error, to see how far errors grow. */
  nudge: ((x: number) => number) | null;
}
export type Run = (scope: Scope) => Value;

/** A function that a field defines, by the values of its arguments. */
export interface Defined {
  arguments: readonly string[];
  run: Run;
}
export interface Surroundings {
  functions: ReadonlyMap<string, Defined>;
  constants: ReadonlyMap<string, number>;
  expectation: { over: string; mean: Run; deviation: Run } | null;
}

const longestRange = 200;
/** Positive nodes of the Gauss-Hermite rule of 8 points for e^(-t²), and their weights: Abramowitz & Stegun, table 25.10. */
const hermite: readonly (readonly [number, number])[] = [
  [0.3811869902073221, 0.6611470125582413],
  [1.1571937124467802, 0.2078023258148919],
  [1.981656756695843, 0.0170779830074135],
  [2.930637420257244, 1.996040722113676e-4],
];

const isCells = (value: Value | Cells): value is Cells => typeof value !== 'number' && 'cells' in value;

/** The functions that take a tree to a closure. Names of bound indices are resolved when it is made, so that a sum copies nothing. */
export function compile(syntax: Syntax, surroundings: Surroundings, bound: readonly string[] = []): Run {
  const within = (part: Syntax, more: readonly string[] = []): Run => compile(part, surroundings, [...bound, ...more]);

  switch (syntax.kind) {
    case 'number': {
      const { value } = syntax;
      return () => value;
    }
    case 'name':
      return nameRun(syntax.name, syntax.at, surroundings, bound);
    case 'apply': {
      const { name, parts, at } = syntax;
      const [first, second] = parts;
      if (name === 'at' && first?.kind === 'name') return entryRun(first.name, parts.slice(1).map((part) => within(part)), at);
      if (name === 'over' && first?.kind === 'name' && second?.kind === 'name') return overRun(parts, at, bound, within);
      if (name === 'expect' && first) return expectRun(first, at, surroundings, bound);
      if (name === 'log' && first && parts.length === 1 && hasDensity(first)) return counted(logRun(first, within), 1);
      if (name === 'N') return counted(densityRun(parts, at, within, Math.exp), 4);
      const defined = surroundings.functions.get(name);
      if (defined) return definedRun(defined, parts.map((part) => within(part)));
      return applyRun(name, parts.map((part) => within(part)), at);
    }
  }
}

function spend({ budget }: Scope, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) unreadable('Working this out takes too long; write it shorter.', null);
}

/** Takes a step and, when asked, disturbs the result. */
function counted(run: Run, cost: number): Run {
  return (scope) => {
    const value = run(scope);
    spend(scope, typeof value === 'number' ? cost : cost + value.values.length);
    return scope.nudge === null ? value : mapped(value, scope.nudge);
  };
}

function nameRun(name: string, at: number, { constants }: Surroundings, bound: readonly string[]): Run {
  const depth = bound.lastIndexOf(name);
  if (depth >= 0) return ({ bound: values }) => values[depth] ?? NaN;
  const constant = constants.get(name);
  if (constant !== undefined) return () => constant;
  return ({ point }) => {
    const value = point.get(name);
    return value === undefined || isCells(value) ? unreadable(`${name} has no value by itself here.`, at) : value;
  };
}

function entryRun(name: string, indices: readonly Run[], at: number): Run {
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

function overRun(parts: readonly Syntax[], at: number, bound: readonly string[], within: (part: Syntax, more?: readonly string[]) => Run): Run {
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

function expectRun(body: Syntax, at: number, surroundings: Surroundings, bound: readonly string[]): Run {
  const { expectation } = surroundings;
  if (!expectation) return unreadable('There is no expectation in this question.', at);
  const run = compile(body, surroundings, [...bound, expectation.over]);
  const depth = bound.length;
  return counted((scope) => {
    const [mean, deviation] = [expectation.mean(scope), expectation.deviation(scope)];
    if (typeof mean !== 'number' || typeof deviation !== 'number') return NaN;
    let total: Value = 0;
    for (const [node, weight] of hermite)
      for (const side of [-node, node]) {
        scope.bound[depth] = mean + Math.SQRT2 * deviation * side;
        const term: Value = product(weight / Math.sqrt(Math.PI), run(scope), at);
        total = total === 0 ? term : sum(total, term, 1, at);
      }
    return total;
  }, 1);
}

const hasDensity = (syntax: Syntax): boolean => syntax.kind === 'apply' && (syntax.name === 'N' || (['multiply', 'divide', 'power'].includes(syntax.name) && syntax.parts.some(hasDensity)));

function densityRun(parts: readonly Syntax[], at: number, within: (part: Syntax) => Run, finish: (logarithm: number) => number): Run {
  const [x, m, S] = parts.map((part) => within(part));
  if (!x || !m || !S) return unreadable('N takes three arguments: N(x|m,S).', at);
  return (scope) => finish(logDensity(x(scope), m(scope), S(scope), at));
}

/** The logarithm of densities, their products, quotients and powers, without the densities: far out they are no double. */
function logRun(syntax: Syntax, within: (part: Syntax) => Run): Run {
  if (syntax.kind === 'apply') {
    const { name, parts, at } = syntax;
    const [first, second] = parts;
    if (name === 'N') return densityRun(parts, at, within, (logarithm) => logarithm);
    if (hasDensity(syntax) && first && second) {
      const left = logRun(first, within);
      if (name === 'power') {
        const exponent = within(second);
        return (scope) => product(exponent(scope), left(scope), at);
      }
      const right = logRun(second, within);
      return (scope) => sum(left(scope), right(scope), name === 'multiply' ? 1 : -1, at);
    }
  }
  const run = within(syntax);
  return (scope) => {
    const value = run(scope);
    return typeof value === 'number' ? Math.log(value) : unreadable(`log takes a number; this is ${shapeOf(value)}.`, syntax.at);
  };
}

function definedRun(defined: Defined, parts: readonly Run[]): Run {
  return counted((scope) => {
    const point: Point = new Map(defined.arguments.map((name, i) => [name, parts[i]?.(scope) ?? NaN]));
    return defined.run({ ...scope, point, bound: [] });
  }, 1);
}

const binary: ReadonlyMap<string, (a: Value, b: Value, at: number) => Value> = new Map([
  ['add', (a, b, at) => sum(a, b, 1, at)],
  ['subtract', (a, b, at) => sum(a, b, -1, at)],
  ['multiply', product],
  ['inner', (a, b, at) => (isVector(a) && isVector(b) ? inner(a, b, at) : product(a, b, at))],
  ['divide', quotient],
  ['power', power],
  ['dot', (a, b, at) => (isVector(a) && isVector(b) ? inner(a, b, at) : unreadable(`dot takes two vectors; here are ${shapeOf(a)} and ${shapeOf(b)}.`, at))],
]);
const unary: ReadonlyMap<string, (a: Value, at: number) => Value> = new Map([
  ['negate', (a) => mapped(a, (x) => -x)],
  ['transpose', transpose],
  ['abs', norm],
  ['norm', norm],
  ['inv', inverse],
  ['tr', trace],
  ['vec', vec],
]);

/** Names of operations and functions that a tree may call, the field's own left out. */
export const isOperation = (name: string): boolean =>
  binary.has(name) || unary.has(name) || numberFunctions.has(name) || ['at', 'over', 'expect', 'N', 'kron', 'list', 'transposeOrPower'].includes(name);

function applyRun(name: string, parts: readonly Run[], at: number): Run {
  const [a = () => NaN, b = () => NaN] = parts;
  const two = binary.get(name);
  if (two) return counted((scope) => two(a(scope), b(scope), at), 1);
  const one = unary.get(name);
  if (one) return counted((scope) => one(a(scope), at), 1);
  if (name === 'kron') return counted((scope) => kron(parts.map((part) => part(scope)), at), 1);
  if (name === 'list') return counted((scope) => list(parts.map((part) => part(scope)), at), 1);
  if (name === 'transposeOrPower')
    return counted((scope) => {
      const base = a(scope);
      const T = scope.point.get('T');
      return typeof base === 'number' ? base ** (typeof T === 'number' ? T : NaN) : transpose(base, at);
    }, 1);
  const { run } = numberFunctions.get(name) ?? unreadable(`${name} is no function that is known here.`, at);
  const numberOf = (value: Value): number => (typeof value === 'number' ? value : unreadable(`${name} takes a number; this is ${shapeOf(value)}.`, at));
  if (parts.length === 1) {
    const only = run as (x: number) => number;
    return counted((scope) => only(numberOf(a(scope))), 1);
  }
  return counted((scope) => run(numberOf(a(scope)), numberOf(b(scope))), 1);
}

