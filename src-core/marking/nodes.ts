import { create, parseDependencies } from 'mathjs/number';
import type { MathNode } from 'mathjs';

// A fresh instance that can parse and nothing else: no units, no functions, no evaluation.
const { parse } = create({ parseDependencies });

/** mathjs's parser, which is all that is used of it. Throws SyntaxError, and RangeError where brackets nest too deeply for its recursion. */
export const parseText = (text: string): MathNode => parse(text);

// What is read of a node, by its type; a type that has no line here can only be refused.
export interface Constant {
  value: unknown;
}
export interface Named {
  name: string;
}
export interface Applied {
  op: string;
  args: MathNode[];
}
export interface Called {
  fn: { name?: unknown };
  args: MathNode[];
}
export interface Enclosing {
  content: MathNode;
}
