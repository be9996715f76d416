import { densityRun, expectRun, hasDensity, logRun } from './densityRuns';
import { entryRun, overRun } from './indexRuns';
import { applyRun } from './operations';
import { counted, isCells, type Point, type Run } from './scope';
import type { Syntax } from './syntax';
import { unreadable } from './trouble';

/** A function that a field defines, by the values of its arguments. */
export interface Defined {
  arguments: readonly string[];
  run: Run;
}
/** What a formula may use beside its symbols. */
export interface Surroundings {
  functions: ReadonlyMap<string, Defined>;
  constants: ReadonlyMap<string, number>;
  expectation: { over: string; mean: Run; deviation: Run } | null;
}

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
      if (name === 'expect' && first) {
        const { expectation } = surroundings;
        return expectation ? expectRun(within(first, [expectation.over]), expectation, bound.length, at) : unreadable('There is no expectation in this question.', at);
      }
      if (name === 'log' && first && parts.length === 1 && hasDensity(first)) return counted(logRun(first, within), 1);
      if (name === 'N') return counted(densityRun(parts, at, within, Math.exp), 4);
      const defined = surroundings.functions.get(name);
      if (defined) return definedRun(defined, parts.map((part) => within(part)));
      return applyRun(name, parts.map((part) => within(part)), at);
    }
  }
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

function definedRun(defined: Defined, parts: readonly Run[]): Run {
  return counted((scope) => {
    const point: Point = new Map(defined.arguments.map((name, i) => [name, parts[i]?.(scope) ?? NaN]));
    return defined.run({ ...scope, point, bound: [] });
  }, 1);
}
