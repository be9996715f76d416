import type { AnswerSymbol } from '../contract/parts';
import { cutAtCommas, peek, readAll, replaceNext, restOf, takeGroup, type Cursor } from './cursor';
import { isOpening, isSign, type Token } from './tokens';
import { below, type Tree } from './tree';
import { unreadable } from './trouble';
import { inOtherCase, indexCounts, type Known } from './vocabulary';

const nameOf = (name: string, at: number): Tree => ({ kind: 'name', name, at });
const wholeNumber = (text: string, at: number): Tree => ({ kind: 'number', value: Number(text), text, at });

/** An index as it is written: i, 2, or s' with its prime as part of the name. */
const oneIndex = (text: string, at: number): Tree => (/^[0-9]/.test(text) ? wholeNumber(text, at) : nameOf(text, at));

function needsIndices(symbol: AnswerSymbol, at: number): never {
  const count = indexCounts(symbol).least;
  return unreadable(`${symbol.name} needs ${count === 1 ? 'its index' : `its ${count} indices`}, as in ${symbol.name}_${count === 1 ? 'i' : '{i,d}'}.`, at);
}

function entry(symbol: AnswerSymbol, indices: readonly Tree[], at: number): Tree {
  const { least, most } = indexCounts(symbol);
  if (most === 0) return unreadable(`${symbol.name} has no index here.`, at);
  if (indices.length !== least && indices.length !== most) return needsIndices(symbol, at);
  return { kind: 'entry', name: symbol.name, indices, at };
}

/** Single letters and digits in a row, as in {id} or {k'd}; null if anything else stands there. */
function letterRow(tokens: readonly Token[], wanted: number): Tree[] | null {
  const indices: Tree[] = [];
  const [only] = tokens;
  if (tokens.length === 1 && only?.kind === 'number' && /^[0-9]+$/.test(only.text))
    return only.text.length === wanted ? [...only.text].map((digit, i) => wholeNumber(digit, only.at + i)) : [wholeNumber(only.text, only.at)];
  for (const token of tokens) {
    const last = indices.at(-1);
    if (isSign(token, "'") && last?.kind === 'name') indices[indices.length - 1] = nameOf(`${last.name}'`, last.at);
    else if (token.kind === 'word' || (token.kind === 'number' && /^[0-9]+$/.test(token.text))) indices.push(...[...token.text].map((letter, i) => oneIndex(letter, token.at + i)));
    else return null;
  }
  return indices;
}

/** The indices inside a bracketed subscript: {i,d}, {id}, {L-l}. */
function groupIndices(cursor: Cursor, tokens: readonly Token[], wanted: number, at: number): Tree[] {
  const pieces = cutAtCommas(tokens);
  return pieces.flatMap((piece) => {
    if (piece.length === 0) return unreadable('An index is missing here.', at);
    return letterRow(piece, pieces.length === 1 ? wanted : 1) ?? [readAll(cursor, piece, at)];
  });
}

/** Indices without brackets: as many letters of y_id as the symbol has slots; y_i,d alike. What is left of the word comes next. */
function bareIndices(cursor: Cursor, wanted: number): Tree[] {
  const indices: Tree[] = [];
  while (indices.length < wanted) {
    const token = peek(cursor);
    if (!token) break;
    const comma = indices.length > 0 && isSign(token, ',');
    const after = peek(cursor, 1);
    if (comma && after && !after.spaced && (after.kind === 'word' || after.kind === 'number')) {
      cursor.next += 1;
      continue;
    }
    if ((indices.length > 0 && token.spaced) || (token.kind !== 'word' && token.kind !== 'number') || !/^[A-Za-z0-9]+$/.test(token.text)) break;
    // One slot takes a whole number; several take a digit each.
    const length = token.kind === 'number' && wanted === 1 ? token.text.length : 1;
    indices.push(oneIndex(token.text.slice(0, length), token.at));
    replaceNext(cursor, ...restOf(token, length));
  }
  return indices;
}

/** The symbol whose fixed index this text is (U_q, x_0), in forgiven case if need be. */
const withFixed = (candidates: readonly Known[], text: string): Known | undefined =>
  candidates.find(({ fixed }) => fixed !== '' && fixed === text) ?? candidates.find(({ fixed }) => fixed !== '' && fixed.toLowerCase() === text.toLowerCase());

function readSubscript(cursor: Cursor, candidates: readonly Known[], at: number): Tree {
  cursor.next += 1;
  const token = peek(cursor);
  if (!token) return unreadable('An index is missing after _.', cursor.end);
  const indexed = candidates.find(({ symbol, fixed }) => fixed === '' && indexCounts(symbol).most > 0)?.symbol;
  const counts = indexed ? indexCounts(indexed) : { least: 0, most: 0 };
  const wanted = counts.least || counts.most;
  if (isOpening(token)) {
    const inside = takeGroup(cursor);
    const fixed = withFixed(candidates, inside.map(({ text }) => text).join(''));
    if (fixed) return nameOf(fixed.symbol.name, at);
    return indexed ? entry(indexed, groupIndices(cursor, inside, wanted, token.at), at) : noIndex(candidates, at);
  }
  if (token.kind !== 'word' && token.kind !== 'number') return unreadable('An index is missing after _.', token.at);
  const fixed = withFixed(candidates, token.text) ?? (indexed ? undefined : [...candidates].sort((a, b) => b.fixed.length - a.fixed.length).find((each) => each.fixed !== '' && token.text.startsWith(each.fixed)));
  if (fixed) {
    replaceNext(cursor, ...restOf(token, fixed.fixed.length));
    return nameOf(fixed.symbol.name, at);
  }
  return indexed ? entry(indexed, bareIndices(cursor, wanted), at) : noIndex(candidates, at);
}

function noIndex(candidates: readonly Known[], at: number): never {
  const fixed = candidates.filter((each) => each.fixed !== '');
  const [first] = candidates;
  if (fixed.length > 0) return unreadable(`This index is not known; there is ${fixed.map(({ symbol }) => symbol.name).join(', ')}.`, at);
  return unreadable(`${first?.symbol.name ?? 'This'} has no index here.`, at);
}

/** A symbol with what belongs to it: a fixed index, its slots, or neither. `word` is the base, or a whole spelling such as x0. */
export function readSymbol(cursor: Cursor, word: Token): Tree | null {
  const { symbols } = cursor.vocabulary;
  const [, letters = word.text, digits = ''] = /^([A-Za-z]+)([0-9]*)$/.exec(word.text) ?? [];
  const spelt = symbols.find(({ base, fixed }) => fixed !== '' && `${base}${fixed}` === word.text);
  if (spelt) return nameOf(spelt.symbol.name, word.at);
  let candidates = symbols.filter(({ base }) => base === letters);
  if (candidates.length === 0) {
    const forgiven = inOtherCase(cursor.vocabulary, word.text) ?? inOtherCase(cursor.vocabulary, letters);
    const other = symbols.find(({ base, fixed }) => fixed !== '' && `${base}${fixed}` === forgiven);
    if (other) return nameOf(other.symbol.name, word.at);
    candidates = symbols.filter(({ base }) => base === forgiven);
  }
  const [first] = candidates;
  if (!first) return null;
  if (digits !== '') {
    const indexed = candidates.find(({ symbol, fixed }) => fixed === '' && indexCounts(symbol).most > 0)?.symbol;
    return indexed ? entry(indexed, [wholeNumber(digits, word.at + letters.length)], word.at) : null;
  }
  const next = peek(cursor);
  if (isSign(next, '_')) return readSubscript(cursor, candidates, word.at);
  const plain = candidates.find(({ fixed }) => fixed === '')?.symbol;
  const counts = plain ? indexCounts(plain) : { least: 0, most: 0 };
  if (next && isSign(next, '[') && !next.spaced && counts.least > 0 && plain) return entry(plain, groupIndices(cursor, takeGroup(cursor), counts.least, next.at), word.at);
  if (next?.kind === 'number' && !next.spaced && word.whole) {
    // A Greek letter is a token by itself, so its digits come as a number: β1.
    const fixed = withFixed(candidates, next.text);
    if (fixed || counts.most > 0) {
      cursor.next += 1;
      return fixed ? nameOf(fixed.symbol.name, word.at) : entry(first.symbol, [wholeNumber(next.text, next.at)], word.at);
    }
  }
  if (!plain) return noIndex(candidates, word.at);
  return counts.least > 0 ? needsIndices(plain, word.at) : nameOf(plain.name, word.at);
}

/** Refuses an index that neither a sum nor the question gives a value, wherever it stands. */
export function checkIndices(cursor: Cursor, tree: Tree, bound: ReadonlySet<string> = new Set()): void {
  if (tree.kind === 'entry')
    for (const index of tree.indices)
      if (index.kind === 'name' && !bound.has(index.name) && !cursor.vocabulary.byName.has(index.name)) unreadable(`The index ${index.name} stands here without a sum over it.`, index.at);
  const inside = tree.kind === 'over' ? new Set([...bound, tree.index]) : bound;
  for (const each of below(tree)) checkIndices(cursor, each, inside);
}

