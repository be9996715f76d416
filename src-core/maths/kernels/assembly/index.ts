export { countInto } from './counting';
export { pairProducts, widen } from './filling';
export { gemm } from './gemm';
export { exponentials, gridProducts } from './grid';
export { kroneckerPairs } from './kronecker';
export { logisticRows, planeSums, weighRows } from './logistic';
export { negativeBinomialLogMasses } from './negativeBinomial';
export { softmaxRows } from './softmax';
export { jointSums, weighStates } from './states';
