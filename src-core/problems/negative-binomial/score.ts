import { secondOrder, thirdOrder } from '../../maths/stirling';
import type { Tally } from './tally';

/**
 * n S2 - n S1 - S1², S1 = Σ x f, S2 = Σ x² f: positive exactly when the sample variance, divided by n, exceeds the mean.
 *
 * In whole numbers, because in doubles a table on the very boundary comes out on the wrong side of it.
 */
export function overdispersion({ values, frequencies, total }: Tally): number {
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < values.length; i += 1) {
    s1 += values[i] * frequencies[i];
    s2 += values[i] * values[i] * frequencies[i];
  }
  if (total * s2 <= Number.MAX_SAFE_INTEGER) return total * (s2 - s1) - s1 * s1;
  let [n, exact1, exact2] = [0n, 0n, 0n];
  for (let i = 0; i < values.length; i += 1) {
    const x = BigInt(values[i]);
    const f = BigInt(frequencies[i]);
    n += f;
    exact1 += x * f;
    exact2 += x * x * f;
  }
  return Number(n * (exact2 - exact1) - exact1 * exact1);
}

/** Sums over j from 0 up to the largest count, weighted with how many counts exceed j: that weight changes only at a count that was seen. */
interface Gaps {
  from: Float64Array;
  to: Float64Array;
  exceeding: Float64Array;
}

function gapsOf({ values, frequencies, total }: Tally): Gaps {
  const first = values[0] === 0 ? 1 : 0;
  const to = values.slice(first);
  const exceeding = new Float64Array(to.length);
  let left = total - (first === 1 ? frequencies[0] : 0);
  for (let k = 0; k < to.length; k += 1) {
    exceeding[k] = left;
    left -= frequencies[first + k];
  }
  return { from: Float64Array.from(to, (_, k) => (k === 0 ? 0 : to[k - 1])), to, exceeding };
}

/** Below this j, and in gaps shorter than this, terms are added one by one. */
const addedSingly = 32;

function sumOver({ from, to, exceeding }: Gaps, term: (j: number) => number, longSum: (a: number, b: number) => number): number {
  let sum = 0;
  for (let k = 0; k < to.length; k += 1) {
    const single = to[k] - from[k] <= addedSingly ? to[k] : Math.max(from[k], Math.min(to[k], addedSingly));
    let here = 0;
    for (let j = from[k]; j < single; j += 1) here += term(j);
    if (single < to[k]) here += longSum(single, to[k]);
    sum += exceeding[k] * here;
  }
  return sum;
}

/** Euler and Maclaurin: from the integral over [a, b] to the sum over j = a, ..., b-1, by f, f', f''' and the fifth derivative at the ends. DLMF 2.10. */
const ends = (f: number, f1: number, f3: number, f5: number): number => -f / 2 + f1 / 12 - f3 / 720 + f5 / 30240;

/** Σ 1/(r+j), j = a, ..., b-1. */
function inverses(r: number, a: number, b: number): number {
  const at = (j: number): number => {
    const y = 1 / (r + j);
    const s = y * y;
    return ends(y, -s, -6 * s * s, -120 * s * s * s);
  };
  return Math.log1p((b - a) / (r + a)) + at(b) - at(a);
}

/** Σ j²/(1+ju), j = a, ..., b-1. Its integral is a sum of positive terms: with A = 1+au, L = b-a, z = Lu/A, a² L, 2a L² and L³ over A, each times its function of z. */
function squares(u: number, a: number, b: number): number {
  const A = 1 + a * u;
  const L = b - a;
  const z = (L * u) / A;
  const integral = (L * (a * a * (Math.log1p(z) / z) + L * (2 * a * secondOrder(z) + L * thirdOrder(z)))) / A;
  const at = (j: number): number => {
    const w = 1 / (1 + j * u);
    const s = w * w;
    return ends(j * j * w, j * (2 + j * u) * s, -6 * u * s * s, -120 * u * u * u * s * s * s);
  };
  return integral + at(b) - at(a);
}

/**
 * The slope of the profile log likelihood in r: Σ_j N_{>j}/(r+j) - n log(1 + m/r), N_{>j} counting how many exceed j.
 *
 * r > 0. For r above the mean both sums agree in their leading terms; with u = 1/r these are taken out by hand, and what is left is
 * u² (u Σ_j N_{>j} j²/(1+ju) - u n m³ t(mu) - excess/2), excess = overdispersion/n exact, t(v) = (v²/2 - v + log(1+v))/v³.
 */
export function profileSlope(tally: Tally): (r: number) => number {
  const { total, mean } = tally;
  const excess = overdispersion(tally) / total;
  const gaps = gapsOf(tally);
  return (r) => {
    if (mean > r) return sumOver(gaps, (j) => 1 / (r + j), (a, b) => inverses(r, a, b)) - total * Math.log1p(mean / r);
    const u = 1 / r;
    const spread = sumOver(gaps, (j) => (j * j) / (1 + j * u), (a, b) => squares(u, a, b));
    return u * u * (u * (spread - total * mean ** 3 * thirdOrder(mean * u)) - excess / 2);
  };
}
