import type { Kernels } from './kernels';
import { countInto } from './plain/counting';
import { gemm } from './plain/gemm';
import { negativeBinomialLogMasses } from './plain/negativeBinomial';

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
    negativeBinomialLogMasses: (count, x, r, rho, logFactorials, size, out) => negativeBinomialLogMasses(memory, count, x, r, rho, logFactorials, size, out),
    countInto: (count, values, classes, histogram) => countInto(memory, count, values, classes, histogram),
  };
}
