import type { Tree } from './tree';

/** What mathjs is given: every product and power with its sign, indices as at(y,i,d), sums as over(sum,s,1,T,...); and where each part was typed. */
export interface NormalForm {
  text: string;
  /** Places of numbers, names, operators and function names, in the order in which the text has them. */
  places: readonly number[];
}

const operators: ReadonlyMap<string, { sign: string; level: number }> = new Map([
  ['add', { sign: '+', level: 1 }],
  ['subtract', { sign: '-', level: 1 }],
  ['multiply', { sign: '*', level: 2 }],
  ['divide', { sign: '/', level: 2 }],
  ['power', { sign: '^', level: 4 }],
]);
const atom = 5;

/** A name that mathjs reads as one: the prime of an index becomes an underscore. */
export const plainName = (name: string): string => name.replaceAll("'", '_');

/** Stage 4, last step: one explicit text. Chains of the same level go without brackets, so that a long sum does not nest. */
export function normalFormOf(tree: Tree): NormalForm {
  const places: number[] = [];

  function call(name: string, at: number, words: readonly string[], parts: readonly Tree[]): string {
    places.push(at);
    return `${name}(${[...words, ...parts.map((part) => write(part, 0))].join(',')})`;
  }
  function write(node: Tree, level: number): string {
    switch (node.kind) {
      case 'number':
        places.push(node.at);
        return String(node.value);
      case 'name':
        places.push(node.at);
        return plainName(node.name);
      case 'entry':
        return call('at', node.at, [node.name], node.indices);
      case 'over':
        return call('over', node.at, [node.name, plainName(node.index)], [node.from, node.to, node.body]);
      case 'expect':
        return call('expect', node.at, [], [node.body]);
      case 'apply': {
        const [left, right] = node.parts;
        const operator = operators.get(node.name);
        if (operator && left && right) {
          const isPower = operator.level === 4;
          const before = write(left, isPower ? atom : operator.level);
          places.push(node.at);
          const text = `${before}${operator.sign}${write(right, isPower ? atom : operator.level + 1)}`;
          return level > operator.level ? `(${text})` : text;
        }
        if (node.name === 'negate' && left) {
          places.push(node.at);
          return `(-${write(left, atom)})`;
        }
        return call(node.name, node.at, [], node.parts);
      }
    }
  }
  return { text: write(tree, 0), places };
}
