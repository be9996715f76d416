import type { AnswerFunction, AnswerSymbol, FormulaField } from '../contract/parts';
import { matrixFunctions, numberFunctions, otherNames } from './functions';

/** A symbol by the parts of its spelling: U_q has the base U and the fixed index q. */
export interface Known {
  symbol: AnswerSymbol;
  base: string;
  /** A fixed index, '' where there is none. */
  fixed: string;
}

/** What one word of an answer may be. */
export interface Vocabulary {
  symbols: readonly Known[];
  byName: ReadonlyMap<string, AnswerSymbol>;
  functions: ReadonlyMap<string, AnswerFunction>;
  /** Whether densities N(x|m,S) and expectations E_q[..] are known here. */
  hasExpectation: boolean;
  /** Every word that may stand alone, as typed: bases, spellings without their underscore, functions, constants, sum and prod. */
  words: ReadonlySet<string>;
  constants: ReadonlyMap<string, number>;
}

/** Known in every field; pi unless the field owns the name. */
const allConstants: readonly (readonly [string, number])[] = [
  ['e', Math.E],
  ['pi', Math.PI],
];

function spellings(symbol: AnswerSymbol): Known[] {
  return [symbol.name, ...(symbol.alike ?? [])].map((spelling) => {
    const [, base = spelling, fixed = ''] = /^([A-Za-z]+)_?(.*)$/.exec(spelling) ?? [];
    return { symbol, base, fixed };
  });
}

/** The words of a field: its symbols, its functions, and those that every field has. */
export function vocabularyOf(field: FormulaField): Vocabulary {
  const symbols = field.symbols.flatMap(spellings);
  const functions = new Map((field.functions ?? []).map((each) => [each.name, each]));
  const hasExpectation = field.expectation !== undefined;
  const constants = new Map(allConstants.filter(([name]) => !symbols.some(({ base }) => base === name)));
  return {
    symbols,
    functions,
    hasExpectation,
    constants,
    byName: new Map(field.symbols.map((symbol) => [symbol.name, symbol])),
    words: new Set([
      ...symbols.flatMap(({ base, fixed }) => [base, `${base}${fixed}`]),
      ...functions.keys(),
      ...numberFunctions.keys(),
      ...matrixFunctions.keys(),
      ...otherNames.keys(),
      ...constants.keys(),
      ...(hasExpectation ? ['N', 'E'] : []),
      'sum',
      'prod',
    ]),
  };
}

/** Symbols with indices: those of slots, and the entries of what stands there. */
export const indexCounts = (symbol: AnswerSymbol): { least: number; most: number } => {
  const slots = symbol.slots?.length ?? 0;
  return { least: slots, most: slots + (symbol.cell?.length ?? 0) };
};

/** The function that a word names, in the case of the normal form, or null. The field's own come first. */
export function functionNamed(vocabulary: Vocabulary, word: string): string | null {
  if (vocabulary.functions.has(word)) return word;
  if (vocabulary.hasExpectation && word === 'N') return word;
  if (vocabulary.symbols.some(({ base, fixed }) => base === word || `${base}${fixed}` === word)) return null;
  for (const name of vocabulary.functions.keys()) if (name.toLowerCase() === word.toLowerCase()) return name;
  for (const names of [numberFunctions, matrixFunctions, otherNames])
    for (const name of names.keys()) if (name.toLowerCase() === word.toLowerCase()) return otherNames.get(name) ?? name;
  return null;
}

/** Whether a word can be read by itself: exactly, or in another case where just one symbol, or a function, fits. */
export function isWord(vocabulary: Vocabulary, bound: ReadonlySet<string>, word: string, anyCase: boolean): boolean {
  if (vocabulary.words.has(word) || bound.has(word)) return true;
  if (!anyCase) return false;
  return /^(?:sum|prod)$/i.test(word) || functionNamed(vocabulary, word) !== null || inOtherCase(vocabulary, word) !== null;
}

/** The base of the one symbol that is spelt so but for its case, or null. */
export function inOtherCase(vocabulary: Vocabulary, word: string): string | null {
  const fits = new Set(vocabulary.symbols.flatMap(({ base, fixed }) => [base, `${base}${fixed}`]).filter((each) => each.toLowerCase() === word.toLowerCase()));
  const [only] = fits;
  return fits.size === 1 && only !== undefined ? only : null;
}

/** Edits between two words (Levenshtein), for "did you mean". */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** What to say of a word that is not known here: what is, and what may have been meant. */
export function unknownWord(vocabulary: Vocabulary, word: string): string {
  const shown = word.length > 20 ? `${word.slice(0, 20)}…` : word;
  const names = [...vocabulary.byName.values()].map(({ name }) => name);
  const near = [...names, ...vocabulary.functions.keys(), ...numberFunctions.keys()].filter((name) => name.length > 2 && word.length > 2 && distance(name.toLowerCase(), word.toLowerCase()) <= (word.length > 4 ? 2 : 1));
  const [guess] = near;
  const knows = names.length === 0 ? 'this answer is a number' : `this question knows ${names.join(', ')}`;
  return `"${shown}" is not known here; ${knows}.${guess === undefined ? '' : ` Did you mean ${guess}?`}`;
}
