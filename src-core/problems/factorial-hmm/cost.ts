import { refuse, refuseShape } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { counter } from '../../maths/counting';
import { kroneckerMap, kroneckerMode, kroneckerProduct, transposed } from '../../maths/kronecker';
import { checkAnswer, checkFactors, checkSize } from './model';

const flat = (P: readonly Matrix[]): Float64Array => Float64Array.from(P.flatMap(({ values }) => Array.from(values)));

/** P_1 ⊗ ... ⊗ P_L, [K^L][K^L], level 1 slowest. P: finite K x K matrices; refuses others, and what would not fit. */
export function kroneckerTransition(P: readonly Matrix[]): Matrix {
  const K = checkFactors(P);
  checkAnswer('P', `The ${K}^${P.length} x ${K}^${P.length} matrix`, K ** (2 * P.length));
  return kroneckerProduct(P);
}

/** K, once the message is known to have K^L finite entries. */
function checkMessage(P: readonly Matrix[], message: readonly number[]): number {
  const K = checkFactors(P);
  const states = K ** P.length;
  if (message.length !== states) refuseShape('message', `message must have ${K}^${P.length} = ${states} numbers, one for each state; it has ${message.length}.`);
  const at = message.findIndex((each) => !Number.isFinite(each));
  if (at >= 0) refuse('message', `message[${at}] must be a finite number; it is ${message[at]}.`);
  return K;
}

/** (P_1 ⊗ ... ⊗ P_L)' message: one step forward in time, [K^L], in L K^(L+1) multiplications. Refuses numbers that are not finite. */
export function kroneckerStep(P: readonly Matrix[], message: readonly number[]): Float64Array {
  const K = checkMessage(P, message);
  const v = Float64Array.from(message);
  kroneckerMap(K, P.length, transposed(K, flat(P)))(v);
  return v;
}

/** (P_1 ⊗ ... ⊗ P_L) message: one step backward in time, [K^L]. Refuses as kroneckerStep. */
export function kroneckerBackwardStep(P: readonly Matrix[], message: readonly number[]): Float64Array {
  const K = checkMessage(P, message);
  const v = Float64Array.from(message);
  kroneckerMap(K, P.length, flat(P))(v);
  return v;
}

/** A product as far as multiplying can tell: what came out, and the multiplications it took. */
export interface Counted {
  readonly message: Float64Array;
  readonly multiplications: number;
}

/** kroneckerStep with every multiplication counted where it happens; the message after each mode, level L first, for those who want to watch. */
export function countedKroneckerStep(P: readonly Matrix[], message: readonly number[]): Counted & { readonly modes: readonly Float64Array[] } {
  const K = checkMessage(P, message);
  const factors = transposed(K, flat(P));
  const v = Float64Array.from(message);
  const { times, count } = counter();
  const scratch = new Float64Array(K);
  const modes: Float64Array[] = [];
  for (let level = P.length - 1, stride = 1; level >= 0; level -= 1, stride *= K) {
    kroneckerMode(K, factors.slice(level * K * K, (level + 1) * K * K), v, stride, times, scratch);
    modes.push(v.slice());
  }
  return { message: v, multiplications: count(), modes };
}

/** The same step by the big matrix, every multiplication counted. Refuses a matrix that would not fit. */
export function countedDenseStep(P: readonly Matrix[], message: readonly number[]): Counted {
  const K = checkMessage(P, message);
  checkSize('P', `The ${K}^${P.length} x ${K}^${P.length} matrix`, K ** (2 * P.length));
  const { rows, columns, values } = kroneckerProduct(P);
  const { times, count } = counter();
  const next = new Float64Array(columns);
  for (let i = 0; i < rows; i += 1) for (let j = 0; j < columns; j += 1) next[j] += times(values[i * columns + j], message[i]);
  return { message: next, multiplications: count() };
}

/** The nearest double to a K^p of whole numbers; Infinity where the doubles end. */
const power = (a: number, K: number, p: number): number => (p * Math.log2(K) + Math.log2(a) > 1100 ? Infinity : Number(BigInt(a) * BigInt(K) ** BigInt(p)));

/** Multiplications of one step over K^L states: {dense: K^(2L), kronecker: L K^(L+1)}. K, L whole from 1 on; refuses others. */
export function transitionCost(K: number, L: number): { dense: number; kronecker: number } {
  if (!(Number.isInteger(K) && K >= 1)) refuse('K', `K counts the states of a level, so it must be a whole number from 1 on; it is ${K}.`);
  if (!(Number.isInteger(L) && L >= 1)) refuse('L', `L counts levels, so it must be a whole number from 1 on; it is ${L}.`);
  return { dense: power(1, K, 2 * L), kronecker: power(L, K, L + 1) };
}
