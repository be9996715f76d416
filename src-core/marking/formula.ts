import type { FormulaField } from '../contract/parts';
import { compile, type Defined, type Surroundings } from './compile';
import { isOperation } from './operations';
import type { Point, Run } from './scope';
import { normalFormOf } from './normalForm';
import { answerTokens, readTree } from './read';
import { syntaxOf, type Syntax } from './syntax';
import { below, namesIn, type Tree } from './tree';
import { Unreadable } from './trouble';
import type { Value } from './values';
import { vocabularyOf, type Vocabulary } from './vocabulary';

/** A field made ready to read and evaluate what is typed into it. */
export interface Prepared {
  field: FormulaField;
  vocabulary: Vocabulary;
  surroundings: Surroundings;
}

/** An answer, or one of a field's own forms, that can be evaluated. */
export interface Formula {
  tree: Tree;
  syntax: Syntax;
  /** The same for every spelling of the same tree. */
  normalForm: string;
  /** The field's symbols and functions that it uses. */
  names: ReadonlySet<string>;
  /** Its value, or NaN where it has none. `budget` counts down the steps. */
  run(point: Point, budget: { left: number }, nudge?: (x: number) => number): Value;
}

const plenty = (): { left: number } => ({ left: Infinity });

/** Whether the variable of an expectation stands outside of one: the whole is then read as inside. */
function leavesOpen(tree: Tree, variable: string): boolean {
  if (tree.kind === 'name') return tree.name === variable;
  return tree.kind !== 'expect' && below(tree).some((each) => leavesOpen(each, variable));
}

function treeFormula(prepared: Prepared, tree: Tree): Formula {
  const { field, surroundings } = prepared;
  const whole: Tree = field.expectation && leavesOpen(tree, field.expectation.over) ? { kind: 'expect', body: tree, at: tree.at } : tree;
  const normal = normalFormOf(whole);
  const syntax = syntaxOf(normal, (name) => isOperation(name) || surroundings.functions.has(name));
  const evaluate = compile(syntax, surroundings);
  return {
    tree,
    syntax,
    normalForm: normal.text,
    names: namesIn(tree),
    run: (point, budget, nudge) => evaluate({ point, bound: [], budget, nudge: nudge ?? null }),
  };
}

/** Reads tokens as a formula of the field. `end`: where the text ends. */
export const formulaOf = (prepared: Prepared, tokens: ReturnType<typeof answerTokens>, end: number): Formula => treeFormula(prepared, readTree(prepared.vocabulary, tokens, end));

/** Reads one of the field's own forms; that it cannot be read is a mistake of this program, not of an answer. */
export function ownFormula(prepared: Prepared, form: string): Formula {
  try {
    return formulaOf(prepared, answerTokens(prepared.field, form), form.length);
  } catch (error) {
    throw error instanceof Unreadable ? new Error(`The form ${form} of field ${prepared.field.id} cannot be read: ${error.message}`) : error;
  }
}

const nothing: Surroundings = { functions: new Map(), constants: new Map(), expectation: null };

/** A field's own function, from its formula in its arguments. */
function defined(field: FormulaField, name: string, parameters: readonly string[], of: string): Defined {
  const inside: FormulaField = {
    ...field,
    relation: 'equal',
    symbols: parameters.map((parameter) => ({ name: parameter, tex: parameter, meaning: `argument of ${name}`, draw: { kind: 'integrated' } })),
    functions: [],
    labels: [],
  };
  delete inside.expectation;
  const vocabulary = vocabularyOf(inside);
  const form = ownFormula({ field: inside, vocabulary, surroundings: { ...nothing, constants: vocabulary.constants } }, of);
  return { arguments: parameters, run: ({ point, budget, nudge }) => form.run(point, budget, nudge ?? undefined) };
}

/** Makes a field ready; worth keeping, since its forms are then read once. */
export function prepare(field: FormulaField): Prepared {
  const vocabulary = vocabularyOf(field);
  const functions = new Map((field.functions ?? []).map((each) => [each.name, defined(field, each.name, each.arguments, each.of)]));
  const plain: Prepared = { field, vocabulary, surroundings: { functions, constants: vocabulary.constants, expectation: null } };
  if (!field.expectation) return plain;
  const { over, mean, deviation } = field.expectation;
  const run = (form: string): Run => {
    const formula = ownFormula(plain, form);
    return ({ point }) => formula.run(point, plenty());
  };
  return { ...plain, surroundings: { ...plain.surroundings, expectation: { over, mean: run(mean), deviation: run(deviation) } } };
}
