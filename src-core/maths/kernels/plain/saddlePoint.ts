import { deviance, stirlingRemainder } from '../../stirling';
import { isFit } from './negativeBinomial';

function logMass(x: number, r: number, rho: number, remainder: number): number {
  if (x === 0) return r * Math.log1p(-rho);
  const [q, n] = [1 - rho, r + x];
  const excess = x * q - r * rho;
  const away = deviance(r, n * q, -excess) + deviance(x, n * rho, excess);
  return stirlingRemainder(n) - stirlingRemainder(r) - remainder - away + 0.5 * Math.log(r / n / x / (2 * Math.PI));
}

/** As Kernels.saddlePointLogMasses. */
export function saddlePointLogMasses(M: Float64Array, count: number, x: number, r: number, rho: number, remainders: number, size: number, out: number): number {
  let unfit = 0;
  for (let i = 0; i < count; i += 2) {
    const fit = isFit(M[x + i], M[r + i], M[rho + i], size) && isFit(M[x + i + 1], M[r + i + 1], M[rho + i + 1], size);
    if (!fit) unfit += 1;
    for (let j = i; j < i + 2; j += 1) M[out + j] = fit ? logMass(M[x + j], M[r + j], M[rho + j], M[remainders + M[x + j]]) : Number.NaN;
  }
  return unfit;
}
