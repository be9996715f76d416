// C = A B or C += A B on 128-bit vectors. Eight accumulators stay in registers; with more than thirteen live vectors they spill.
import { at } from './memory';

@inline
function put(to: usize, first: usize, value: v128, accumulate: bool): void {
  v128.store(to + first, accumulate ? f64x2.add(v128.load(to + first), value) : value);
}

/** Two rows by eight columns. */
@inline
function tile2x8(k: i32, a0: usize, a1: usize, aColumn: usize, b: usize, bRow: usize, c0: usize, c1: usize, accumulate: bool): void {
  let s00 = f64x2.splat(0), s01 = s00, s02 = s00, s03 = s00, s10 = s00, s11 = s00, s12 = s00, s13 = s00;
  for (let l = 0; l < k; l += 1) {
    const b0 = v128.load(b), b1 = v128.load(b, 16), b2 = v128.load(b, 32), b3 = v128.load(b, 48);
    const x = v128.load64_splat(a0);
    s00 = f64x2.add(s00, f64x2.mul(x, b0));
    s01 = f64x2.add(s01, f64x2.mul(x, b1));
    s02 = f64x2.add(s02, f64x2.mul(x, b2));
    s03 = f64x2.add(s03, f64x2.mul(x, b3));
    const y = v128.load64_splat(a1);
    s10 = f64x2.add(s10, f64x2.mul(y, b0));
    s11 = f64x2.add(s11, f64x2.mul(y, b1));
    s12 = f64x2.add(s12, f64x2.mul(y, b2));
    s13 = f64x2.add(s13, f64x2.mul(y, b3));
    a0 += aColumn;
    a1 += aColumn;
    b += bRow;
  }
  put(c0, 0, s00, accumulate); put(c0, 16, s01, accumulate); put(c0, 32, s02, accumulate); put(c0, 48, s03, accumulate);
  put(c1, 0, s10, accumulate); put(c1, 16, s11, accumulate); put(c1, 32, s12, accumulate); put(c1, 48, s13, accumulate);
}

/** Two rows by four columns. */
@inline
function tile2x4(k: i32, a0: usize, a1: usize, aColumn: usize, b: usize, bRow: usize, c0: usize, c1: usize, accumulate: bool): void {
  let s00 = f64x2.splat(0), s01 = s00, s10 = s00, s11 = s00;
  for (let l = 0; l < k; l += 1) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const x = v128.load64_splat(a0), y = v128.load64_splat(a1);
    s00 = f64x2.add(s00, f64x2.mul(x, b0));
    s01 = f64x2.add(s01, f64x2.mul(x, b1));
    s10 = f64x2.add(s10, f64x2.mul(y, b0));
    s11 = f64x2.add(s11, f64x2.mul(y, b1));
    a0 += aColumn;
    a1 += aColumn;
    b += bRow;
  }
  put(c0, 0, s00, accumulate); put(c0, 16, s01, accumulate);
  put(c1, 0, s10, accumulate); put(c1, 16, s11, accumulate);
}

/** Four rows by four columns: eight accumulators again. */
@inline
function tile4x4(k: i32, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, c: usize, cRow: usize, accumulate: bool): void {
  let s00 = f64x2.splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  const second = 2 * aRow, third = 3 * aRow;
  for (let l = 0; l < k; l += 1) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const w = v128.load64_splat(a), x = v128.load64_splat(a + aRow);
    s00 = f64x2.add(s00, f64x2.mul(w, b0));
    s01 = f64x2.add(s01, f64x2.mul(w, b1));
    s10 = f64x2.add(s10, f64x2.mul(x, b0));
    s11 = f64x2.add(s11, f64x2.mul(x, b1));
    const y = v128.load64_splat(a + second), z = v128.load64_splat(a + third);
    s20 = f64x2.add(s20, f64x2.mul(y, b0));
    s21 = f64x2.add(s21, f64x2.mul(y, b1));
    s30 = f64x2.add(s30, f64x2.mul(z, b0));
    s31 = f64x2.add(s31, f64x2.mul(z, b1));
    a += aColumn;
    b += bRow;
  }
  put(c, 0, s00, accumulate); put(c, 16, s01, accumulate);
  put(c + cRow, 0, s10, accumulate); put(c + cRow, 16, s11, accumulate);
  put(c + 2 * cRow, 0, s20, accumulate); put(c + 2 * cRow, 16, s21, accumulate);
  put(c + 3 * cRow, 0, s30, accumulate); put(c + 3 * cRow, 16, s31, accumulate);
}

/** One row by four columns: what an odd number of rows leaves. */
@inline
function tile1x4(k: i32, a0: usize, aColumn: usize, b: usize, bRow: usize, c0: usize, accumulate: bool): void {
  let s0 = f64x2.splat(0), s1 = s0;
  for (let l = 0; l < k; l += 1) {
    const x = v128.load64_splat(a0);
    s0 = f64x2.add(s0, f64x2.mul(x, v128.load(b)));
    s1 = f64x2.add(s1, f64x2.mul(x, v128.load(b, 16)));
    a0 += aColumn;
    b += bRow;
  }
  put(c0, 0, s0, accumulate); put(c0, 16, s1, accumulate);
}

/** The last four columns of all pairs of rows. */
@inline
function lastFour(m: i32, k: i32, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, c: usize, cRow: usize, accumulate: bool): void {
  let i = 0;
  for (; i + 4 <= m; i += 4) tile4x4(k, a + <usize>i * aRow, aRow, aColumn, b, bRow, c + <usize>i * cRow, cRow, accumulate);
  if (i + 2 <= m) {
    const row = a + <usize>i * aRow, to = c + <usize>i * cRow;
    tile2x4(k, row, row + aRow, aColumn, b, bRow, to, to + cRow, accumulate);
  }
}

export function gemm(m: i32, n: i32, k: i32, a: i32, aRow: i32, aColumn: i32, b: i32, bRow: i32, c: i32, cRow: i32, accumulate: bool): void {
  const rowA = at(aRow), columnA = at(aColumn), rowB = at(bRow), rowC = at(cRow);
  const wide = n & ~7;
  let i = 0;
  for (; i + 2 <= m; i += 2) {
    const a0 = at(a) + <usize>i * rowA, c0 = at(c) + <usize>i * rowC;
    for (let j = 0; j < wide; j += 8) tile2x8(k, a0, a0 + rowA, columnA, at(b + j), rowB, c0 + at(j), c0 + rowC + at(j), accumulate);
  }
  if (wide < n) lastFour(m, k, at(a), rowA, columnA, at(b + wide), rowB, at(c + wide), rowC, accumulate);
  if (i < m) {
    const a0 = at(a) + <usize>i * rowA, c0 = at(c) + <usize>i * rowC;
    for (let j = 0; j < n; j += 4) tile1x4(k, a0, columnA, at(b + j), rowB, c0 + at(j), accumulate);
  }
}
