import { logDensity } from './density';
import { counted, type Run } from './scope';
import type { Syntax } from './syntax';
import { unreadable } from './trouble';
import { product, shapeOf, sum, type Value } from './values';

/** Positive nodes of the Gauss-Hermite rule of 8 points for e^(-t²), and their weights: Abramowitz & Stegun, table 25.10. */
const hermite: readonly (readonly [number, number])[] = [
  [0.3811869902073221, 0.6611470125582413],
  [1.1571937124467802, 0.2078023258148919],
  [1.981656756695843, 0.0170779830074135],
  [2.930637420257244, 1.996040722113676e-4],
];

/**
 * An expectation under a normal distribution by Gauss-Hermite quadrature: exact for polynomials up to degree 15, so for log densities.
 *
 * `depth`: the place of its variable among the bound ones.
 */
export function expectRun(run: Run, expectation: { mean: Run; deviation: Run }, depth: number, at: number): Run {
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

/** Whether a density stands in a product, quotient or power whose logarithm is taken. */
export const hasDensity = (syntax: Syntax): boolean => syntax.kind === 'apply' && (syntax.name === 'N' || (['multiply', 'divide', 'power'].includes(syntax.name) && syntax.parts.some(hasDensity)));

/** The density N(x|m,S), or its logarithm, as `finish` wants it. */
export function densityRun(parts: readonly Syntax[], at: number, within: (part: Syntax) => Run, finish: (logarithm: number) => number): Run {
  const [x, m, S] = parts.map((part) => within(part));
  if (!x || !m || !S) return unreadable('N takes three arguments: N(x|m,S).', at);
  return (scope) => finish(logDensity(x(scope), m(scope), S(scope), at));
}

/** The logarithm of densities, their products, quotients and powers, without the densities: far out they are no double. */
export function logRun(syntax: Syntax, within: (part: Syntax) => Run): Run {
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
