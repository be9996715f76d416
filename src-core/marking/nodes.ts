import { create, parseDependencies } from 'mathjs/number';
import type { MathNode } from 'mathjs';

// A fresh instance that can parse and nothing else: no units, no functions, no evaluation.
const { parse } = create({ parseDependencies });

/** mathjs's parser, which is all that is used of it. Throws SyntaxError, and RangeError where brackets nest too deeply for its recursion. */
export const parseText = (text: string): MathNode => parse(text);

/** What is read of a ConstantNode. A type of node that is not here can only be refused. */
export interface Constant {
  value: unknown;
}
/** Of a SymbolNode. */
export interface Named {
  name: string;
}
/** Of an OperatorNode. */
export interface Applied {
  op: string;
  args: MathNode[];
}
/** Of a FunctionNode. */
export interface Called {
  fn: { name?: unknown };
  args: MathNode[];
}
/** Of a ParenthesisNode. */
export interface Enclosing {
  content: MathNode;
}
