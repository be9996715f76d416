/** As Kernels.kroneckerPairs, one level at a time. */
export function kroneckerPairs(M: Float64Array, levels: number, v: number, weights: number): void {
  const end = v + 2 ** levels;
  for (let level = 0; level < levels; level += 1) {
    const [p, q] = [M[weights + 2 * level], M[weights + 2 * level + 1]];
    const stride = 2 ** (levels - level - 1);
    for (let block = v; block < end; block += 2 * stride) {
      for (let place = block; place < block + stride; place += 1) {
        const x = M[place];
        const y = M[place + stride];
        M[place] = x + y * p;
        M[place + stride] = y + x * q;
      }
    }
  }
}
