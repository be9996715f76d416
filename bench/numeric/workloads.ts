import type { Workload } from './workload';
import { attention } from './workloads/attention';
import { factorialChains } from './workloads/chains';
import { linear } from './workloads/linear';
import { logistic } from './workloads/logistic';
import { mixture } from './workloads/mixture';
import { negativeBinomial } from './workloads/negativeBinomial';

/** In the order of the labs. */
export const workloads: readonly Workload[] = [...negativeBinomial, ...logistic, ...mixture, ...linear, ...factorialChains, ...attention];
