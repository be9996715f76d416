import { deeper, peek, placeOf, takeGroup, takeSign, type Cursor } from './cursor';
import { matrixFunctions, numberFunctions } from './functions';
import { closerOf, isOpening, isSign } from './tokens';
import type { Tree } from './tree';
import { unreadable } from './trouble';
import type { Vocabulary } from './vocabulary';

/** How many arguments a function takes. */
function arity(vocabulary: Vocabulary, name: string): { least: number; most: number } {
  const own = vocabulary.functions.get(name);
  if (own) return { least: own.arguments.length, most: own.arguments.length };
  if (name === 'N') return { least: 3, most: 3 };
  return numberFunctions.get(name) ?? matrixFunctions.get(name) ?? { least: 1, most: 1 };
}

/** What stands in brackets after a function's name; densities separate their first argument by | or ; as well. */
function readArguments(cursor: Cursor, name: string): Tree[] {
  const open = peek(cursor);
  if (!open) return unreadable(`${name} needs an argument in brackets.`, cursor.end);
  cursor.next += 1;
  const outer = cursor.bar;
  const isDensity = name === 'N' || (cursor.vocabulary.functions.get(name)?.arguments.length ?? 1) > 1;
  cursor.bar = isDensity ? 'separates' : 'opens';
  if (isSign(peek(cursor), ')', ']', '}')) unreadable(`${name} needs an argument.`, placeOf(cursor));
  const parts = [deeper(cursor, () => cursor.readExpression(cursor))];
  while (takeSign(cursor, ',') ?? (isDensity && parts.length === 1 ? takeSign(cursor, '|', ';') : null)) {
    cursor.bar = 'opens';
    parts.push(deeper(cursor, () => cursor.readExpression(cursor)));
  }
  cursor.bar = outer;
  if (!takeSign(cursor, closerOf(open))) unreadable(`"${peek(cursor)?.text.slice(0, 20) ?? ''}" does not fit in the brackets of ${name}.`, placeOf(cursor));
  return parts;
}

/** Whether a token begins a factor here, so that what stands before is multiplied by it. */
export function startsFactor(cursor: Cursor): boolean {
  const token = peek(cursor);
  if (!token) return false;
  if (token.kind === 'word' || isOpening(token)) return true;
  return (isSign(token, '|') && cursor.bar !== 'closes' && cursor.bar !== 'separates') || (isSign(token, '‖') && cursor.bar !== 'closesNorm');
}

/** A function applied, its name being taken: to brackets, or without them to the next power (log rho). */
export function readCall(cursor: Cursor, name: string, at: number, readPower: (cursor: Cursor) => Tree): Tree {
  const next = peek(cursor);
  if (isSign(next, '^')) return unreadable(`A power stands after the brackets: (${name} x)^2, not ${name}^2 x.`, placeOf(cursor));
  if (isSign(next, '_')) return unreadable(name === 'log' ? 'The base of a logarithm is its second argument: log(x, 2).' : `${name} has no index here.`, placeOf(cursor));
  const { least, most } = arity(cursor.vocabulary, name);
  if (next && isOpening(next)) {
    const parts = readArguments(cursor, name);
    if (parts.length < least || parts.length > most) unreadable(`${name} takes ${least === most ? least : `${least} to ${most}`} ${most === 1 ? 'argument' : 'arguments'}; here are ${parts.length}.`, at);
    return { kind: 'apply', name, parts, at };
  }
  if (least > 1) return unreadable(`${name} needs its ${least} arguments in brackets.`, at);
  const minus = takeSign(cursor, '-');
  if (!startsFactor(cursor) && peek(cursor)?.kind !== 'number') return unreadable(`${name} needs an argument, as in ${name}(2).`, placeOf(cursor));
  const argument = deeper(cursor, () => readPower(cursor));
  if (startsFactor(cursor) || peek(cursor)?.kind === 'number') return unreadable(`Bracket what ${name} acts on: here it could end in two places.`, placeOf(cursor));
  return { kind: 'apply', name, parts: [minus ? { kind: 'apply', name: 'negate', parts: [argument], at: minus.at } : argument], at };
}

/** E_q[...], E[...]: an expectation under the field's own q. Its word is taken. */
export function readExpectation(cursor: Cursor, at: number): Tree {
  if (takeSign(cursor, '_')) {
    const token = peek(cursor);
    const isGroup = token !== undefined && isOpening(token);
    const under = isGroup ? takeGroup(cursor).map(({ text }) => text).join('') : (token?.text ?? '');
    if (!isGroup) cursor.next += 1;
    if (!/^q(?:\((?:z|z\|x)\))?$/.test(under)) unreadable('Only expectations under q are known here: E_q[...].', token?.at ?? cursor.end);
    // In E_q(z|x)[...] the first brackets belong to q.
    const next = peek(cursor);
    if (!isGroup && isSign(next, '(')) {
      const before = cursor.next;
      const inside = takeGroup(cursor).map(({ text }) => text).join('');
      const then = peek(cursor);
      if (!/^z(?:\|x)?$/.test(inside) || !then || !isOpening(then)) cursor.next = before;
    }
  }
  const open = peek(cursor);
  if (!open || !isOpening(open)) return unreadable('The expectation needs brackets: E_q[...].', placeOf(cursor));
  cursor.next += 1;
  const outer = cursor.bar;
  cursor.bar = 'opens';
  const body = deeper(cursor, () => cursor.readExpression(cursor));
  cursor.bar = outer;
  if (!takeSign(cursor, closerOf(open))) unreadable(`"${peek(cursor)?.text.slice(0, 20) ?? ''}" does not fit in this expectation.`, placeOf(cursor));
  return { kind: 'expect', body, at };
}
