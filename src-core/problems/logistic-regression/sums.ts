/** Many labelled rows: X [rows][covariates], row-major, y [rows] of 0 and 1. An intercept is added as the last coefficient. */
export interface Design {
  readonly X: Float64Array;
  readonly y: Float64Array;
  readonly rows: number;
  readonly covariates: number;
}

/**
 * What one pass over the rows adds up at given coefficients: score [p] and the information [p][p] of L, p = covariates + 1.
 * Of the information, which is minus the Hessian, only the lower triangle counts; its rows are `stride` apart.
 */
export interface Sums {
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly stride: number;
}

/** Adds rows from <= i < to at these coefficients to the sums. */
export type AddRows = (coefficients: Float64Array, from: number, to: number) => void;

/** So many rows stay in the first cache with all their columns. */
const blockRows = 64;

export function emptySums(covariates: number): Sums {
  const stride = 3 * Math.ceil((covariates + 1) / 3);
  return { score: new Float64Array(stride), information: new Float64Array(stride * stride), stride };
}

/** The kernel for a design: it owns its scratch, so that a pass allocates nothing. */
export const adderOf = (design: Design, sums: Sums): AddRows => (design.covariates === 2 ? planeAdder(design, sums) : blockAdder(design, sums));

/** Two covariates and an intercept: nine sums in registers. */
function planeAdder({ X, y }: Design, { score, information, stride }: Sums): AddRows {
  return (coefficients, from, to) => {
    const [b1, b2, b0] = coefficients;
    let g1 = 0;
    let g2 = 0;
    let g0 = 0;
    let h11 = 0;
    let h12 = 0;
    let h22 = 0;
    let h10 = 0;
    let h20 = 0;
    let h00 = 0;
    for (let i = from; i < to; i += 1) {
      const x1 = X[2 * i];
      const x2 = X[2 * i + 1];
      const eta = b1 * x1 + b2 * x2 + b0;
      // e^-|η| never overflows; σ(η) and its derivative follow from it with one division.
      const e = Math.exp(-Math.abs(eta));
      const larger = 1 / (1 + e);
      const smaller = e * larger;
      const residual = y[i] - (eta < 0 ? smaller : larger);
      const weight = smaller * larger;
      const w1 = weight * x1;
      const w2 = weight * x2;
      g1 += residual * x1;
      g2 += residual * x2;
      g0 += residual;
      h11 += w1 * x1;
      h12 += w1 * x2;
      h22 += w2 * x2;
      h10 += w1;
      h20 += w2;
      h00 += weight;
    }
    score[0] += g1;
    score[1] += g2;
    score[2] += g0;
    information[0] += h11;
    information[stride] += h12;
    information[stride + 1] += h22;
    information[2 * stride] += h10;
    information[2 * stride + 1] += h20;
    information[2 * stride + 2] += h00;
  };
}

/** Any number of covariates: blocks of rows turned into columns, plain and weighted, and their products in tiles of 3 x 3 sums. */
function blockAdder({ X, y, covariates }: Design, { score, information, stride }: Sums): AddRows {
  const columns = new Float64Array(stride * blockRows);
  const weighted = new Float64Array(stride * blockRows);
  const residuals = new Float64Array(blockRows);
  columns.fill(1, covariates * blockRows, (covariates + 1) * blockRows);

  return (coefficients, from, to) => {
    for (let row = from; row < to; row += blockRows) {
      const count = Math.min(blockRows, to - row);
      for (let i = 0; i < count; i += 1) {
        const start = (row + i) * covariates;
        const eta = coefficients[covariates] + rowDot(coefficients, X, start, covariates);
        const e = Math.exp(-Math.abs(eta));
        const larger = 1 / (1 + e);
        const weight = e * larger * larger;
        residuals[i] = y[row + i] - (eta < 0 ? e * larger : larger);
        for (let j = 0, at = i; j < covariates; j += 1, at += blockRows) {
          const x = X[start + j];
          columns[at] = x;
          weighted[at] = weight * x;
        }
        weighted[covariates * blockRows + i] = weight;
      }
      for (let j = 0; j < stride; j += 3) addDots(residuals, columns, j * blockRows, count, score, j);
      for (let j = 0; j < stride; j += 3) for (let k = 0; k <= j; k += 3) addTile(weighted, j * blockRows, columns, k * blockRows, count, information, j * stride + k, stride);
    }
  };
}

/** Two sums side by side: one alone would wait for each addition. */
function rowDot(a: Float64Array, X: Float64Array, start: number, count: number): number {
  let even = 0;
  let odd = 0;
  const pairs = count - (count % 2);
  for (let j = 0; j < pairs; j += 2) {
    even += a[j] * X[start + j];
    odd += a[j + 1] * X[start + j + 1];
  }
  return even + odd + (pairs < count ? a[pairs] * X[start + pairs] : 0);
}

/** Adds the products of a with three columns of B to out[at], out[at + 1], out[at + 2]. */
function addDots(a: Float64Array, B: Float64Array, b0: number, count: number, out: Float64Array, at: number): void {
  const b1 = b0 + blockRows;
  const b2 = b1 + blockRows;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < count; i += 1) {
    s0 += a[i] * B[b0 + i];
    s1 += a[i] * B[b1 + i];
    s2 += a[i] * B[b2 + i];
  }
  out[at] += s0;
  out[at + 1] += s1;
  out[at + 2] += s2;
}

/** Adds A'B for three columns of A and three of B, each `blockRows` long, to a 3 x 3 tile of `out`: nine sums and six factors are what registers hold. */
function addTile(A: Float64Array, a0: number, B: Float64Array, b0: number, count: number, out: Float64Array, at: number, stride: number): void {
  const a1 = a0 + blockRows;
  const a2 = a1 + blockRows;
  const b1 = b0 + blockRows;
  const b2 = b1 + blockRows;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  for (let i = 0; i < count; i += 1) {
    const a = A[a0 + i];
    const b = A[a1 + i];
    const c = A[a2 + i];
    const u = B[b0 + i];
    const v = B[b1 + i];
    const w = B[b2 + i];
    s00 += a * u;
    s01 += a * v;
    s02 += a * w;
    s10 += b * u;
    s11 += b * v;
    s12 += b * w;
    s20 += c * u;
    s21 += c * v;
    s22 += c * w;
  }
  out[at] += s00;
  out[at + 1] += s01;
  out[at + 2] += s02;
  out[at + stride] += s10;
  out[at + stride + 1] += s11;
  out[at + stride + 2] += s12;
  out[at + 2 * stride] += s20;
  out[at + 2 * stride + 1] += s21;
  out[at + 2 * stride + 2] += s22;
}
