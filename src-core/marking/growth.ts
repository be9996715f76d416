import type { AnswerSymbol, FormulaField } from '../contract/parts';
import { stream, type Uniform } from '../maths/random';

/** Natural logarithms of sizes, by name: costs are larger than any double, and so may sizes be. */
export type LogSizes = ReadonlyMap<string, number>;

const rays = 60;
const steps = 3;
/** Where a path begins: a size is e to the power of this times its rate. */
const start = 300;
/** Neighbours in an order of growth stay this far apart. */
const apart = 1.15;
/** No more than this constant factor, as a logarithm, may lie between costs of one order. */
const constantWithin = 20;
/** A factor between two costs that moves less than this from one step to the next stands still. */
const steadyWithin = 1e-4;
/** One that comes to rest has smaller moves each step, as (L+1)/L has; that of a power or a logarithm, however small, has not. */
const shrinking = 0.2;

/** A factor of its own for each size that grows, in the order that the field states. */
function ratesOf(growing: readonly AnswerSymbol[], faster: readonly (readonly [string, string])[], uniform: Uniform): ReadonlyMap<string, number> {
  let rates = new Map<string, number>();
  do rates = new Map(growing.map(({ name }) => [name, Math.exp(-3 * uniform())]));
  while (!faster.every(([fast, slow]) => (rates.get(fast) ?? 0) >= apart * (rates.get(slow) ?? 0)));
  return rates;
}

/**
 * Paths on which sizes go to infinity. From each beginning there is one on which all grow, and one more for each size that may outgrow the others.
 *
 * Alone, because log T grows like L where both grow at once: T log T could not be told from T L. A growing size is raised to its tenth power at each
 * step, one that stands in exponents becomes ten times as large.
 */
export function growthPaths({ symbols, faster = [] }: FormulaField, purpose: string): LogSizes[][] {
  const uniform = stream(1, purpose);
  const growing = symbols.filter(({ draw }) => draw.kind === 'grows');
  const exponents = symbols.filter(({ draw }) => draw.kind === 'exponent');
  const moving = [...growing, ...exponents].map(({ name }) => name);
  const alone = moving.filter((name) => !faster.some(([, slow]) => slow === name));
  return Array.from({ length: rays }).flatMap(() => {
    const rates = ratesOf(growing, faster, uniform);
    const tenth = 3 + Math.floor(28 * uniform());
    const at = (step: number, moved: readonly string[]): LogSizes => {
      const times = (name: string): number => (moved.includes(name) ? 10 ** step : 1);
      return new Map([
        ...growing.map(({ name }) => [name, start * (rates.get(name) ?? 0) * times(name)] as const),
        ...exponents.map(({ name }) => [name, Math.log(tenth * times(name))] as const),
      ]);
    };
    return [moving, ...alone.map((name) => [name])].map((moved) => Array.from({ length: steps }, (_, step) => at(step, moved)));
  });
}

/** Whether two costs, by their logarithms along a path, stay within a constant factor that comes to rest. */
export function staysTogether(a: readonly number[], b: readonly number[]): boolean {
  const apartBy = a.map((log, step) => log - (b[step] ?? NaN));
  const moves = apartBy.slice(1).map((each, step) => Math.abs(each - (apartBy[step] ?? NaN)));
  const [first = NaN, last = NaN] = [moves.at(-2), moves.at(-1)];
  return apartBy.every((each) => Math.abs(each) <= constantWithin) && last <= Math.max(steadyWithin, Math.min(shrinking, shrinking * first));
}
