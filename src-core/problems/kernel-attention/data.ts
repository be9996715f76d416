import { refuse } from '../../contract/faults';
import { normalDraw } from '../../maths/draws';
import { stream } from '../../maths/random';
import type { Tokens } from './bulk';
import { checkSize } from './model';

function drawn(length: number, size: number, seed: number, purpose: string): Float64Array {
  const uniform = stream(seed, purpose);
  return Float64Array.from({ length }, () => size * normalDraw(uniform));
}

/**
 * T tokens of D standard normal numbers, and projections to K whose entries are N(0, 1/D), so that queries and keys are of size 1 too.
 *
 * Tokens and both projections have streams of their own, token after token: more tokens leave the first as they were. Same seed, same numbers.
 * T, D, K whole from 1 on; refuses others, and what would not fit.
 */
export function drawTokens(T: number, D: number, K: number, seed: number): Tokens {
  for (const [name, size] of Object.entries({ T, D, K })) if (!(Number.isInteger(size) && size >= 1)) refuse(name, `${name} is a size, so it must be a whole number from 1 on; it is ${size}.`);
  checkSize('T', `${T} tokens of ${D} numbers and projections of ${K} x ${D}`, (T + 2 * K) * D);
  const share = 1 / Math.sqrt(D);
  return { T, D, K, X: drawn(T * D, 1, seed, 'tokens'), Uq: drawn(K * D, share, seed, 'query projection'), Uk: drawn(K * D, share, seed, 'key projection') };
}
