import type { Work } from '../../contract/work';
import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import { borrow, giveBack } from '../../maths/kernels/scratch';
import { carryingOf, shapeOf, widened } from './carrying';
import { emissionTables, halfLogTwoPi, largestExponent } from './emission';
import { foldLevels } from './folding';
import { mostBytes, productOverStates, type FactorialHmm } from './model';

/** So many states are one breath of work between two yields. */
const breath = 2 ** 16;

/** p(z_t^l = k | x), [T][L][K], with log p(x). */
export interface Marginals {
  readonly logLik: number;
  readonly marginals: Float64Array;
}

/** Whether two short tables of exponentials a time serve for every x, and all messages fit: then the fast route is as exact as the other. */
export function fitsTables(model: FactorialHmm, x: ArrayLike<number>): boolean {
  const { outer, inner } = shapeOf(model);
  const { size, centre } = emissionTables(model);
  let most = 0;
  for (let t = 0; t < x.length; t += 1) most = Math.max(most, Math.abs(x[t] - centre));
  return most * size + (size * size) / 2 <= largestExponent && 8 * x.length * (outer + 1) * (inner + 1) <= mostBytes;
}

/**
 * Forward, then backward, on the kernels, for chains in which every state reaches every other and x that fit the tables.
 *
 * Messages are never divided by their sums: each step weighs by the inverse of the sum before it. Posteriors are summed along the two halves of the
 * levels as they are made, so that none is ever stored. Memory: T (K^L + 2 K^(L/2)) doubles. Rabiner, Proceedings of the IEEE 77 (1989), section V.A.
 */
export function* marginalsByTables(model: FactorialHmm, x: ArrayLike<number>): Work<Marginals> {
  const { K, L } = model;
  const T = x.length;
  const shape = shapeOf(model);
  const { firstLevels, outer, inner } = shape;
  const size = outer * inner;
  const { first, second, centre, square } = emissionTables(model);
  const { constants, leftOut, carry } = carryingOf(model, shape);
  const use = kernels();
  const width = 2 * Math.ceil((outer + inner) / 2);
  // Exponents beside the states' own stay zero: what is not a state must not become infinite.
  const lasting: Readonly<Record<string, Float64Array>> = { ...constants, square: widened(shape, square), common: widened(shape, square.map((each, z) => each * (leftOut?.[z] ?? 1))), exponents: new Float64Array(width) };
  const kept = borrow(T * size);
  const factors = new Float64Array(T * width);
  const marginals = new Float64Array(T * L * K);
  const message = widened(shape, productOverStates(K, model.starts));
  const sizes: Record<string, number> = { message: size, work: size, kept: size, factors: width, sums: width };
  for (const [name, values] of Object.entries(lasting)) sizes[name] = values.length;
  let { memory, ...at } = layOut(use, sizes);
  let scale = 1;
  let logLik = 0;

  function open(): void {
    ({ memory, ...at } = layOut(use, sizes));
    for (const [name, values] of Object.entries(lasting)) memory.set(values, at[name]);
    memory.set(message, at.message);
  }
  const weigh = (common: number): number => use.weighStates(outer, inner, at.factors, at.factors + outer, scale, common, at.message, at.message);
  function forward(t: number): void {
    const away = x[t] - centre;
    for (let o = 0, to = at.exponents; o < outer; o += 1, to += 1) memory[to] = away * first[o];
    for (let i = 0, to = at.exponents + outer; i < second.length; i += 1, to += 1) memory[to] = away * second[i];
    use.exponentials(width, at.exponents, at.factors);
    factors.set(memory.subarray(at.factors, at.factors + width), t * width);
    // Before the first time nothing was carried, so nothing was left out.
    const sum = weigh(t === 0 ? at.square : at.common);
    logLik += Math.log(sum) - (away * away) / 2 - halfLogTwoPi;
    kept.set(memory.subarray(at.message, at.message + size), t * size);
    scale = 1 / sum;
    if (t < T - 1) carry(at, true);
  }
  const outerSums = new Float64Array(outer);
  const innerSums = new Float64Array(shape.across);
  function backward(t: number): void {
    if (t < T - 1) {
      memory.set(factors.subarray((t + 1) * width, (t + 2) * width), at.factors);
      scale = 1 / weigh(at.common);
      carry(at, false);
    }
    memory.set(kept.subarray(t * size, (t + 1) * size), at.kept);
    const share = 1 / use.jointSums(outer, inner, at.kept, at.message, at.sums, at.sums + outer);
    for (let o = 0, from = at.sums; o < outer; o += 1, from += 1) outerSums[o] = memory[from] * share;
    for (let i = 0, from = at.sums + outer; i < innerSums.length; i += 1, from += 1) innerSums[i] = memory[from] * share;
    foldLevels(K, firstLevels, outerSums, marginals, t * L * K);
    foldLevels(K, L - firstLevels, innerSums, marginals, (t * L + firstLevels) * K);
  }
  const every = Math.ceil(breath / size);
  function* slices(step: (t: number) => void, timeOf: (done: number) => number, before: number): Work<void> {
    for (let from = 0; from < T; from += every) {
      open();
      for (let done = from; done < Math.min(T, from + every); done += 1) step(timeOf(done));
      message.set(memory.subarray(at.message, at.message + size));
      yield { done: before + from, of: 2 * T };
    }
  }

  try {
    yield* slices(forward, (done) => done, 0);
    message.fill(1);
    scale = 1;
    yield* slices(backward, (done) => T - 1 - done, T);
    return { logLik, marginals };
  } finally {
    giveBack(kept);
  }
}
