import type { Kernels } from './kernels';
import { plainKernels } from './plain';

let chosen: Kernels = plainKernels();

/** The kernels that this process computes with. */
export const kernels = (): Kernels => chosen;

/** Chooses other kernels from here on: once, when a process starts, before anything that must be the same twice was computed twice. */
export function chooseKernels(better: Kernels): void {
  chosen = better;
}
