import type { About, Ink } from '../../src-core/contract/types';

type Symbols = About['symbols'];
export type Piece = { text: string } | { symbol: string; glyph: string; ink: Ink };

/** What is told in plain letters: Greek ones that stand for a symbol of the lab and hold no other word are marked as such. */
export const marked = (text: string, symbols: Symbols): string =>
  Object.entries(symbols).reduce((told, [id, { glyph }]) => (/[α-ω]/.test(glyph) ? told.replace(new RegExp(`${glyph}(?![A-Za-z])`, 'g'), `@${id}`) : told), text);

/** A word joiner before what closes behind a formula: Chromium would let a line begin with that comma. */
const joined = (text: string): string => text.replace(/^[.,;:?!)]/, '\u2060$&');

/** Splits a text at its `$formulas$`, which are TeX. */
export const formulas = (text: string): ({ text: string } | { tex: string })[] =>
  text.split('$').flatMap((part, i) => (part === '' ? [] : [i % 2 === 1 ? { tex: part } : { text: i === 0 ? part : joined(part) }]));

/** Splits a text at its `@symbols`. */
export function pieces(text: string, symbols: Symbols): Piece[] {
  return text.split(/(@[a-z]+)/i).flatMap((part): Piece[] => {
    if (!part.startsWith('@')) return part ? [{ text: part }] : [];
    const id = part.slice(1);
    const symbol = symbols[id];
    return symbol ? [{ symbol: id, glyph: symbol.glyph, ink: symbol.ink }] : [{ text: part }];
  });
}

/** One impossible colour a symbol: KaTeX carries it through, and it tells afterwards which nodes belong to which symbol. */
export const sentinel = (index: number): string => `#0102${(index + 16).toString(16).padStart(2, '0')}`;
const asRgb = (index: number): string => `rgb(1, 2, ${index + 16})`;

export function texWithSentinels(tex: string, symbols: Symbols): string {
  return tex.replace(/@([a-z]+)/gi, (whole, id: string) => {
    const index = Object.keys(symbols).indexOf(id);
    const symbol = symbols[id];
    return symbol ? `{\\textcolor{${sentinel(index)}}{${symbol.tex}}}` : whole;
  });
}

/** Replaces the sentinel colours by a class and a name, so that the style sheet colours symbols and a hover finds them. */
export function nameSymbols(root: HTMLElement, symbols: Symbols): void {
  const ids = Object.keys(symbols);
  for (const node of root.querySelectorAll<HTMLElement>('.katex-html [style]')) {
    const id = ids.find((_, index) => node.style.color === asRgb(index));
    if (id === undefined) continue;
    node.style.color = '';
    node.classList.add('symbol', symbols[id]?.ink ?? 'ink');
    node.dataset['symbol'] = id;
  }
}
