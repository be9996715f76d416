import { startsFactor } from './calls';
import { deeper, peek, placeOf, takeSign, type Cursor } from './cursor';
import { readPower } from './factors';
import { startsSum } from './sums';
import { isSign } from './tokens';
import type { Tree } from './tree';
import { unreadable } from './trouble';

const apply = (name: string, at: number, ...parts: readonly Tree[]): Tree => ({ kind: 'apply', name, parts, at });

function readUnary(cursor: Cursor): Tree {
  const sign = takeSign(cursor, '-', '+');
  if (!sign) return readPower(cursor);
  const inner = deeper(cursor, () => readUnary(cursor));
  return sign.text === '-' ? apply('negate', sign.at, inner) : inner;
}

/** A number, perhaps with a minus: 1/2 before a factor is then a coefficient. */
const isNumeral = (tree: Tree): boolean => tree.kind === 'number' || (tree.kind === 'apply' && tree.name === 'negate' && tree.parts.every(isNumeral));

const operations: ReadonlyMap<string, string> = new Map([
  ['*', 'multiply'],
  ['·', 'inner'],
  ['⊗', 'kron'],
  ['/', 'divide'],
]);

/**
 * Factors in a row, left to right. A factor that follows a quotient without a sign is refused whatever its value: a/b c is read in two ways.
 *
 * inSum: the product is the body of a sum and ends before a / that another sum follows.
 */
export function readProduct(cursor: Cursor, inSum: boolean): Tree {
  let product = readUnary(cursor);
  for (;;) {
    const token = peek(cursor);
    const name = token?.kind === 'sign' ? operations.get(token.text) : undefined;
    if (token && name !== undefined) {
      if (inSum && name === 'divide' && startsSum(cursor, 1)) return product;
      cursor.next += 1;
      if (!startsFactor(cursor) && peek(cursor)?.kind !== 'number' && !isSign(peek(cursor), '-', '+'))
        unreadable(isSign(peek(cursor), '*', '/', '^', '·', '⊗') ? 'Two signs stand in a row here.' : `Something is missing after ${token.text}.`, placeOf(cursor));
      const right = readUnary(cursor);
      const isCoefficient = isNumeral(product) && isNumeral(right);
      product = apply(name, token.at, product, right);
      if (name === 'divide' && startsFactor(cursor) && !isCoefficient) unreadable('a/b c can mean (a/b) c or a/(b c): add brackets.', placeOf(cursor));
    } else if (startsFactor(cursor)) {
      const at = placeOf(cursor);
      product = { kind: 'apply', name: 'multiply', parts: [product, readPower(cursor)], at, implicit: true };
    } else return product;
  }
}

/** Products added and subtracted, left to right. */
export function readExpression(cursor: Cursor): Tree {
  let total = readProduct(cursor, false);
  for (let sign = takeSign(cursor, '+', '-'); sign; sign = takeSign(cursor, '+', '-')) {
    if (!peek(cursor)) unreadable(`Something is missing after ${sign.text}.`, placeOf(cursor));
    total = apply(sign.text === '+' ? 'add' : 'subtract', sign.at, total, readProduct(cursor, false));
  }
  return total;
}
