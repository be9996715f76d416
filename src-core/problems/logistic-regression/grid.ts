import { refuse, refuseLimit } from '../../contract/faults';
import type { Progress } from '../../contract/types';
import { dot2 } from '../../maths/errorFree';
import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';
import { softplus } from '../../maths/softplus';
import type { Points } from './points';

/** A product may reach e to this power: somewhat below the largest double. */
const mostLogs = 690;
const mostBlockRows = 256;
/** The kernel takes the values of the first axis in twos, and of the second in eights. */
const tileFirst = 2;
const tileSecond = 8;
/** So many factors are multiplied between two looks at whether the work is still wanted: four milliseconds by loops, below one on vectors. */
const workPerYield = 2e6;
const mostBytes = 2 ** 28;

/**
 * L(β) = Σ log σ(z_i'β) at every point of a grid: entry [a][c], row-major, is L(first[a], second[c]).
 *
 * e^-(z_1 b_1 + z_2 b_2) is a product of one factor for each axis, so g² n exponentials become 2 g n; and Σ log(1+e) is the logarithm of a product,
 * one for as many points as the doubles hold. Points too far out for that, at the grid's largest β, are added one by one.
 * Finite axes; refuses others, and grids that would not fit.
 */
export function* logLikGrid({ rows, signed }: Points, first: Float64Array, second: Float64Array): Generator<Progress, Float64Array, void> {
  for (const [name, axis] of [['first', first], ['second', second]] as const) {
    if (!axis.every(Number.isFinite)) refuse(name, `The axis ${name} must hold finite numbers only.`);
  }
  const bytes = 8 * (2 * first.length * second.length + mostBlockRows * (first.length + second.length));
  if (bytes > mostBytes) refuseLimit('first', `A grid of ${first.length} x ${second.length} points would take ${bytes} bytes; at most ${mostBytes} are taken.`);
  const out = new Float64Array(first.length * second.length);
  if (out.length === 0) return out;
  const block = newBlock(first, second);
  const [largest, largestSecond] = [first, second].map((axis) => axis.reduce((most, b) => Math.max(most, Math.abs(b)), 0));

  for (let i = 0; i < rows; i += 1) {
    const z1 = signed[2 * i];
    const z2 = signed[2 * i + 1];
    const logs = Math.abs(z1) * largest + Math.abs(z2) * largestSecond + Math.LN2;
    if (!(logs <= mostLogs)) {
      subtractPoint(z1, z2, first, second, out);
      yield { done: i, of: rows };
      continue;
    }
    if (block.logs + logs > mostLogs || block.rows === mostBlockRows) yield* subtractBlock(block, i, rows);
    block.points[2 * block.rows] = -z1;
    block.points[2 * block.rows + 1] = -z2;
    block.rows += 1;
    block.logs += logs;
  }
  yield* subtractBlock(block, rows, rows);
  const width = whole(second.length, tileSecond);
  for (let a = 0; a < first.length; a += 1) for (let c = 0; c < second.length; c += 1) out[a * second.length + c] += block.sums[a * width + c];
  return out;
}

function subtractPoint(z1: number, z2: number, first: Float64Array, second: Float64Array, out: Float64Array): void {
  for (let a = 0; a < first.length; a += 1) {
    for (let c = 0; c < second.length; c += 1) out[a * second.length + c] -= softplus(-dot2(z1, first[a], z2, second[c]));
  }
}

/** Points that wait to be multiplied, and what those before them came to. */
interface Block {
  readonly first: Float64Array;
  /** Padded with zeros to whole tiles. */
  readonly second: Float64Array;
  /** -z of each point that waits. */
  readonly points: Float64Array;
  /** e^(-z_2 b), [second / 8][rows][8]. */
  readonly secondFactors: Float64Array;
  /** -Σ log(1+e) so far, [first, to whole tiles][second]. */
  readonly sums: Float64Array;
  rows: number;
  /** The largest logarithm that their product can have. */
  logs: number;
}

const whole = (length: number, tile: number): number => tile * Math.ceil(length / tile);

function newBlock(first: Float64Array, second: Float64Array): Block {
  const padded = new Float64Array(whole(second.length, tileSecond));
  padded.set(second);
  return {
    first,
    second: padded,
    points: new Float64Array(2 * mostBlockRows),
    secondFactors: new Float64Array(padded.length * mostBlockRows),
    sums: new Float64Array(whole(first.length, tileFirst) * padded.length),
    rows: 0,
    logs: 0,
  };
}

/** Takes the waiting points' Σ log(1+e) from every grid point, a band of grid rows at a time, and empties the block. */
function* subtractBlock(block: Block, done: number, of: number): Generator<Progress, void, void> {
  const { first, second, rows } = block;
  if (rows > 0) fillSecond(block);
  const bandRows = whole(Math.max(1, Math.floor(workPerYield / (second.length * Math.max(1, rows)))), tileFirst);
  for (let from = 0; from < first.length; from += bandRows) {
    if (rows > 0) subtractBand(block, from, Math.min(first.length, from + bandRows));
    yield { done, of };
  }
  block.rows = 0;
  block.logs = 0;
}

/** The factors of the second axis, which serve every band: exponents as products of a column by a row. */
function fillSecond({ second, points, secondFactors, rows }: Block): void {
  const use = kernels();
  const count = rows * tileSecond;
  const { memory, ...at } = layOut(use, { points: 2 * rows, second: second.length, factors: count });
  memory.set(points.subarray(0, 2 * rows), at.points);
  memory.set(second, at.second);
  for (let c = 0; c < second.length; c += tileSecond) {
    use.gemm(rows, tileSecond, 1, at.points + 1, 2, 1, at.second + c, tileSecond, at.factors, tileSecond, false);
    use.exponentials(count, at.factors, at.factors);
    secondFactors.set(memory.subarray(at.factors, at.factors + count), c * rows);
  }
}

function subtractBand({ first, second, points, secondFactors, sums, rows }: Block, from: number, to: number): void {
  const use = kernels();
  const height = whole(to - from, tileFirst);
  const size = height * second.length;
  const { memory, ...at } = layOut(use, { firstFactors: height * rows + 1, secondFactors: second.length * rows, sums: size });
  memory.set(secondFactors.subarray(0, second.length * rows), at.secondFactors);
  memory.set(sums.subarray(from * second.length, from * second.length + size), at.sums);
  for (let a = 0, next = at.firstFactors; a < height; a += 1) {
    // A row of zeros completes the last tile.
    const b = from + a < to ? first[from + a] : 0;
    for (let i = 0; i < rows; i += 1, next += 1) memory[next] = points[2 * i] * b;
  }
  use.exponentials(whole(height * rows, 2), at.firstFactors, at.firstFactors);
  use.gridProducts(rows, height, second.length, at.firstFactors, at.secondFactors, at.sums);
  sums.set(memory.subarray(at.sums, at.sums + size), from * second.length);
}
