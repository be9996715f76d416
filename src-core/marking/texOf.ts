import type { Tree } from './tree';

/** How a symbol is written: its TeX, or `@rho` where its colour is known. */
export type SymbolTex = (name: string) => string;

const sum = 1;
const product = 2;
const sign = 3;
const factor = 4;

const commands: ReadonlyMap<string, string> = new Map([
  ['exp', '\\exp'],
  ['log', '\\log'],
  ['Gamma', '\\Gamma'],
  ['cosh', '\\cosh'],
  ['sinh', '\\sinh'],
  ['tanh', '\\tanh'],
]);

const bracketed = (tex: string): string => `\\left(${tex}\\right)`;
/** A sum is read to the next plus, so where anything follows it needs brackets. */
const levelOf = (tree: Tree): number => {
  if (tree.kind === 'over') return sum;
  if (tree.kind !== 'apply') return factor;
  if (tree.name === 'add' || tree.name === 'subtract') return sum;
  if (tree.name === 'negate') return sign;
  return tree.name === 'multiply' || tree.name === 'kron' || tree.name === 'dot' ? product : factor;
};

/**
 * What was read, as TeX: fractions where a quotient stands, brackets only where the reading needs them. It shows the tree that is marked, not
 * the text that was typed, so that a person sees before checking how an answer is understood.
 */
export function texOf(tree: Tree, symbol: SymbolTex): string {
  const at = (part: Tree, least: number): string => (levelOf(part) < least ? bracketed(texOf(part, symbol)) : texOf(part, symbol));
  switch (tree.kind) {
    case 'number':
      return tree.text.replace(/e([+-]?\d+)$/i, '\\cdot 10^{$1}');
    case 'name':
      return symbol(tree.name);
    case 'entry':
      return `{${symbol(tree.name)}}_{${tree.indices.map((index) => texOf(index, symbol)).join(',')}}`;
    case 'over':
      return `\\${tree.name}_{${symbol(tree.index)}=${texOf(tree.from, symbol)}}^{${texOf(tree.to, symbol)}}${at(tree.body, product)}`;
    case 'expect':
      return `\\mathbb{E}_q\\left[${texOf(tree.body, symbol)}\\right]`;
    case 'apply':
      return applied(tree.name, tree.parts, at, (part) => texOf(part, symbol));
  }
}

function applied(name: string, parts: readonly Tree[], at: (part: Tree, least: number) => string, whole: (part: Tree) => string): string {
  const [first, second] = parts;
  if (first === undefined) return name;
  const many = parts.map(whole).join(',\\,');
  if (second !== undefined) {
    switch (name) {
      case 'add':
        return `${at(first, sum)}+${at(second, sum)}`;
      case 'subtract':
        return `${at(first, sum)}-${at(second, product)}`;
      case 'multiply':
        return `${at(first, product)}${second.kind === 'number' ? '\\cdot ' : '\\,'}${at(second, factor)}`;
      case 'divide':
        return `\\frac{${whole(first)}}{${whole(second)}}`;
      case 'power':
      case 'transposeOrPower':
        return `${at(first, factor) === whole(first) && isAtom(first) ? `{${whole(first)}}` : bracketed(whole(first))}^{${whole(second)}}`;
      case 'kron':
        return parts.map((part) => at(part, factor)).join('\\otimes ');
      case 'dot':
        return `${at(first, factor)}\\cdot ${at(second, factor)}`;
      case 'binom':
        return `\\binom{${whole(first)}}{${whole(second)}}`;
      case 'log':
        return `\\log_{${whole(second)}}${bracketed(whole(first))}`;
      case 'list':
        return bracketed(many);
    }
  }
  switch (name) {
    case 'negate':
      return `-${at(first, product)}`;
    case 'sqrt':
      return `\\sqrt{${whole(first)}}`;
    case 'fact':
      return `${isAtom(first) ? whole(first) : bracketed(whole(first))}!`;
    case 'transpose':
      return `{${isAtom(first) ? whole(first) : bracketed(whole(first))}}^{\\top}`;
    case 'inv':
      return `${bracketed(whole(first))}^{-1}`;
    case 'abs':
      return `\\left|${whole(first)}\\right|`;
    case 'norm':
      return `\\left\\lVert ${whole(first)}\\right\\rVert`;
    default:
      return `${commands.get(name) ?? `\\operatorname{${name}}`}${bracketed(many)}`;
  }
}

const isAtom = (tree: Tree): boolean => tree.kind === 'name' || tree.kind === 'entry' || (tree.kind === 'number' && /^\d*\.?\d+$/.test(tree.text));
