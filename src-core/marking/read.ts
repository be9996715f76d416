import type { FormulaField } from '../contract/parts';
import { readCharacters } from './characters';
import { deepest, peek, type Cursor } from './cursor';
import { unexpected } from './factors';
import { checkIndices } from './indices';
import { withoutDollars, withoutLabel, withoutOrder } from './label';
import { withoutLatex } from './latex';
import { readExpression, readProduct } from './products';
import { isClosing, isOpening, isSign, matchBrackets, tokensOf, type Token } from './tokens';
import { countNodes, type Tree } from './tree';
import { Unfinished, unreadable } from './trouble';
import type { Vocabulary } from './vocabulary';

const mostNodes = 200;
const comparisons = ['<', '>', '≤', '≥', '≪', '≫'];

/** Stages 1 to 3: an answer as tokens, its label and wrapping dropped. Throws Unfinished where something is left open. */
export function answerTokens(field: FormulaField, text: string): Token[] {
  const typed = tokensOf(readCharacters(text));
  const open = typed.find((token) => isSign(token, '?', '…', '∫') || (token.kind === 'command' && ['int', 'dots', 'ldots', 'cdots'].includes(token.text)));
  if (open && !typed.some((token) => isSign(token, ':'))) throw new Unfinished(openWords(open), open.at);
  matchBrackets(typed, deepest);
  const tokens = withoutLabel(withoutLatex(withoutDollars(typed)), field.labels);
  matchBrackets(tokens, 3 * deepest);
  checkCommas(tokens);
  if (tokens.length === 0) throw new Unfinished('Nothing stands here yet.', text.length);
  return field.relation === 'cost' ? withoutOrder(tokens) : tokens;
}

function openWords(token: Token): string {
  if (token.text === '?') return 'A question mark still stands here.';
  return token.text === '∫' || token.text === 'int' ? 'An integral is left standing here; carry it out.' : 'Dots leave something open here; write it out.';
}

/** A comma between digits outside brackets is a decimal comma. */
function checkCommas(tokens: readonly Token[]): void {
  let depth = 0;
  tokens.forEach((token, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (isOpening(token)) depth += 1;
    if (isClosing(token)) depth -= 1;
    if (depth > 0 || !isSign(token, ',') || token.spaced || before?.kind !== 'number' || after?.kind !== 'number' || after.spaced) return;
    unreadable(`A decimal is written with a point: ${before.text}.${after.text}.`, token.at);
  });
}

/** Stage 4: tokens to a tree, against the words of the field. `end`: where the text ends. Refuses the leftmost thing that it cannot read. */
export function readTree(vocabulary: Vocabulary, tokens: readonly Token[], end: number): Tree {
  const cursor: Cursor = { tokens: [...tokens], next: 0, vocabulary, bound: new Set(), depth: 0, bar: 'opens', end, readExpression, readProduct };
  const tree = readExpression(cursor);
  const left = peek(cursor);
  if (left) unreadable(unexpected(left), left.at);
  checkIndices(cursor, tree);
  const nodes = countNodes(tree);
  if (nodes > mostNodes) unreadable(`This has ${nodes} parts; at most ${mostNodes} are read.`, null);
  return tree;
}

/** The two sides of a comparison, the smaller first; null if there is no sign of comparison. Refuses more than one. */
export function comparisonSides(tokens: readonly Token[]): [Token[], Token[]] | null {
  const places = tokens.flatMap((token, i) => (isSign(token, ...comparisons) ? [i] : []));
  const [place, another] = places;
  if (place === undefined) return null;
  if (another !== undefined) unreadable('One comparison is asked here, not a chain of them.', tokens[another]?.at ?? null);
  const sides: [Token[], Token[]] = [tokens.slice(0, place), tokens.slice(place + 1)];
  return isSign(tokens[place], '<', '≤', '≪') ? sides : [sides[1], sides[0]];
}
