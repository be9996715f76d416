/** As Kernels.kroneckerPairs, one level at a time. */
export function kroneckerPairs(M: Float64Array, levels: number, v: number, matrices: number): void {
  const end = v + 2 ** levels;
  for (let level = 0; level < levels; level += 1) {
    const at = matrices + 4 * level;
    const [a, b, c, d] = [M[at], M[at + 1], M[at + 2], M[at + 3]];
    const stride = 2 ** (levels - level - 1);
    for (let block = v; block < end; block += 2 * stride) {
      for (let place = block; place < block + stride; place += 1) {
        const x = M[place];
        const y = M[place + stride];
        M[place] = x * a + y * c;
        M[place + stride] = x * b + y * d;
      }
    }
  }
}
