/**
 * What was read, before mathjs sees it. `at` is the place in what was typed.
 *
 * apply: an operation or a function by its name in the normal form (add, divide, log, kron, ...). entry: a symbol with its indices.
 * over: a sum or product. expect: an expectation under the field's own distribution.
 */
export type Tree =
  | { kind: 'number'; value: number; text: string; at: number }
  | { kind: 'name'; name: string; at: number }
  | { kind: 'entry'; name: string; indices: readonly Tree[]; at: number }
  | { kind: 'apply'; name: string; parts: readonly Tree[]; at: number; implicit?: true }
  | { kind: 'over'; name: 'sum' | 'prod'; index: string; from: Tree; to: Tree; body: Tree; at: number }
  | { kind: 'expect'; body: Tree; at: number };

/** The trees directly below this one, from left to right as the normal form writes them. */
export function below(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'entry':
      return tree.indices;
    case 'apply':
      return tree.parts;
    case 'over':
      return [tree.from, tree.to, tree.body];
    case 'expect':
      return [tree.body];
  }
}

/** How many parts a tree has, itself included. */
export function countNodes(tree: Tree): number {
  return below(tree).reduce((sum, each) => sum + countNodes(each), 1);
}

/** Names of symbols and functions that a tree uses, the indices of its sums left out. */
export function namesIn(tree: Tree, into = new Set<string>(), bound: ReadonlySet<string> = new Set()): Set<string> {
  if (tree.kind === 'name' || tree.kind === 'entry') {
    if (!bound.has(tree.name)) into.add(tree.name);
  } else if (tree.kind === 'apply') into.add(tree.name);
  const inside = tree.kind === 'over' ? new Set([...bound, tree.index]) : bound;
  for (const each of below(tree)) namesIn(each, into, inside);
  return into;
}
