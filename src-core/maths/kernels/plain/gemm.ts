/** As Kernels.gemm. Two rows by four columns at a time: eight accumulators, the most that scalar code keeps in registers. */
export function gemm(M: Float64Array, m: number, n: number, k: number, a: number, aRow: number, aColumn: number, b: number, bRow: number, c: number, cRow: number, accumulate: boolean): void {
  for (let i = 0; i + 2 <= m; i += 2) {
    for (let j = 0; j < n; j += 4) twoByFour(M, k, a + i * aRow, a + (i + 1) * aRow, aColumn, b + j, bRow, c + i * cRow + j, c + (i + 1) * cRow + j, accumulate);
  }
  if (m % 2 === 1) {
    for (let j = 0; j < n; j += 4) oneByFour(M, k, a + (m - 1) * aRow, aColumn, b + j, bRow, c + (m - 1) * cRow + j, accumulate);
  }
}

function twoByFour(M: Float64Array, k: number, a0: number, a1: number, aColumn: number, b: number, bRow: number, c0: number, c1: number, accumulate: boolean): void {
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let l = 0; l < k; l += 1) {
    const x = M[a0];
    const y = M[a1];
    const b0 = M[b];
    const b1 = M[b + 1];
    const b2 = M[b + 2];
    const b3 = M[b + 3];
    s00 += x * b0;
    s01 += x * b1;
    s02 += x * b2;
    s03 += x * b3;
    s10 += y * b0;
    s11 += y * b1;
    s12 += y * b2;
    s13 += y * b3;
    a0 += aColumn;
    a1 += aColumn;
    b += bRow;
  }
  put(M, c0, s00, s01, s02, s03, accumulate);
  put(M, c1, s10, s11, s12, s13, accumulate);
}

function oneByFour(M: Float64Array, k: number, a: number, aColumn: number, b: number, bRow: number, c: number, accumulate: boolean): void {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let l = 0; l < k; l += 1) {
    const x = M[a + l * aColumn];
    const at = b + l * bRow;
    s0 += x * M[at];
    s1 += x * M[at + 1];
    s2 += x * M[at + 2];
    s3 += x * M[at + 3];
  }
  put(M, c, s0, s1, s2, s3, accumulate);
}

function put(M: Float64Array, c: number, s0: number, s1: number, s2: number, s3: number, accumulate: boolean): void {
  M[c] = accumulate ? M[c] + s0 : s0;
  M[c + 1] = accumulate ? M[c + 1] + s1 : s1;
  M[c + 2] = accumulate ? M[c + 2] + s2 : s2;
  M[c + 3] = accumulate ? M[c + 3] + s3 : s3;
}
