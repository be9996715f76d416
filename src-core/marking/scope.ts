import { unreadable } from './trouble';
import { mapped, type Value } from './values';

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
/** A compiled part of a formula: its value at a scope. Refuses shapes, ranges and indices that do not fit. */
export type Run = (scope: Scope) => Value;

/** Takes steps. Refuses work beyond the budget: by steps, not by a clock, so that every machine refuses alike. */
export function spend({ budget }: Scope, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) unreadable('Working this out takes too long; write it shorter.', null);
}

/** A run that takes steps for its result and, when asked, disturbs it. */
export function counted(run: Run, cost: number): Run {
  return (scope) => {
    const value = run(scope);
    spend(scope, typeof value === 'number' ? cost : cost + value.values.length);
    return scope.nudge === null ? value : mapped(value, scope.nudge);
  };
}

/** Whether a symbol's value at a point is a table of cells. */
export const isCells = (value: Value | Cells): value is Cells => typeof value !== 'number' && 'cells' in value;
