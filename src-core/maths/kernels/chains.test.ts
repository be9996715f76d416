import { describe, expect, it } from 'vitest';
import { apart, drawn, twins } from '../../../scripts/kernels/twins';
import { stream } from '../random';
import { layOut, type Kernels } from './kernels';

describe('products of Kronecker factors', () => {
  const cases = twins.flatMap(([name, kernels]) => [1, 2, 3, 4, 5, 8].map((levels) => ({ name, kernels, levels })));

  it.each(cases)('$name: $levels levels are the dense product', ({ kernels, levels }) => {
    const uniform = stream(11, `kronecker ${levels}`);
    const size = 2 ** levels;
    const [weights, v] = [drawn(uniform, 2 * levels), drawn(uniform, size)];
    const { memory, ...at } = layOut(kernels, { v: size, weights: 2 * levels });
    memory.set(weights, at.weights);
    memory.set(v, at.v);
    kernels.kroneckerPairs(levels, at.v, at.weights);
    const bit = (z: number, level: number): number => (z >> (levels - level - 1)) & 1;
    const entry = (z: number, to: number): number => Array.from({ length: levels }, (_, l) => bit(z, l) === bit(to, l) ? 1 : weights[2 * l + bit(to, l)]).reduce((product, p) => product * p);
    const dense = v.map((_, to) => v.reduce((sum, x, z) => sum + x * entry(z, to), 0));
    expect(apart(memory.subarray(at.v, at.v + size), dense)).toBeLessThan(1e-13);
  });
});

describe('tables of states', () => {
  const [outer, inner] = [4, 8];
  const size = outer * inner;
  const uniform = stream(13, 'states');
  const [a, b] = [drawn(uniform, size), drawn(uniform, size)];
  const [outerFactors, innerFactors] = [drawn(uniform, outer), drawn(uniform, inner)];
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value);

  const laid = (kernels: Kernels) => {
    const { memory, ...at } = layOut(kernels, { a: size, b: size, to: size, outer, inner });
    memory.set(a, at.a);
    memory.set(b, at.b);
    memory.set(outerFactors, at.outer);
    memory.set(innerFactors, at.inner);
    return { at, of: (from: number, count: number): number[] => [...memory.subarray(from, from + count)] };
  };

  it.each(twins)('%s: states are weighed by a table for each half of the chains and by one of their own', (_, kernels) => {
    const { at, of } = laid(kernels);
    const sum = kernels.weighStates(outer, inner, at.outer, at.inner, -3, at.b, at.a, at.to);
    const expected = a.map((x, z) => -3 * x * b[z] * outerFactors[Math.floor(z / inner)] * innerFactors[z % inner]);
    expect(apart([...of(at.to, size), sum], [...expected, total(expected)])).toBeLessThan(1e-15);
  });

  it.each(twins)('%s: a product of two tables is summed along both sides', (_, kernels) => {
    const { at, of } = laid(kernels);
    const sum = kernels.jointSums(outer, inner, at.a, at.b, at.outer, at.inner);
    const products = a.map((x, z) => x * b[z]);
    const outerSums = outerFactors.map((_, o) => total(products.filter((_, z) => Math.floor(z / inner) === o)));
    const innerSums = innerFactors.map((_, i) => total(products.filter((_, z) => z % inner === i)));
    expect(apart([sum, ...of(at.outer, outer), ...of(at.inner, inner)], [total(products), ...outerSums, ...innerSums])).toBeLessThan(1e-14);
  });
});
