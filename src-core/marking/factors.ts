import { readCall, readExpectation } from './calls';
import { closingOf, deeper, peek, placeOf, replaceNext, restOf, takeSign, takeWord, type Cursor } from './cursor';
import { readSymbol } from './indices';
import { readSum } from './sums';
import { closerOf, isOpening, isSign, type Token } from './tokens';
import type { Tree } from './tree';
import { unreadable } from './trouble';
import { functionNamed, unknownWord } from './vocabulary';

const apply = (name: string, at: number, ...parts: readonly Tree[]): Tree => ({ kind: 'apply', name, parts, at });

/** A bracket: what stands inside, or a list of several things, which is a column. */
function readGroup(cursor: Cursor, open: Token): Tree {
  cursor.next += 1;
  const outer = cursor.bar;
  cursor.bar = 'opens';
  if (isSign(peek(cursor), ')', ']', '}')) unreadable('There is nothing between these brackets.', open.at);
  const parts = [deeper(cursor, () => cursor.readExpression(cursor))];
  while (takeSign(cursor, ',')) parts.push(deeper(cursor, () => cursor.readExpression(cursor)));
  cursor.bar = outer;
  if (!takeSign(cursor, closerOf(open))) unreadable(unexpected(peek(cursor)), placeOf(cursor));
  const [only] = parts;
  return parts.length === 1 && only ? only : apply('list', open.at, ...parts);
}

/** What to say of a token that nothing here begins or ends with. */
export function unexpected(token: Token | undefined): string {
  if (!token) return 'Something is missing at the end.';
  const shown = token.text.slice(0, 20);
  if (token.kind === 'number') return `A sign is missing before ${shown}.`;
  if (isSign(token, '=')) return 'Two sides of an equation stand here, and the left one is no name of this answer; type the result alone.';
  if (isSign(token, ',')) return 'A comma stands only between brackets; a decimal is written with a point.';
  if (isSign(token, '<', '>', '≤', '≥', '≪', '≫')) return 'A formula is asked here, no comparison.';
  if (isSign(token, '*', '/', '^', '·', '⊗')) return `Something is missing before ${shown}.`;
  if (isSign(token, ';', ':', '?', '$')) return `The sign ${shown} is not read here.`;
  return `"${shown}" does not fit here.`;
}

/** |x| or ‖x‖. Inside, the next bar that is not in brackets of its own closes. */
function readBars(cursor: Cursor, open: Token): Tree {
  cursor.next += 1;
  const outer = cursor.bar;
  cursor.bar = open.text === '|' ? 'closes' : 'closesNorm';
  const body = deeper(cursor, () => cursor.readExpression(cursor));
  cursor.bar = outer;
  if (!takeSign(cursor, open.text)) unreadable(`The bar ${open.text} opened at character ${open.at + 1} is not closed.`, open.at);
  return apply(open.text === '|' ? 'abs' : 'norm', open.at, body);
}

/** What a word stands for: a sum, an expectation, a function, a symbol, a constant; or a refusal that names what is known. */
function readWord(cursor: Cursor): Tree {
  const { vocabulary } = cursor;
  const word = takeWord(cursor);
  const { text, at } = word;
  const lower = text.toLowerCase();
  if (lower === 'sum' || lower === 'prod') return readSum(cursor, lower, at);
  if (cursor.bound.has(text)) return { kind: 'name', name: text, at };
  if (vocabulary.hasExpectation && text === 'E') return readExpectation(cursor, at);
  const name = functionNamed(vocabulary, text);
  const number = peek(cursor);
  // The sign √ before a number covers just that number: √2 a1 is not the root of 2 a1.
  if (name === 'sqrt' && word.whole && number?.kind === 'number') {
    cursor.next += 1;
    return apply('sqrt', at, { kind: 'number', value: Number(number.text), text: number.text, at: number.at });
  }
  if (name !== null) return readCall(cursor, name, at, readPower);
  const symbol = readSymbol(cursor, word);
  if (symbol) return symbol;
  if (vocabulary.constants.has(text)) return { kind: 'name', name: text, at };
  const [, letters = '', digits = ''] = /^([A-Za-z]+)([0-9]+)$/.exec(text) ?? [];
  const applied = digits === '' ? null : functionNamed(vocabulary, letters);
  if (applied !== null && !isSign(peek(cursor), '(')) {
    // log2 without brackets is the logarithm of 2.
    cursor.next -= 1;
    replaceNext(cursor, { ...word, text: letters }, ...restOf(word, letters.length));
    cursor.next += 1;
    return readCall(cursor, applied, at, readPower);
  }
  return unreadable(unknownWord(vocabulary, text), at);
}

function readPrimary(cursor: Cursor): Tree {
  const token = peek(cursor);
  if (token?.kind === 'number') {
    cursor.next += 1;
    return { kind: 'number', value: Number(token.text), text: token.text, at: token.at };
  }
  if (token?.kind === 'word') return readWord(cursor);
  if (token && isOpening(token)) return readGroup(cursor, token);
  if (token && isSign(token, '|', '‖')) return readBars(cursor, token);
  return unreadable(token && isSign(token, ')', ']', '}') ? 'Something is missing before this bracket.' : unexpected(token), placeOf(cursor));
}

/** x!, x', xᵀ, as many as follow. */
function readPostfix(cursor: Cursor, of: Tree): Tree {
  let tree = of;
  for (;;) {
    const sign = takeSign(cursor, '!', "'", '⊤');
    if (!sign) return tree;
    tree = apply(sign.text === '!' ? 'fact' : 'transpose', sign.at, tree);
  }
}

/** Whether ^T follows, T alone or in a group: a transpose, or where T is a number of the field perhaps a power of a number. */
function takeTranspose(cursor: Cursor, base: Tree, caret: Token): Tree | null {
  const token = peek(cursor);
  if (takeSign(cursor, '⊤')) return apply('transpose', caret.at, base);
  const isNumber = cursor.vocabulary.byName.has('T');
  if (token && isOpening(token)) {
    const end = closingOf(cursor.tokens, cursor.next);
    const inside = cursor.tokens.slice(cursor.next + 1, end);
    const [only] = inside;
    if (inside.length !== 1 || !(isSign(only, '⊤') || only?.text === 'T')) return null;
    cursor.next = end + 1;
    return apply(isNumber && only.text === 'T' ? 'transposeOrPower' : 'transpose', caret.at, base);
  }
  if (token?.kind !== 'word' || token.whole || !token.text.startsWith('T')) return null;
  if (isNumber) {
    if (takeWord(cursor).text === 'T') return apply('transposeOrPower', caret.at, base);
    cursor.next -= 1;
    return null;
  }
  replaceNext(cursor, ...restOf(token, 1));
  return apply('transpose', caret.at, base);
}

/** What stands after ^: any signs, then one factor, then perhaps another ^. A factorial belongs to it unless it is in braces. */
function readExponent(cursor: Cursor): Tree {
  const minus = takeSign(cursor, '-', '+');
  if (minus) {
    const inner = deeper(cursor, () => readExponent(cursor));
    return minus.text === '-' ? apply('negate', minus.at, inner) : inner;
  }
  const braced = isSign(peek(cursor), '{');
  let exponent = readPrimary(cursor);
  for (let sign = braced ? null : takeSign(cursor, '!'); sign; sign = takeSign(cursor, '!')) exponent = apply('fact', sign.at, exponent);
  const caret = takeSign(cursor, '^');
  return caret ? apply('power', caret.at, exponent, deeper(cursor, () => readExponent(cursor))) : exponent;
}

/** A factor with its powers: right-associative, tighter than a minus before it. */
export function readPower(cursor: Cursor): Tree {
  let tree = readPostfix(cursor, readPrimary(cursor));
  for (let caret = takeSign(cursor, '^'); caret; caret = takeSign(cursor, '^')) {
    const raised = caret;
    tree = takeTranspose(cursor, tree, raised) ?? apply('power', raised.at, tree, deeper(cursor, () => readExponent(cursor)));
    tree = readPostfix(cursor, tree);
  }
  return tree;
}
