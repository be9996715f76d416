import { numberFunctions } from './functions';
import { counted, type Run } from './scope';
import { unreadable } from './trouble';
import { inner, inverse, isVector, kron, list, mapped, norm, power, product, quotient, shapeOf, sum, trace, transpose, vec, type Value } from './values';

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

/** An operation or function applied to the values of its parts. Refuses shapes that do not fit. */
export function applyRun(name: string, parts: readonly Run[], at: number): Run {
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
  if (parts.length === 1) return counted((scope) => run(numberOf(a(scope))), 1);
  return counted((scope) => run(numberOf(a(scope)), numberOf(b(scope))), 1);
}
