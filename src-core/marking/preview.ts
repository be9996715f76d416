import type { FormulaField, Preview } from '../contract/parts';
import { answerTokens, comparisonSides, readTree } from './read';
import { texOf } from './texOf';
import { Unfinished, Unreadable } from './trouble';
import { vocabularyOf } from './vocabulary';

const asTex = (tex: string): Preview => ({ tex, trouble: null, column: null });

/**
 * How an answer to a field is read, while it is typed: typeset, or what is in the way and where. `coloured`: names of symbols that have a
 * colour on the page, written as `@rho`. Never throws but for a mistake of this program; marks nothing.
 */
export function previewOf(field: FormulaField, text: string, coloured: ReadonlySet<string>): Preview {
  const vocabulary = vocabularyOf(field);
  const symbol = (name: string): string => (coloured.has(name) ? `@${name}` : (vocabulary.byName.get(name)?.tex ?? (name === 'pi' ? '\\pi' : name)));
  try {
    const tokens = answerTokens(field, text);
    const sides = field.relation === 'inequality' ? comparisonSides(tokens) : null;
    const tex = (sides ?? [tokens]).map((side) => texOf(readTree(vocabulary, side, text.length), symbol));
    return asTex(tex.join('<'));
  } catch (error) {
    if (error instanceof Unreadable) return { tex: null, trouble: error.message, column: error.at === null ? null : error.at + 1 };
    if (error instanceof Unfinished) return { tex: null, trouble: error.message, column: error.at + 1 };
    throw error;
  }
}
