import { refuse, refuseLimit } from '../../contract/faults';
import type { Progress } from '../../contract/types';
import { dot2 } from '../../maths/errorFree';
import { softplus } from '../../maths/softplus';
import type { Points } from './points';

/** A product may reach e to this power: somewhat below the largest double. */
const mostLogs = 690;
const mostBlockRows = 256;
/** Tiles of 2 x 4 grid points: eight products and six factors are what registers hold. */
const tileFirst = 2;
const tileSecond = 4;
/** So many grid rows are worked out between two looks at whether the work is still wanted. */
const bandRows = 32;
/** Below this a product of 1 + e has lost too many digits of its e: they are added up one by one. */
const clearlyAboveOne = 1 + 1e-3;
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
  const bytes = 8 * (first.length * second.length + mostBlockRows * (first.length + second.length));
  if (bytes > mostBytes) refuseLimit('first', `A grid of ${first.length} x ${second.length} points would take ${bytes} bytes; at most ${mostBytes} are taken.`);
  const out = new Float64Array(first.length * second.length);
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
    if (block.logs + logs > mostLogs || block.rows === mostBlockRows) yield* subtractBlock(block, out, i, rows);
    put(block, z1, z2, logs);
  }
  yield* subtractBlock(block, out, rows, rows);
  return out;
}

function subtractPoint(z1: number, z2: number, first: Float64Array, second: Float64Array, out: Float64Array): void {
  for (let a = 0; a < first.length; a += 1) {
    for (let c = 0; c < second.length; c += 1) out[a * second.length + c] -= softplus(-dot2(z1, first[a], z2, second[c]));
  }
}

/** Points that wait to be multiplied: their factors for each value of the first axis, and of the second, padded with zeros to whole tiles. */
interface Block {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** [first.length][mostBlockRows], e^(-z_1 b). */
  readonly firstFactors: Float64Array;
  readonly secondFactors: Float64Array;
  readonly products: Float64Array;
  rows: number;
  /** The largest logarithm that their product can have. */
  logs: number;
}

const whole = (length: number, tile: number): number => tile * Math.ceil(length / tile);

const newBlock = (first: Float64Array, second: Float64Array): Block => ({
  first,
  second,
  firstFactors: new Float64Array(whole(first.length, tileFirst) * mostBlockRows),
  secondFactors: new Float64Array(whole(second.length, tileSecond) * mostBlockRows),
  products: new Float64Array(tileFirst * tileSecond),
  rows: 0,
  logs: 0,
});

function put(block: Block, z1: number, z2: number, logs: number): void {
  const { first, second, firstFactors, secondFactors, rows } = block;
  for (let a = 0; a < first.length; a += 1) firstFactors[a * mostBlockRows + rows] = Math.exp(-z1 * first[a]);
  for (let c = 0; c < second.length; c += 1) secondFactors[c * mostBlockRows + rows] = Math.exp(-z2 * second[c]);
  block.rows += 1;
  block.logs += logs;
}

/** Takes the waiting points' Σ log(1+e) from every grid point, a band of grid rows at a time, and empties the block. */
function* subtractBlock(block: Block, out: Float64Array, done: number, of: number): Generator<Progress, void, void> {
  for (let from = 0; from < block.first.length; from += bandRows) {
    subtractBand(block, from, Math.min(block.first.length, from + bandRows), out);
    yield { done, of };
  }
  block.rows = 0;
  block.logs = 0;
}

function subtractBand({ firstFactors, second, secondFactors, products, rows }: Block, from: number, to: number, out: Float64Array): void {
  for (let a = from; a < to; a += tileFirst) {
    for (let c = 0; c < second.length; c += tileSecond) {
      multiplyTile(firstFactors, a * mostBlockRows, secondFactors, c * mostBlockRows, rows, products);
      for (let i = 0; i < tileFirst && a + i < to; i += 1) {
        for (let j = 0; j < tileSecond && c + j < second.length; j += 1) {
          const product = products[i * tileSecond + j];
          out[(a + i) * second.length + c + j] -=
            product > clearlyAboveOne ? Math.log(product) : sumOfLogs(firstFactors, (a + i) * mostBlockRows, secondFactors, (c + j) * mostBlockRows, rows);
        }
      }
    }
  }
}

function sumOfLogs(F: Float64Array, f: number, S: Float64Array, s: number, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i += 1) sum += Math.log1p(F[f + i] * S[s + i]);
  return sum;
}

/** Π_i (1 + F_i S_i) for two columns of F and four of S, each mostBlockRows apart; out [2][4]. */
function multiplyTile(F: Float64Array, f0: number, S: Float64Array, s0: number, rows: number, out: Float64Array): void {
  const f1 = f0 + mostBlockRows;
  const s1 = s0 + mostBlockRows;
  const s2 = s1 + mostBlockRows;
  const s3 = s2 + mostBlockRows;
  let p00 = 1;
  let p01 = 1;
  let p02 = 1;
  let p03 = 1;
  let p10 = 1;
  let p11 = 1;
  let p12 = 1;
  let p13 = 1;
  for (let i = 0; i < rows; i += 1) {
    const u = F[f0 + i];
    const v = F[f1 + i];
    const a = S[s0 + i];
    const b = S[s1 + i];
    const c = S[s2 + i];
    const d = S[s3 + i];
    p00 *= 1 + u * a;
    p01 *= 1 + u * b;
    p02 *= 1 + u * c;
    p03 *= 1 + u * d;
    p10 *= 1 + v * a;
    p11 *= 1 + v * b;
    p12 *= 1 + v * c;
    p13 *= 1 + v * d;
  }
  out[0] = p00;
  out[1] = p01;
  out[2] = p02;
  out[3] = p03;
  out[4] = p10;
  out[5] = p11;
  out[6] = p12;
  out[7] = p13;
}
