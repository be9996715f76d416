import { kroneckerProduct, transposed } from '../../maths/kronecker';
import { kernels } from '../../maths/kernels/chosen';
import { productOverStates, type FactorialHmm } from './model';

/** The K^L states as a table: the first half of the levels down, the second across, its rows filled up to fours for the kernels. */
export interface Shape {
  readonly firstLevels: number;
  readonly outer: number;
  readonly across: number;
  readonly inner: number;
}

export function shapeOf({ K, L }: FactorialHmm): Shape {
  const firstLevels = Math.floor(L / 2);
  const across = K ** (L - firstLevels);
  return { firstLevels, outer: K ** firstLevels, across, inner: inFours(across) };
}

const inFours = (n: number): number => 4 * Math.ceil(n / 4);

/** Rows of `width` numbers, zeros behind those of the table. */
export function widened({ outer, across, inner }: Omit<Shape, 'firstLevels'>, values: Float64Array): Float64Array {
  const wide = new Float64Array(outer * inner);
  for (let o = 0; o < outer; o += 1) wide.set(values.subarray(o * across, (o + 1) * across), o * inner);
  return wide;
}

/** One transition of the message that lies at `message` on the kernels' memory, where the constants lie by their names, and `work` of the same size. */
export interface Carrying {
  readonly constants: Readonly<Record<string, Float64Array>>;
  /** In every state, a factor that `carry` leaves out: of what comes out of it forward, and of what goes into it backward. Null: none. */
  readonly leftOut: Float64Array | null;
  carry(at: Readonly<Record<string, number>>, forward: boolean): void;
}

/** Fewer binary levels than this leave rows shorter than a row of the kernels. */
const leastPairs = 4;
/** Columns are divided by their diagonal entries only where these are no smaller. */
const leastDiagonal = 1e-3;

/** v <- P' v forward, v <- P v backward, P = P_1 ⊗ ... ⊗ P_L. Binary levels that stay where they are often enough in place, two a pass; others as A' V B of the two halves. */
export function carryingOf(model: FactorialHmm, shape: Shape): Carrying {
  return model.K === 2 && model.L >= leastPairs && diagonals(model).every((each) => each >= leastDiagonal) ? byPairs(model) : byHalves(model, shape);
}

/** P_l(k, k), [L][2], of binary levels. */
const diagonals = ({ transitions }: FactorialHmm): Float64Array => transitions.filter((_, at) => at % 4 === 0 || at % 4 === 3);

function byPairs(model: FactorialHmm): Carrying {
  const { L, transitions } = model;
  const own = diagonals(model);
  // Each column over its own diagonal entry: P(1, 0)/P(0, 0) and P(0, 1)/P(1, 1).
  const forward = Float64Array.from({ length: 2 * L }, (_, at) => transitions[4 * (at >> 1) + 2 - (at & 1)] / own[at]);
  return {
    constants: { forward, backward: forward.map((_, at) => forward[at ^ 1]) },
    leftOut: productOverStates(2, own),
    carry: (at, isForward) => kernels().kroneckerPairs(L, at.message, isForward ? at.forward : at.backward),
  };
}

function byHalves({ K, L, transitions }: FactorialHmm, { firstLevels, outer, across, inner }: Shape): Carrying {
  const levels = Array.from({ length: L }, (_, l) => ({ rows: K, columns: K, values: transitions.subarray(l * K * K, (l + 1) * K * K) }));
  const second = kroneckerProduct(levels.slice(firstLevels)).values;
  const square = { outer: across, across, inner };
  return {
    constants: { first: kroneckerProduct(levels.slice(0, firstLevels)).values, second: widened(square, second), turned: widened(square, transposed(across, second)) },
    leftOut: null,
    carry(at, forward) {
      const { gemm } = kernels();
      const [row, column] = forward ? [1, outer] : [outer, 1];
      gemm(outer, inner, outer, at.first, row, column, at.message, inner, at.work, inner, false);
      gemm(outer, inner, across, at.work, inner, 1, forward ? at.second : at.turned, inner, at.message, inner, false);
    },
  };
}
