/** As Kernels.widen. */
export function widen(M: Float64Array, count: number, from: number, to: number): void {
  const short = new Uint16Array(M.buffer, 8 * from, count);
  for (let i = 0; i < count; i += 1) M[to + i] = short[i];
}

/** As Kernels.pairProducts. */
export function pairProducts(M: Float64Array, rows: number, width: number, stride: number, from: number, offDiagonal: number, to: number): void {
  for (let r = 0, row = from, out = to; r < rows; r += 1, row += stride) {
    for (let i = 0; i < width; i += 1) {
      const entry = M[row + i];
      const factor = offDiagonal * entry;
      M[out] = entry * entry;
      out += 1;
      for (let j = i + 1; j < width; j += 1, out += 1) M[out] = factor * M[row + j];
    }
  }
}
