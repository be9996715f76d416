// The workloads' data, bit for bit what peers/data.py makes: only + - * / and floor follow a 32-bit hash (lowbias32, C. Wellons).

/** A uniform in (0, 1): place `i` of stream `s`. */
export function uniformAt(s: number, i: number): number {
  let h = (Math.imul(i, 0x9e3779b9) + Math.imul(s, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (((h ^ (h >>> 16)) >>> 0) + 0.5) / 4294967296;
}

/** Near normal, and exact in doubles: twelve uniforms less six. */
function normalAt(s: number, i: number): number {
  let sum = 0;
  for (let k = 0; k < 12; k += 1) sum += uniformAt(s, 12 * i + k);
  return sum - 6;
}

export const filled = (size: number, at: (i: number) => number): Float64Array => {
  const made = new Float64Array(size);
  for (let i = 0; i < size; i += 1) made[i] = at(i);
  return made;
};
export const uniforms = (s: number, size: number): Float64Array => filled(size, (i) => uniformAt(s, i));
export const normals = (s: number, size: number): Float64Array => filled(size, (i) => normalAt(s, i));
/** `size` places from `from` to `to`, both included. */
export const axis = (from: number, to: number, size: number): Float64Array => filled(size, (i) => from + ((to - from) * i) / (size - 1));
