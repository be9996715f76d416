import { functionNamed, indexCounts, isWord, type Vocabulary } from './vocabulary';

/** Whether digits may follow a word of letters: as an index (x1), or as the number a function acts on (log 2 typed as log2). */
function takesDigits(vocabulary: Vocabulary, word: string): boolean {
  return vocabulary.symbols.some(({ symbol, base }) => base === word && indexCounts(symbol).most > 0) || functionNamed(vocabulary, word) !== null;
}

/**
 * A run of letters and digits as the fewest known words: rrho is r, rho. Null where that is not possible.
 *
 * Digits belong to the word before them (x0), or stand as an index after it. Exact case wins over forgiven case.
 */
export function splitWord(vocabulary: Vocabulary, bound: ReadonlySet<string>, run: string): string[] | null {
  return fewest(vocabulary, bound, run, false) ?? fewest(vocabulary, bound, run, true);
}

function fewest(vocabulary: Vocabulary, bound: ReadonlySet<string>, run: string, anyCase: boolean): string[] | null {
  // best[i]: the fewest words that make up the first i characters.
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= run.length; end += 1) {
    let found: string[] | null = null;
    for (let start = Math.max(0, end - 12); start < end; start += 1) {
      const before = best[start];
      const part = run.slice(start, end);
      if (!before || (found && before.length + 1 >= found.length)) continue;
      const [, letters = '', digits = ''] = /^([A-Za-z]+)([0-9]+)$/.exec(part) ?? [];
      // Digits end a word: the next character must not be one more of them.
      if (digits !== '' && /[0-9]/.test(run[end] ?? '')) continue;
      if (isWord(vocabulary, bound, part, anyCase) || (digits !== '' && isWord(vocabulary, bound, letters, anyCase) && takesDigits(vocabulary, letters))) found = [...before, part];
    }
    best[end] = found;
  }
  return best[run.length] ?? null;
}
