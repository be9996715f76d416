import { isOpening, isSign, closerOf, type Token } from './tokens';
import { unreadable } from './trouble';

const names = new Set(
  ('alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Phi Psi Omega log ln exp sinh cosh tanh sum prod').split(' '),
);
const renamed: Readonly<Record<string, string>> = { varphi: 'phi', varepsilon: 'epsilon', vartheta: 'theta', varrho: 'rho', varsigma: 'sigma', ell: 'l', Pi: 'prod', Sigma: 'sum' };
const signs: Readonly<Record<string, string>> = {
  cdot: '·', times: '*', div: '/', otimes: '⊗', top: '⊤', intercal: '⊤', mid: '|', vert: '|', lvert: '|', rvert: '|', '|': '‖', Vert: '‖', lVert: '‖', rVert: '‖',
  le: '≤', leq: '≤', ge: '≥', geq: '≥', lt: '<', gt: '>', ll: '≪', gg: '≫', int: '∫', dots: '…', ldots: '…', cdots: '…', '{': '{', '}': '}', lbrace: '{', rbrace: '}', prime: "'", star: '*', ast: '*',
};
const spaces = new Set([',', ';', ':', '!', ' ', 'quad', 'qquad', 'left', 'right', 'displaystyle', 'limits', 'bigl', 'bigr', 'Bigl', 'Bigr', 'big', 'Big']);
const fonts = new Set(['mathrm', 'mathbf', 'boldsymbol', 'bm', 'text', 'operatorname', 'mathcal', 'mathbb', 'hat', 'widehat', 'mathit', 'mathsf']);
const fractions = new Set(['frac', 'dfrac', 'tfrac']);

/** Stage 2b: LaTeX to the same tokens that plain typing gives. A fraction becomes a bracketed quotient. Refuses a command that it does not know, by name. */
export function withoutLatex(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let i = 0;
  const sign = (text: string, at: number): Token => ({ kind: 'sign', text, at, spaced: false });

  /** What a command acts on: a group in braces, or the one letter, digit or command that follows. */
  function argument(command: Token): Token[] {
    const first = tokens[i];
    if (!first) return unreadable(`Something is missing after \\${command.text}.`, command.at);
    if (first.kind === 'sign' && isOpening(first)) {
      let depth = 0;
      const start = i + 1;
      for (; i < tokens.length; i += 1) {
        const token = tokens[i];
        if (isSign(token, first.text)) depth += 1;
        else if (isSign(token, closerOf(first))) depth -= 1;
        if (depth === 0) break;
      }
      if (i >= tokens.length) unreadable(`The bracket ${first.text} opened here is not closed.`, first.at);
      i += 1;
      return withoutLatex(tokens.slice(start, i - 1));
    }
    i += 1;
    if (first.kind === 'command') return withoutLatex([first]);
    if (first.kind === 'sign' || first.whole || first.text.length === 1) return [first];
    // \frac12 is one half: a bare argument is one character long.
    i -= 1;
    const rest = { ...first, text: first.text.slice(1), at: first.at + 1, spaced: false, kind: /[0-9.]/.test(first.text[1] ?? '') ? ('number' as const) : first.kind };
    const one = { ...first, text: first.text[0] ?? '' };
    tokens = [...tokens.slice(0, i), one, rest, ...tokens.slice(i + 1)];
    i += 1;
    return [one];
  }
  const bracketed = (inner: readonly Token[], at: number): Token[] => [sign('(', at), ...inner, sign(')', at)];

  /** The tokens that a command stands for. */
  function meaning(token: Token): Token[] {
    const { text, at } = token;
    if (names.has(text)) return [{ ...token, kind: 'word', whole: true }];
    if (Object.hasOwn(renamed, text)) return [{ ...token, kind: 'word', text: renamed[text] ?? '', whole: true }];
    if (Object.hasOwn(signs, text)) return [{ ...token, kind: 'sign', text: signs[text] ?? '' }];
    if (fractions.has(text)) {
      const above = argument(token);
      const below = argument(token);
      return bracketed([...bracketed(above, at), sign('/', at), ...bracketed(below, at)], at);
    }
    if (text === 'binom') {
      const above = argument(token);
      return [{ ...token, kind: 'word', whole: true }, ...bracketed([...above, sign(',', at), ...argument(token)], at)];
    }
    if (text === 'sqrt') {
      if (isSign(tokens[i], '[')) unreadable('Only square roots are read; write another root as a power, (x)^(1/3).', at);
      return [{ ...token, kind: 'word', whole: true }, ...bracketed(argument(token), at)];
    }
    if (fonts.has(text)) {
      const inner = argument(token);
      return inner.length === 1 ? inner : [sign('{', at), ...inner, sign('}', at)];
    }
    return unreadable(`\\${text.slice(0, 30)} is not a command that is read here.`, at);
  }

  while (i < tokens.length) {
    const token = tokens[i];
    if (!token) break;
    i += 1;
    if (token.kind !== 'command') result.push(token);
    else if (spaces.has(token.text)) {
      const next = tokens[i];
      if (next && next.kind !== 'command') tokens = [...tokens.slice(0, i), { ...next, spaced: true }, ...tokens.slice(i + 1)];
    } else result.push(...meaning(token));
  }
  return result;
}
