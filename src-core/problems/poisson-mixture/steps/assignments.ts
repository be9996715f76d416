import { classes, share, type At } from './mixture';

/** So many ways to give rows their classes are walked at most. */
const mostWays = 1024;

/** The first rows, as many as have at most 1024 ways to be given classes: the expectation of a sum over rows is the sum of theirs. */
export function assignedRows({ Y, pi }: At): number[] {
  const most = pi.length === 1 ? Y.rows : Math.max(1, Math.floor(Math.log(mostWays) / Math.log(pi.length) + 1e-9));
  return Array.from({ length: Math.min(Y.rows, most) }, (_, i) => i);
}

/** E[Σ_i f(i, z_i)] over these rows, by walking every way to give them classes, each as likely as the product of its shares. */
export function assigned(at: At, few: readonly number[], f: (at: At, i: number, k: number) => number): number {
  const values = few.map((i) => classes(at).map((k) => f(at, i, k)));
  const walk = (depth: number, probability: number, sum: number): number => {
    if (depth === few.length) return probability * sum;
    return classes(at).reduce((total, k) => {
      const each = probability * share(at, few[depth], k);
      // A way that cannot be adds nothing, although its log likelihood is infinite.
      return each > 0 ? total + walk(depth + 1, each, sum + values[depth][k]) : total;
    }, 0);
  };
  return walk(0, 1, 0);
}
