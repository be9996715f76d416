import type { MathNode } from 'mathjs';
import { parseText, type Applied, type Called, type Constant, type Enclosing, type Named } from './nodes';
import type { NormalForm } from './normalForm';
import { unreadable } from './trouble';

/** An operation tree whose every node was allowed. `at` is the place in what was typed. */
export type Syntax = { kind: 'number'; value: number; at: number } | { kind: 'name'; name: string; at: number } | { kind: 'apply'; name: string; parts: readonly Syntax[]; at: number };

const operators: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['^', 'power'],
]);

/** Calls whose first arguments are names, not values: how many. */
const namesFirst: ReadonlyMap<string, number> = new Map([
  ['at', 1],
  ['over', 2],
]);

/**
 * Stage 5: mathjs parses the normal form, and of what it finds only finite numbers, names, + - * / ^, the minus sign, brackets and calls of
 * `allowed` functions pass. Everything else (text, assignments, ranges, conditions, properties, ...) is refused.
 */
export function syntaxOf({ text, places }: NormalForm, allowed: (name: string) => boolean): Syntax {
  let next = 0;
  const place = (): number => {
    next += 1;
    return places[next - 1] ?? 0;
  };
  const refuse = (): never => unreadable('This cannot be read as a formula.', places[next] ?? null);

  function checked(node: MathNode): Syntax {
    switch (node.type) {
      case 'ConstantNode': {
        const { value } = node as MathNode & Constant;
        return typeof value === 'number' && Number.isFinite(value) ? { kind: 'number', value, at: place() } : refuse();
      }
      case 'SymbolNode':
        return { kind: 'name', name: (node as MathNode & Named).name, at: place() };
      case 'ParenthesisNode':
        return checked((node as MathNode & Enclosing).content);
      case 'OperatorNode': {
        const { op, args } = node as MathNode & Applied;
        const [a, b] = args;
        const name = operators.get(op);
        if (a && b && name !== undefined) {
          const left = checked(a);
          const at = place();
          return { kind: 'apply', name, parts: [left, checked(b)], at };
        }
        if (!a || b || op !== '-') return refuse();
        const at = place();
        return { kind: 'apply', name: 'negate', parts: [checked(a)], at };
      }
      case 'FunctionNode': {
        const { fn, args } = node as MathNode & Called;
        const name = typeof fn.name === 'string' ? fn.name : '';
        if (!allowed(name)) return refuse();
        const at = place();
        const words = namesFirst.get(name) ?? 0;
        const parts = args.map((part, i): Syntax => (i >= words ? checked(part) : part.type === 'SymbolNode' ? { kind: 'name', name: (part as MathNode & Named).name, at } : refuse()));
        return { kind: 'apply', name, parts, at };
      }
      default:
        return refuse();
    }
  }

  try {
    return checked(parseText(text));
  } catch (error) {
    // What mathjs itself cannot parse has no place of its own in what was typed.
    if (error instanceof SyntaxError || error instanceof RangeError) return refuse();
    throw error;
  }
}
