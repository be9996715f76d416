import { readCharacters } from './characters';
import { withoutLatex } from './latex';
import { closingOf } from './cursor';
import { isClosing, isOpening, isSign, tokensOf, type Token } from './tokens';
import { unreadable } from './trouble';

/** A left side as it is compared: without spaces, braces, _ ^ * and commas, in lower case. */
const bare = (tokens: readonly Token[]): string =>
  tokens
    .filter((token) => !isSign(token, '{', '}', '_', '^', '*', ','))
    .map(({ text }) => text)
    .join('')
    .toLowerCase();

/** Stage 3: drops `name =` where the name is one of the field's own. Anything else left of an equality sign is refused: it could be the answer. */
export function withoutLabel(tokens: readonly Token[], labels: readonly string[]): Token[] {
  const own = new Set(labels.map((label) => bare(withoutLatex(tokensOf(readCharacters(label))))));
  let rest = [...tokens];
  for (;;) {
    let depth = 0;
    const equals = rest.findIndex((token) => {
      if (isOpening(token)) depth += 1;
      if (isClosing(token)) depth -= 1;
      return depth === 0 && isSign(token, '=');
    });
    if (equals < 0) return rest;
    if (!own.has(bare(rest.slice(0, equals)))) unreadable('What stands left of = is no name of this answer; type the result alone.', rest[0]?.at ?? null);
    rest = rest.slice(equals + 1);
  }
}

/** Drops a pair of $ around the whole; one anywhere else is refused. */
export function withoutDollars(tokens: readonly Token[]): Token[] {
  let rest = [...tokens];
  while (rest.length > 1 && isSign(rest[0], '$') && isSign(rest.at(-1), '$')) rest = rest.slice(1, -1);
  const left = rest.find((token) => isSign(token, '$'));
  if (left) unreadable('$ stands only around the whole formula.', left.at);
  return rest;
}

/** Drops O( ) or Theta( ) around the whole of a cost. */
export function withoutOrder(tokens: readonly Token[]): Token[] {
  const [word, open] = tokens;
  if (word?.kind !== 'word' || !['O', 'Theta'].includes(word.text) || !isOpening(open) || closingOf(tokens, 1) !== tokens.length - 1) return [...tokens];
  return tokens.slice(2, -1);
}
