import type { Kernels } from './kernels';
import { countInto, countPairs } from './plain/counting';
import { pairProducts, widen } from './plain/filling';
import { gemm } from './plain/gemm';
import { exponentials, gridProducts } from './plain/grid';
import { kroneckerPairs } from './plain/kronecker';
import { logisticRows, planeSums, weighRows } from './plain/logistic';
import { negativeBinomialLogMasses } from './plain/negativeBinomial';
import { saddlePointLogMasses } from './plain/saddlePoint';
import { softmaxRows } from './plain/softmax';
import { jointSums, weighStates } from './plain/states';

/** The kernels as loops in TypeScript: what runs where WebAssembly's vectors do not, and what tests them. */
export function plainKernels(): Kernels {
  let memory = new Float64Array(0);
  return {
    name: 'plain',
    reserve(doubles) {
      if (memory.length < doubles) memory = new Float64Array(doubles);
      return memory;
    },
    gemm: (m, n, k, a, aRow, aColumn, b, bRow, c, cRow, accumulate) => gemm(memory, m, n, k, a, aRow, aColumn, b, bRow, c, cRow, accumulate),
    widen: (count, from, to) => widen(memory, count, from, to),
    pairProducts: (rows, width, stride, from, offDiagonal, to) => pairProducts(memory, rows, width, stride, from, offDiagonal, to),
    softmaxRows: (rows, columns, scores, stride) => softmaxRows(memory, rows, columns, scores, stride),
    exponentials: (count, from, to) => exponentials(memory, count, from, to),
    gridProducts: (rows, firsts, seconds, first, second, logLik) => gridProducts(memory, rows, firsts, seconds, first, second, logLik),
    kroneckerPairs: (levels, v, weights) => kroneckerPairs(memory, levels, v, weights),
    weighStates: (outer, inner, outerFactors, innerFactors, scale, common, from, to) => weighStates(memory, outer, inner, outerFactors, innerFactors, scale, common, from, to),
    jointSums: (outer, inner, a, b, outerSums, innerSums) => jointSums(memory, outer, inner, a, b, outerSums, innerSums),
    logisticRows: (count, columns, x, coefficients, y, residuals, weights) => logisticRows(memory, count, columns, x, coefficients, y, residuals, weights),
    weighRows: (count, columns, x, weights, to) => weighRows(memory, count, columns, x, weights, to),
    planeSums: (count, x, residuals, weights, to) => planeSums(memory, count, x, residuals, weights, to),
    negativeBinomialLogMasses: (count, x, r, rho, logFactorials, size, out) => negativeBinomialLogMasses(memory, count, x, r, rho, logFactorials, size, out),
    saddlePointLogMasses: (count, x, r, rho, remainders, size, out) => saddlePointLogMasses(memory, count, x, r, rho, remainders, size, out),
    countPairs: (count, values, histogram) => countPairs(memory, count, values, histogram),
    countInto: (count, values, classes, histogram) => countInto(memory, count, values, classes, histogram),
  };
}
