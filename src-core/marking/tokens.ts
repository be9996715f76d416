import type { Glyph } from './characters';
import { unreadable } from './trouble';

/**
 * word: letters, perhaps with digits after the first (x0, log1p); `whole`: a name by itself that is never split. command: \frac.
 * sign: everything else, one sign each.
 */
export interface Token {
  kind: 'number' | 'word' | 'command' | 'sign';
  text: string;
  at: number;
  /** Whether a space stands before it. */
  spaced: boolean;
  whole?: true;
}

const letter = /[A-Za-z]/;
const digit = /[0-9]/;
/** Signs of two characters, longest first, and what they mean. */
const pairs: readonly (readonly [string, string])[] = [
  ['...', '…'],
  ['**', '^'],
  ['||', '‖'],
  ['<<', '≪'],
  ['>>', '≫'],
  ['<=', '≤'],
  ['>=', '≥'],
];

/** Stage 2a: characters to tokens. Refuses what no token begins with: a dot without digits. */
export function tokensOf(glyphs: readonly Glyph[]): Token[] {
  const tokens: Token[] = [];
  const textAt = (i: number): string => glyphs[i]?.text ?? '';
  const isPlain = (i: number, test: RegExp): boolean => i < glyphs.length && glyphs[i]?.isName !== true && test.test(textAt(i));
  /** The end of the run of characters that pass a test. */
  const runEnd = (from: number, test: RegExp): number => {
    let i = from;
    while (isPlain(i, test)) i += 1;
    return i;
  };
  const textOf = (from: number, to: number): string => glyphs.slice(from, to).map((glyph) => glyph.text).join('');

  /** 2, .5, 1e-3; the e is an exponent only when digits follow, so that 2e^x keeps its constant. */
  const numberEnd = (from: number): number => {
    let i = runEnd(from, digit);
    if (textAt(i) === '.' && textAt(i + 1) !== '.') i = runEnd(i + 1, digit);
    if (/^[eE]$/.test(textAt(i)) && glyphs[i]?.isName !== true) {
      const digits = /^[+-]$/.test(textAt(i + 1)) ? i + 2 : i + 1;
      if (isPlain(digits, digit)) i = runEnd(digits, digit);
    }
    return i;
  };

  let spaced = false;
  let i = 0;
  const take = (kind: Token['kind'], text: string, end: number, whole = false): void => {
    tokens.push({ kind, text, at: glyphs[i]?.at ?? 0, spaced, ...(whole ? { whole } : {}) });
    spaced = false;
    i = end;
  };
  while (i < glyphs.length) {
    const glyph = glyphs[i];
    if (!glyph) break;
    const pair = pairs.find(([typed]) => textOf(i, i + typed.length) === typed);
    if (glyph.isName) take('word', glyph.text, i + 1, true);
    else if (glyph.text === ' ') {
      spaced = true;
      i += 1;
    } else if (digit.test(glyph.text) || (glyph.text === '.' && isPlain(i + 1, digit))) {
      const end = numberEnd(i);
      const text = textOf(i, end);
      if (/^0[xXbBoO]/.test(textOf(i, i + 2)) && letter.test(textAt(i + 1))) unreadable('Numbers are read as decimals only, such as 0.5 or 1e-3.', glyph.at);
      if (!Number.isFinite(Number(text))) unreadable(`${text} is too large to be a number here.`, glyph.at);
      take('number', text, end);
    } else if (letter.test(glyph.text)) {
      const end = runEnd(i, /[A-Za-z0-9]/);
      take('word', textOf(i, end), end);
    } else if (glyph.text === '\\') {
      const end = isPlain(i + 1, letter) ? runEnd(i + 1, letter) : i + 2;
      take('command', textOf(i + 1, end), end);
    } else if (pair) take('sign', pair[1], i + pair[0].length);
    else if (glyph.text === '.') unreadable('A dot stands only inside a number here.', glyph.at);
    else take('sign', glyph.text, i + 1);
  }
  return tokens;
}

/** Whether a token is one of these signs. */
export const isSign = (token: Token | undefined, ...texts: readonly string[]): boolean => token?.kind === 'sign' && texts.includes(token.text);

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Whether a token opens a bracket. */
export const isOpening = (token: Token | undefined): boolean => isSign(token, '(', '[', '{');
/** Whether a token closes a bracket. */
export const isClosing = (token: Token | undefined): boolean => isSign(token, ')', ']', '}');
/** What closes an opening bracket. */
export const closerOf = (token: Token): string => closers[token.text] ?? '';

/**
 * Where each opening bracket closes, by index. Refuses brackets that do not match, saying where they opened, and more than `deepest` inside one
 * another: parsers recurse, and the stack ends without a word of where.
 */
export function matchBrackets(tokens: readonly Token[], deepest: number): Map<number, number> {
  const open: number[] = [];
  const ends = new Map<number, number>();
  tokens.forEach((token, i) => {
    if (isOpening(token)) open.push(i);
    if (open.length > deepest) unreadable(`More than ${deepest} brackets stand inside one another.`, token.at);
    if (!isClosing(token)) return;
    const start = open.pop();
    const opening = start === undefined ? undefined : tokens[start];
    if (start === undefined || !opening) return unreadable(`There is one bracket too many: ${token.text} closes nothing.`, token.at);
    if (closerOf(opening) !== token.text) unreadable(`The bracket ${opening.text} opened at character ${opening.at + 1} is closed by ${token.text}.`, token.at);
    ends.set(start, i);
  });
  const left = open.at(-1);
  const unclosed = left === undefined ? undefined : tokens[left];
  if (unclosed) unreadable(`The bracket ${unclosed.text} opened here is not closed.`, unclosed.at);
  return ends;
}
