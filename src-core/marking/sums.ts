import { cutAtCommas, deeper, peek, placeOf, readAll, replaceNext, restOf, takeGroup, takeWord, type Cursor } from './cursor';
import { isOpening, isSign, type Token } from './tokens';
import { below, namesIn, type Tree } from './tree';
import { unreadable } from './trouble';
import type { Vocabulary } from './vocabulary';

interface Limits {
  index: string;
  from: Tree | null;
  to: Tree | null;
}

/** The index that a piece of tokens names: s, or s'. Null if it names none. */
function indexNamed(tokens: readonly Token[]): string | null {
  const [word, prime] = tokens;
  if (word?.kind !== 'word' || !/^[A-Za-z]$/.test(word.text)) return null;
  if (tokens.length === 1) return word.text;
  return tokens.length === 2 && isSign(prime, "'") ? `${word.text}'` : null;
}

/** A limit: whole numbers and sizes of the question, nothing else. */
function checkLimit(vocabulary: Vocabulary, limit: Tree): Tree {
  for (const name of namesIn(limit)) {
    const isSize = vocabulary.byName.get(name)?.role === 'size';
    if (!isSize && !['add', 'subtract', 'multiply', 'divide', 'power', 'negate'].includes(name)) unreadable(`A limit is a whole number or a size of this question; ${name} is neither.`, limit.at);
  }
  return limit;
}

/** Takes what stands below: s, s=1, or several indices. */
function readLower(cursor: Cursor, at: number): Limits[] {
  const token = peek(cursor);
  if (token && isOpening(token)) {
    const inside = takeGroup(cursor);
    const equals = inside.findIndex((each) => isSign(each, '='));
    if (equals >= 0) {
      const index = indexNamed(inside.slice(0, equals));
      if (index === null) return unreadable('Before = stands one index, as in s=1.', token.at);
      return [{ index, from: checkLimit(cursor.vocabulary, readAll(cursor, inside.slice(equals + 1), token.at)), to: null }];
    }
    return cutAtCommas(inside).map((piece) => {
      const index = indexNamed(piece);
      return index === null ? unreadable('Below a sum stands its index, as in sum_s or sum_(s=1)^T.', token.at) : { index, from: null, to: null };
    });
  }
  if (token?.kind !== 'word') return unreadable('A sum needs its index, as in sum_s or sum_(s=1)^T.', at);
  const index = token.text.slice(0, 1);
  // sum_s1 could mean the limit s=1.
  if (/^[A-Za-z][0-9]/.test(token.text)) unreadable(`A lower limit is written ${index}=1 in brackets: sum_(${index}=1)^T.`, token.at);
  replaceNext(cursor, ...restOf(token, 1));
  return [{ index, from: null, to: null }];
}

/** Takes what stands above: a number, a size, or a bracket. */
function readUpper(cursor: Cursor): Tree {
  const token = peek(cursor);
  if (token && isOpening(token)) return checkLimit(cursor.vocabulary, readAll(cursor, takeGroup(cursor), token.at));
  if (token?.kind === 'number') {
    cursor.next += 1;
    return { kind: 'number', value: Number(token.text), text: token.text, at: token.at };
  }
  if (token?.kind !== 'word') return unreadable('The upper limit is missing here.', placeOf(cursor));
  const word = takeWord(cursor);
  return checkLimit(cursor.vocabulary, readAll(cursor, [word], word.at));
}

/** The sizes of the slots that an index stands in. */
function slotsOf(vocabulary: Vocabulary, tree: Tree, index: string, into = new Set<string | number>()): Set<string | number> {
  if (tree.kind === 'entry') {
    const symbol = vocabulary.byName.get(tree.name);
    const sizes = [...(symbol?.slots ?? []), ...(symbol?.cell ?? [])];
    tree.indices.forEach((each, i) => {
      const size = sizes[i];
      if (each.kind === 'name' && each.name === index && size !== undefined) into.add(size);
    });
  }
  if (tree.kind === 'over' && tree.index === index) return into;
  for (const each of below(tree)) slotsOf(vocabulary, each, index, into);
  return into;
}

/** The sum or product itself. Without limits the range is that of the slot the index stands in, never one that its letter suggests. */
function over(cursor: Cursor, name: 'sum' | 'prod', { index, from, to }: Limits, body: Tree, at: number): Tree {
  const one: Tree = { kind: 'number', value: 1, text: '1', at };
  if (to) return { kind: 'over', name, index, from: from ?? one, to, body, at };
  if (from) return unreadable('This sum has a lower limit and no upper one.', at);
  const sizes = [...slotsOf(cursor.vocabulary, body, index)];
  const [size] = sizes;
  if (size === undefined) return unreadable(`How far ${index} runs cannot be told: it stands in no index here. Give both limits.`, at);
  if (sizes.length > 1) return unreadable(`${index} stands in indices of different ranges here. Give both limits.`, at);
  return { kind: 'over', name, index, from: one, to: typeof size === 'number' ? { kind: 'number', value: size, text: String(size), at } : { kind: 'name', name: size, at }, body, at };
}

/** Indices in a tree that nothing binds yet. */
function freeIndices(tree: Tree, bound: ReadonlySet<string>, into = new Set<string>()): Set<string> {
  if (tree.kind === 'entry') for (const each of tree.indices) if (each.kind === 'name' && !bound.has(each.name)) into.add(each.name);
  const inside = tree.kind === 'over' ? new Set([...bound, tree.index]) : bound;
  for (const each of below(tree)) freeIndices(each, inside, into);
  return into;
}

/** sum(s,1,T,body), sum(body,s,1,T), sum(body) with one free index. */
function readCallForm(cursor: Cursor, name: 'sum' | 'prod', at: number): Tree {
  const pieces = cutAtCommas(takeGroup(cursor));
  const [first = [], second = [], third = [], fourth = []] = pieces;
  if (pieces.length === 4) {
    const indexFirst = indexNamed(first);
    const index = indexFirst ?? indexNamed(second);
    if (index === null) return unreadable(`Write ${name}(s, 1, T, ...) with the index first.`, at);
    const [from, to, body] = indexFirst === null ? [third, fourth, first] : [second, third, fourth];
    const limit = (tokens: readonly Token[]): Tree => checkLimit(cursor.vocabulary, readAll(cursor, tokens, at));
    return over(cursor, name, { index, from: limit(from), to: limit(to) }, readAll(cursor, body, at, new Set([...cursor.bound, index])), at);
  }
  if (pieces.length !== 1) return unreadable(`${name} takes what is summed alone, or with index and both limits: ${name}(s, 1, T, ...).`, at);
  const body = readAll(cursor, first, at);
  const free = [...freeIndices(body, cursor.bound)];
  const own = free.filter((index) => !['index', 'size'].includes(cursor.vocabulary.byName.get(index)?.role ?? ''));
  const [index, another] = own.length > 0 ? own : free;
  if (index === undefined || another !== undefined) return unreadable(`Which index this runs over cannot be told; write ${name}_s with its index.`, at);
  return over(cursor, name, { index, from: null, to: null }, body, at);
}

/** A sum or product, its word being taken. The body is the next product; it ends at + or -, at a closing bracket, or at a / before another sum. */
export function readSum(cursor: Cursor, name: 'sum' | 'prod', at: number): Tree {
  const next = peek(cursor);
  if (next && isOpening(next)) return readCallForm(cursor, name, at);
  let lower: Limits[] = [];
  let upper: Tree | null = null;
  for (;;) {
    if (lower.length === 0 && isSign(peek(cursor), '_')) {
      cursor.next += 1;
      lower = readLower(cursor, at);
    } else if (!upper && isSign(peek(cursor), '^')) {
      cursor.next += 1;
      upper = readUpper(cursor);
    } else break;
  }
  if (upper && lower.length > 1) return unreadable('An upper limit belongs to one index; write one sum for each.', at);
  if (lower.length === 0) return unreadable(`This ${name === 'sum' ? 'sum' : 'product'} has no index; write ${name}_s or ${name}_(s=1)^T.`, at);
  const outer = cursor.bound;
  cursor.bound = new Set([...outer, ...lower.map(({ index }) => index)]);
  const body = deeper(cursor, () => cursor.readProduct(cursor, true));
  cursor.bound = outer;
  return [...lower].reverse().reduce((inner, limits) => over(cursor, name, { ...limits, to: upper }, inner, at), body);
}

/** Whether a sum follows after these tokens' opening brackets. */
export function startsSum(cursor: Cursor, ahead: number): boolean {
  let i = cursor.next + ahead;
  while (isOpening(cursor.tokens[i])) i += 1;
  return cursor.tokens[i]?.kind === 'word' && /^(?:sum|prod)$/i.test(cursor.tokens[i]?.text ?? '');
}

