import type { Workload } from './workload';
import { attention } from './workloads/attention';
import { factorialChains } from './workloads/chains';
import { logistic } from './workloads/logistic';
import { mixture } from './workloads/mixture';
import { negativeBinomial } from './workloads/negativeBinomial';

/** In the order of the labs. */
export const workloads: readonly Workload[] = [...negativeBinomial, ...logistic, ...mixture, ...factorialChains, ...attention];
