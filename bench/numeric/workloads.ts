import type { Workload } from './workload';
import { negativeBinomial } from './workloads/negativeBinomial';

/** In the order of the labs. */
export const workloads: readonly Workload[] = [...negativeBinomial];
