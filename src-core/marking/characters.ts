import { unreadable } from './trouble';

/** One readable character, or a name written as one character (ρ is rho), and where it stood. */
export interface Glyph {
  text: string;
  at: number;
  /** A Greek letter: a name by itself, never part of a longer one. */
  isName?: true;
}

const longest = 500;

const greek: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ϑ: 'theta', ι: 'iota', κ: 'kappa', λ: 'lambda',
  μ: 'mu', µ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ϖ: 'pi', ρ: 'rho', ϱ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega',
  Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Π: 'prod', Σ: 'sum', Φ: 'Phi', Ψ: 'Psi', Ω: 'Omega', '\u2126': 'Omega', '∑': 'sum', '∏': 'prod', '√': 'sqrt',
};
const signs: Readonly<Record<string, string>> = {
  '−': '-', '–': '-', '‐': '-', '‑': '-', '×': '*', '∗': '*', '⋆': '*', '÷': '/', '∕': '/', '⁄': '/', '·': '·', '⋅': '·', '∙': '·', '⊗': '⊗', '‖': '‖', '∥': '‖', '⊤': '⊤', ᵀ: '⊤', '′': "'", '’': "'",
  '≤': '≤', '≥': '≥', '≪': '≪', '≫': '≫', '∫': '∫', '…': '…', '\u00a0': ' ', '\u2009': ' ', '\u202f': ' ',
};
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ⁿⁱᴰᴷᴸᵈᵏˡʳˢᵗˣʸ';
const subscripts = '₀₁₂₃₄₅₆₇₈₉₋₊₍₎ᵢⱼₖₗₘₙₛₜₓ';
const plain = /[A-Za-z0-9 +\-*/^_()[\]{}|,;=<>!'.?:$\\]/;
const greekCapitalsLikeLatin = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const mathematicalLetter = /[\u{1D400}-\u{1D7CB}\u2102\u210A-\u2113\u2115\u2119-\u211D\u2124\u2128\u212C\u212D\u212F-\u2131\u2133\u2134\uFF21-\uFF3A\uFF41-\uFF5A]/u;

/** What a control, direction or other unseen character is called. */
function unseenName(character: string, code: number): string | null {
  if (character === '\n' || character === '\r' || code === 0x2028 || code === 0x2029) return 'a line break';
  if (code < 32 || (code >= 127 && code < 160)) return 'a control character';
  if ((code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff || code === 0xad) return 'a character of zero width';
  if (code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0x61c) return 'a mark of writing direction';
  return null;
}

function refuseCharacter(character: string, at: number): never {
  const code = character.codePointAt(0) ?? 0;
  const hexadecimal = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const unseen = unseenName(character, code);
  if (unseen !== null) return unreadable(`Here stands ${unseen} (${hexadecimal}), which cannot be seen; delete it.`, at);
  if (/\p{Script=Cyrillic}/u.test(character)) return unreadable(`This ${character} is Cyrillic, though it may look Latin; type it again.`, at);
  if (greekCapitalsLikeLatin.includes(character) || character === 'ο') return unreadable(`This ${character} is Greek, though it looks Latin; type it again.`, at);
  if (character === '%') return unreadable('% is not read; write the number as a decimal.', at);
  if (character === '"' || character === '`' || character === '“' || character === '”') return unreadable('Quotation marks are not part of a formula.', at);
  return unreadable(/[\p{L}\p{N}\p{S}\p{P}]/u.test(character) ? `"${character}" is not read here.` : `Here stands a character that is not read (${hexadecimal}).`, at);
}

/** A raised or lowered character as itself: ⁺ is +, ₖ is k. */
function levelled(character: string): string {
  const text = character.normalize('NFKC');
  return text === '−' ? '-' : text;
}

/**
 * Stage 1: the characters that the later stages know, each with its place.
 *
 * Greek letters become names, typographic signs plain ones, raised characters `^( )`, lowered ones `_{ }`, full-width and mathematical
 * letters the letters they mean (only those: normalising the whole would turn ρ² into ρ2). Every other character is refused by name and
 * place, and so are more than 500 of them.
 */
export function readCharacters(text: string): Glyph[] {
  if (text.length > longest) unreadable(`This has ${text.length} characters; at most ${longest} are read.`, null);
  const glyphs: Glyph[] = [];
  let level = '';
  const close = (at: number): void => {
    if (level !== '') glyphs.push({ text: level === '^' ? ')' : '}', at });
    level = '';
  };
  let at = 0;
  for (const typed of text) {
    const character = mathematicalLetter.test(typed) ? typed.normalize('NFKC') : typed;
    const next = typed === 'ᵀ' ? '' : superscripts.includes(character) ? '^' : subscripts.includes(character) ? '_' : '';
    if (next !== level) {
      close(at);
      if (next !== '') glyphs.push({ text: next, at }, { text: next === '^' ? '(' : '{', at });
      level = next;
    }
    if (next !== '') glyphs.push({ text: levelled(character), at });
    else if (Object.hasOwn(greek, character)) glyphs.push({ text: greek[character] ?? '', at, isName: true });
    else if (Object.hasOwn(signs, character)) glyphs.push({ text: signs[character] ?? '', at });
    else if (character.length === 1 && plain.test(character)) glyphs.push({ text: character, at });
    else refuseCharacter(character, at);
    at += typed.length;
  }
  close(at);
  return glyphs;
}
