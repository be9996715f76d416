/** As Kernels.countInto: four histograms, so that equal neighbours do not wait for each other's store. */
export function countInto(M: Float64Array, count: number, values: number, classes: number, histogram: number): number {
  const tables = new Int32Array(M.buffer, 8 * histogram, 4 * classes);
  for (let i = 0; i < count; i += 4) {
    const [a, b, c, d] = [M[values + i], M[values + i + 1], M[values + i + 2], M[values + i + 3]];
    if (!(isClass(a, classes) && isClass(b, classes) && isClass(c, classes) && isClass(d, classes))) return i;
    tables[a] += 1;
    tables[classes + b] += 1;
    tables[2 * classes + c] += 1;
    tables[3 * classes + d] += 1;
  }
  return count;
}

const isClass = (value: number, classes: number): boolean => value >= 0 && value < classes && Math.floor(value) === value;

/** Numbers below this are counted two at a time. */
const side = 64;

/** As Kernels.countPairs. */
export function countPairs(M: Float64Array, count: number, values: number, histogram: number): number {
  const tables = new Int32Array(M.buffer, 8 * histogram, 2 * side * side);
  for (let i = 0; i < count; i += 4) {
    const [a, b, c, d] = [M[values + i], M[values + i + 1], M[values + i + 2], M[values + i + 3]];
    if (!(isClass(a, side) && isClass(b, side) && isClass(c, side) && isClass(d, side))) return i;
    tables[side * a + c] += 1;
    tables[side * side + side * b + d] += 1;
  }
  return count;
}
