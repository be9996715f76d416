/** From here on Stirling's series is used; smaller arguments are lifted by as much. */
const lift = 8;

/** Stirling's remainder from 1/z, up to z^-9: at 8 the next term is below 3e-13. Abramowitz & Stegun 6.1.41. */
function remainder(inverse: number): number {
  const s = inverse * inverse;
  return inverse * (1 / 12 + s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s / 1188))));
}

/** z (z+1) ... (z+7): with q = z² + 7z the factors pair up as q, q+6, q+10, q+12. */
function eightFactors(z: number): number {
  const q = z * (z + 7);
  return q * (q + 6) * (q + 10) * (q + 12);
}

/**
 * log NB(x; r, ρ) without the factorial. With a = r, b = r + x, both lifted by eight where r is small,
 * log Γ(b) - log Γ(a) = x log b + (a - 1/2) log(b/a) - x + remainders: with x log ρ and r log(1-ρ) three logarithms.
 */
function logMass(x: number, r: number, rho: number): number {
  const small = r < lift;
  const from = small ? r + lift : r;
  const to = from + x;
  const lifted = small ? Math.log(eightFactors(r) / eightFactors(r + x)) : 0;
  return x * (Math.log(to * rho) - 1) + r * Math.log(1 - rho) + (from - 0.5) * Math.log(to / from) + remainder(1 / to) - remainder(1 / from) + lifted;
}

/** Whole counts below `size`, r from 1e-3 and ρ from 1e-9 on: where every logarithm of the vectors keeps its digits. */
export const isFit = (x: number, r: number, rho: number, size: number): boolean => Number.isInteger(x) && x >= 0 && x < size && r >= 1e-3 && r < size && rho >= 1e-9 && rho < 1;

/** As Kernels.negativeBinomialLogMasses. */
export function negativeBinomialLogMasses(M: Float64Array, count: number, x: number, r: number, rho: number, logFactorials: number, size: number, out: number): number {
  let unfit = 0;
  for (let i = 0; i < count; i += 2) {
    const fit = isFit(M[x + i], M[r + i], M[rho + i], size) && isFit(M[x + i + 1], M[r + i + 1], M[rho + i + 1], size);
    if (!fit) unfit += 1;
    for (let j = i; j < i + 2; j += 1) M[out + j] = fit ? logMass(M[x + j], M[r + j], M[rho + j]) - M[logFactorials + M[x + j]] : Number.NaN;
  }
  return unfit;
}
