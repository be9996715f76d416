// Logistic regression by obvious loops.
import { normals, uniforms } from '../data';

export interface Labelled {
  X: Float64Array;
  y: Float64Array;
  rows: number;
  covariates: number;
}

/** Labels are drawn by a squash without an exponential, so that no machine's library makes them differ. */
export function labelled(rows: number, covariates: number): Labelled {
  const X = normals(7, rows * covariates);
  const draws = uniforms(8, rows);
  const y = draws.map((draw, i) => {
    let eta = 0;
    for (let j = 0; j < covariates; j += 1) eta += (X[i * covariates + j] ?? 0) * (0.5 - 0.1 * (j % 7));
    eta += 0.25;
    return draw < 0.5 + eta / (2 * (1 + Math.abs(eta))) ? 1 : 0;
  });
  return { X, y, rows, covariates };
}

/** Solves A x = b by elimination with pivots; A [p][p]. */
function solve(A: number[][], b: number[]): number[] {
  const p = b.length;
  const rows = A.map((row, i) => [...row, b[i] ?? 0]);
  for (let k = 0; k < p; k += 1) {
    const best = rows.slice(k).reduce((at, row, i) => (Math.abs(row[k] ?? 0) > Math.abs(rows[at]?.[k] ?? 0) ? k + i : at), k);
    [rows[k], rows[best]] = [rows[best] ?? [], rows[k] ?? []];
    for (let i = k + 1; i < p; i += 1) {
      const factor = (rows[i]?.[k] ?? 0) / (rows[k]?.[k] ?? 1);
      rows[i] = (rows[i] ?? []).map((value, j) => value - factor * (rows[k]?.[j] ?? 0));
    }
  }
  const x = new Array<number>(p).fill(0);
  for (let k = p - 1; k >= 0; k -= 1) {
    let sum = rows[k]?.[p] ?? 0;
    for (let j = k + 1; j < p; j += 1) sum -= (rows[k]?.[j] ?? 0) * (x[j] ?? 0);
    x[k] = sum / (rows[k]?.[k] ?? 1);
  }
  return x;
}

/** Newton's method from zero, intercept last, until no coefficient moves by 1e-10. */
export function naiveNewton({ X, y, rows, covariates }: Labelled): number[] {
  const p = covariates + 1;
  let b = new Array<number>(p).fill(0);
  for (let round = 0; round < 50; round += 1) {
    const H = Array.from({ length: p }, () => new Array<number>(p).fill(0));
    const g = new Array<number>(p).fill(0);
    for (let i = 0; i < rows; i += 1) {
      const x = [...X.subarray(i * covariates, (i + 1) * covariates), 1];
      const mu = 1 / (1 + Math.exp(-x.reduce((sum, value, j) => sum + value * (b[j] ?? 0), 0)));
      for (let j = 0; j < p; j += 1) {
        g[j] = (g[j] ?? 0) + (x[j] ?? 0) * ((y[i] ?? 0) - mu);
        const row = H[j] ?? [];
        for (let k = 0; k < p; k += 1) row[k] = (row[k] ?? 0) + (x[j] ?? 0) * (x[k] ?? 0) * mu * (1 - mu);
      }
    }
    const step = solve(H, g);
    b = b.map((value, j) => value + (step[j] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  return b;
}

/** The log likelihood without intercept at every pair of the axis, a logarithm for each row. */
export function naiveGrid({ X, y, rows }: Labelled, axis: Float64Array): Float64Array {
  const g = axis.length;
  const L = new Float64Array(g * g);
  for (let i = 0; i < g; i += 1) {
    for (let j = 0; j < g; j += 1) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) {
        const eta = (X[2 * row] ?? 0) * (axis[i] ?? 0) + (X[2 * row + 1] ?? 0) * (axis[j] ?? 0);
        const against = y[row] === 1 ? -eta : eta;
        sum -= Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
      }
      L[i * g + j] = sum;
    }
  }
  return L;
}
