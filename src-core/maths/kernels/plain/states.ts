/** As Kernels.weighStates. */
export function weighStates(M: Float64Array, outer: number, inner: number, outerFactors: number, innerFactors: number, common: number, from: number, to: number): number {
  let sum = 0;
  for (let o = 0, z = 0; o < outer; o += 1) {
    const factor = M[outerFactors + o];
    for (let i = 0; i < inner; i += 1, z += 1) {
      const weighed = M[from + z] * M[common + z] * (factor * M[innerFactors + i]);
      M[to + z] = weighed;
      sum += weighed;
    }
  }
  return sum;
}

/** As Kernels.multiplyStates. */
export function multiplyStates(M: Float64Array, count: number, a: number, b: number, to: number): number {
  let sum = 0;
  for (let z = 0; z < count; z += 1) {
    const product = M[a + z] * M[b + z];
    M[to + z] = product;
    sum += product;
  }
  return sum;
}

/** As Kernels.scaleStates. */
export function scaleStates(M: Float64Array, count: number, v: number, factor: number): void {
  for (let z = v; z < v + count; z += 1) M[z] *= factor;
}

/** As Kernels.foldStates. */
export function foldStates(M: Float64Array, levels: number, v: number, shares: number): void {
  for (let level = 0, half = 2 ** (levels - 1); level < levels; level += 1, half /= 2) {
    let sum = 0;
    for (let z = v; z < v + half; z += 1) {
      const upper = M[z + half];
      sum += upper;
      M[z] += upper;
    }
    M[shares + level] = sum;
  }
}
