/** As Kernels.weighStates. */
export function weighStates(M: Float64Array, outer: number, inner: number, outerFactors: number, innerFactors: number, scale: number, common: number, from: number, to: number): number {
  let sum = 0;
  for (let o = 0, z = 0; o < outer; o += 1) {
    const factor = scale * M[outerFactors + o];
    for (let i = 0; i < inner; i += 1, z += 1) {
      const weighed = M[from + z] * M[common + z] * (factor * M[innerFactors + i]);
      M[to + z] = weighed;
      sum += weighed;
    }
  }
  return sum;
}

/** As Kernels.jointSums. */
export function jointSums(M: Float64Array, outer: number, inner: number, a: number, b: number, outerSums: number, innerSums: number): number {
  M.fill(0, innerSums, innerSums + inner);
  let total = 0;
  for (let o = 0, z = 0; o < outer; o += 1) {
    let sum = 0;
    for (let i = 0; i < inner; i += 1, z += 1) {
      const product = M[a + z] * M[b + z];
      M[innerSums + i] += product;
      sum += product;
    }
    M[outerSums + o] = sum;
    total += sum;
  }
  return total;
}
