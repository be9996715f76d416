import type { MathNode } from 'mathjs';
import { Refusal } from '../contract/faults';
import { clean } from './clean';
import { parseText, type Applied, type Called, type Constant, type Enclosing, type Named } from './nodes';

const longest = 500;
/** Its recursive descent overflows the stack at some hundreds of nested brackets. */
const deepest = 40;

const example = 'Type one number, such as 0.5, 2/3, e^(-1/20) or 1e-3.';

function cannotRead(why: string): never {
  throw new Refusal({ kind: 'domain', field: 'text', message: `${why} ${example}` });
}

const functions = new Map<string, (a: number) => number>([
  ['exp', Math.exp],
  ['log', Math.log],
  ['ln', Math.log],
  ['log2', Math.log2],
  ['log10', Math.log10],
  ['log1p', Math.log1p],
  ['expm1', Math.expm1],
  ['sqrt', Math.sqrt],
  ['cbrt', Math.cbrt],
  ['abs', Math.abs],
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['asin', Math.asin],
  ['acos', Math.acos],
  ['atan', Math.atan],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['tanh', Math.tanh],
]);
const constants = new Map([
  ['e', Math.E],
  ['pi', Math.PI],
]);
const operators = new Map<string, (a: number, b: number) => number>([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['^', (a, b) => a ** b],
]);
/** x! for x = 0, 1, 2, ...; beyond 170 it is no finite double. */
function factorial(x: number): number {
  if (!Number.isInteger(x) || x < 0) return cannotRead(`The factorial of ${x} is not defined here; before ! stands a whole number.`);
  let product = 1;
  for (let i = 2; i <= x && product < Infinity; i += 1) product *= i;
  return product;
}
const signs = new Map<string, (a: number) => number>([
  ['-', (a) => -a],
  ['+', (a) => a],
  ['!', factorial],
]);

const nodeNames: Readonly<Record<string, string>> = {
  AccessorNode: 'a part of something (a.b)',
  ArrayNode: 'a list',
  AssignmentNode: 'an assignment (=)',
  BlockNode: 'several expressions',
  ConditionalNode: 'a condition (? :)',
  FunctionAssignmentNode: 'the definition of a function',
  IndexNode: 'an index [ ]',
  ObjectNode: 'an object { }',
  RangeNode: 'a range (:)',
  RelationalNode: 'a comparison',
};

function evaluate(node: MathNode): number {
  switch (node.type) {
    case 'ConstantNode': {
      const { value } = node as MathNode & Constant;
      if (typeof value !== 'number') return cannotRead(typeof value === 'string' ? 'Text in quotes is not a number.' : 'This is a word, not a number.');
      return Number.isFinite(value) ? value : cannotRead('This is not a finite number.');
    }
    case 'SymbolNode': {
      const { name } = node as MathNode & Named;
      if (functions.has(name)) return cannotRead(`${name} needs its argument in brackets, as in ${name}(2).`);
      return constants.get(name) ?? cannotRead(`"${name.slice(0, 40)}" is not known here; only e and pi have names.`);
    }
    case 'ParenthesisNode':
      return evaluate((node as MathNode & Enclosing).content);
    case 'OperatorNode': {
      const { op, args } = node as MathNode & Applied;
      const [a, b] = args;
      const [two, one] = [operators.get(op), signs.get(op)];
      if (a && b && two) return two(evaluate(a), evaluate(b));
      if (a && !b && one) return one(evaluate(a));
      return cannotRead(`The sign ${op} is not used here.`);
    }
    case 'FunctionNode': {
      const { fn, args } = node as MathNode & Called;
      const name = typeof fn.name === 'string' ? fn.name : '';
      const run = functions.get(name);
      const [argument] = args;
      if (!run) return cannotRead(constants.has(name) ? `A sign is missing between ${name} and the bracket.` : `"${name.slice(0, 40)}" is not a function that is known here.`);
      return argument && args.length === 1 ? run(evaluate(argument)) : cannotRead(`${name} takes one number.`);
    }
    default:
      return cannotRead(`This is ${nodeNames[node.type] ?? 'no number'}.`);
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text) {
    // A chain of signs or powers nests too, without a bracket.
    if ('([{'.includes(character)) most = Math.max(most, (depth += 1));
    else if (')]}'.includes(character)) depth -= 1;
  }
  return most;
}

function parsed(text: string): MathNode {
  try {
    return parseText(text);
  } catch (error) {
    const place = error instanceof Error ? /\(char (\d+)\)/.exec(error.message)?.[1] : undefined;
    if (place === undefined) return cannotRead(error instanceof RangeError ? 'This is nested too deeply to be read.' : 'This cannot be read as a number.');
    const at = Number(place);
    return cannotRead(at > text.length ? 'Something is missing at the end.' : `This cannot be read from character ${at} on ("${text.slice(at - 1, at + 9)}").`);
  }
}

/**
 * A typed number: decimals, exponents, + - * / ^ !, brackets, e, pi, roots, exponentials, logarithms (log and ln are natural), abs,
 * trigonometric and hyperbolic functions. Implicit products and their order are mathjs's.
 *
 * mathjs only parses; what it finds is walked by a list of allowed nodes and computed here. Refuses, in words and with the place, what it
 * cannot read, more than 500 characters or 40 nested brackets, and what is no finite real number. Never gives NaN or an infinity; -0 is 0.
 */
export function readNumber(text: string): number {
  if (text.trim() === '') cannotRead('Nothing is typed.');
  if (text.length > longest) cannotRead(`This has ${text.length} characters; at most ${longest} are read.`);
  const cleaned = clean(text, cannotRead);
  if (depthOf(cleaned) > deepest) cannotRead(`This has more than ${deepest} brackets inside one another.`);
  const value = evaluate(parsed(cleaned));
  if (Number.isNaN(value)) cannotRead(`${text.trim().slice(0, 40)} is not a real number.`);
  if (!Number.isFinite(value)) cannotRead(`${text.trim().slice(0, 40)} is not a finite number.`);
  // Minus zero is zero.
  return value + 0;
}
