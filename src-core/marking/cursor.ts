import { splitWord } from './split';
import { isSign, isOpening, isClosing, type Token } from './tokens';
import type { Tree } from './tree';
import { unreadable } from './trouble';
import { unknownWord, type Vocabulary } from './vocabulary';

/** Where the reader stands in the tokens of one answer. */
export interface Cursor {
  /** Words are split in place when they are reached. */
  tokens: Token[];
  next: number;
  vocabulary: Vocabulary;
  /** Indices of the sums around this place. */
  bound: ReadonlySet<string>;
  depth: number;
  /** What a bar means here: it closes an absolute value or a norm, separates arguments, or opens. */
  bar: 'closes' | 'closesNorm' | 'separates' | 'opens';
  /** Where the text ends, for what is missing there. */
  end: number;
  /** The grammar refers to itself; these are its two ways back in. */
  readExpression(cursor: Cursor): Tree;
  readProduct(cursor: Cursor, inSum: boolean): Tree;
}

/** Parsers recurse; the stack ends without a word of where, so depth is counted. */
export const deepest = 40;

/** Reads one level further down. Refuses more than `deepest` levels. */
export function deeper<T>(cursor: Cursor, read: () => T): T {
  cursor.depth += 1;
  if (cursor.depth > deepest) unreadable(`This is nested more than ${deepest} deep.`, placeOf(cursor));
  const result = read();
  cursor.depth -= 1;
  return result;
}

/** The next token, or one further on or back, without taking it. */
export const peek = (cursor: Cursor, ahead = 0): Token | undefined => cursor.tokens[cursor.next + ahead];
/** Where the next token stands, or where the text ends. */
export const placeOf = (cursor: Cursor): number => peek(cursor)?.at ?? cursor.end;

/** Whether the next token is one of these signs; if so it is taken. */
export function takeSign(cursor: Cursor, ...texts: readonly string[]): Token | null {
  const token = peek(cursor);
  if (!token || !isSign(token, ...texts)) return null;
  cursor.next += 1;
  return token;
}

/** Puts tokens in the place of the next one. */
export function replaceNext(cursor: Cursor, ...tokens: readonly Token[]): void {
  cursor.tokens.splice(cursor.next, 1, ...tokens);
}

/** The rest of a word or number after its first `length` characters, as a token of its own; nothing is left of a whole one. */
export function restOf(token: Token, length: number): Token[] {
  const text = token.text.slice(length);
  if (text === '') return [];
  return [{ kind: /^[0-9]/.test(text) ? 'number' : 'word', text, at: token.at + length, spaced: false }];
}

/** Takes the next word of a run of letters: rrho gives r, and rho is next. Refuses a run that cannot be split. */
export function takeWord(cursor: Cursor): Token {
  const token = peek(cursor);
  if (token?.kind !== 'word') return unreadable('A name is missing here.', placeOf(cursor));
  if (!token.whole) {
    const words = splitWord(cursor.vocabulary, cursor.bound, token.text);
    const isUnit = peek(cursor, -1)?.kind === 'number' && !isSign(peek(cursor, -2), '^') && !isOpening(peek(cursor, 1));
    if (!words) return unreadable(`${unknownWord(cursor.vocabulary, token.text)}${isUnit ? ' Units are not written here.' : ''}`, token.at);
    const [first = ''] = words;
    replaceNext(cursor, { ...token, text: first }, ...restOf(token, first.length));
  }
  const taken = peek(cursor) ?? token;
  cursor.next += 1;
  return taken;
}

/** The index of the bracket that closes the opening one at `start`; brackets are known to match. */
export function closingOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i += 1) {
    if (isOpening(tokens[i])) depth += 1;
    if (isClosing(tokens[i])) depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}

/** Takes a bracketed group and gives the tokens inside. */
export function takeGroup(cursor: Cursor): Token[] {
  const end = closingOf(cursor.tokens, cursor.next);
  const inside = cursor.tokens.slice(cursor.next + 1, end);
  cursor.next = end + 1;
  return inside;
}

/** Tokens cut at the commas that stand in no bracket of their own. */
export function cutAtCommas(tokens: readonly Token[]): Token[][] {
  const pieces: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isOpening(token)) depth += 1;
    if (isClosing(token)) depth -= 1;
    if (depth === 0 && isSign(token, ',')) pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  return pieces;
}

/** Reads all of some tokens as one expression, in the surroundings of the cursor. */
export function readAll(cursor: Cursor, tokens: readonly Token[], end: number, bound = cursor.bound): Tree {
  const inner: Cursor = { ...cursor, tokens: [...tokens], next: 0, end, bar: 'opens', bound };
  const tree = deeper(inner, () => cursor.readExpression(inner));
  const left = peek(inner);
  if (left) unreadable(`"${left.text.slice(0, 20)}" does not fit here.`, left.at);
  return tree;
}
