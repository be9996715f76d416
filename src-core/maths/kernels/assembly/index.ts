export { gemm } from './gemm';
export { negativeBinomialLogMasses } from './negativeBinomial';
export { countInto } from './counting';
